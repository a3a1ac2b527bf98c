"""What the user has configured: `clustermodel.toml`, or `[tool.clustermodel]` in `pyproject.toml`.

The nearest file upward from a programme's folder counts; `clustermodel.toml` before `pyproject.toml` in one folder. The
command line wins over it.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

import attrs

from clustermodel.diagnostics import Diagnostic, Rule, Severity, Span, shown_path

UNREADABLE = Rule(
    "CF101", Severity.ERROR, "the settings cannot be read: {error}", "correct the file; no setting of it is in force",
    doc="`clustermodel.toml`, or the `pyproject.toml` that holds `[tool.clustermodel]`, is not TOML in UTF-8.",
)
UNKNOWN = Rule(
    "CF102", Severity.ERROR, "unknown setting '{key}'", "known settings: {known}",
    doc="A misspelt setting would be ignored in silence.",
)
WRONG_TYPE = Rule(
    "CF103", Severity.ERROR, "the setting '{key}' must be {expected}", doc="The setting has another type of value."
)
RULES = (UNREADABLE, UNKNOWN, WRONG_TYPE)


@attrs.frozen(kw_only=True)
class Settings:
    """The settings in force for a programme."""

    select: tuple[str, ...] = attrs.field(
        default=(), metadata={"doc": "Codes, or their beginnings, to report; all by default."}
    )
    ignore: tuple[str, ...] = attrs.field(default=(), metadata={"doc": "Codes, or their beginnings, to leave out."})
    per_path_ignores: Mapping[str, tuple[str, ...]] = attrs.field(
        factory=dict, metadata={"doc": "Glob pattern of paths, relative to the settings file → codes to leave out there."}
    )
    parameters: Mapping[str, Mapping[str, Any]] = attrs.field(
        factory=dict, metadata={"doc": "Code → arguments of the check."}
    )
    fail_on: str | None = attrs.field(default=None, metadata={"doc": "error, warning or never."})
    strict: bool = attrs.field(default=False, metadata={"doc": "Raise warnings to errors."})
    language: str | None = attrs.field(default=None, metadata={"doc": "Language of messages: en or ru."})
    required_plugins: tuple[str, ...] = attrs.field(
        default=(), metadata={"doc": "Names of plugins without which a check is not complete."}
    )
    plugins: tuple[str, ...] = attrs.field(
        default=(), metadata={"doc": "Files of plugins, relative to the settings file: `./rules.py`."}
    )
    folder: Path | None = None
    """Where the settings file stands."""

    def ignored_at(self, path: str) -> tuple[str, ...]:
        """The codes that are left out at a path."""
        shown = PurePath(path)
        if self.folder is not None and Path(path).resolve().is_relative_to(self.folder):
            shown = Path(path).resolve().relative_to(self.folder)
        return tuple(code for pattern, codes in self.per_path_ignores.items() if shown.match(pattern) for code in codes)


def override(settings: Settings, **chosen: Any) -> Settings:
    """The settings with what the command line says in place of theirs; what it leaves unsaid (None, ()) stays."""
    return attrs.evolve(settings, **{name: value for name, value in chosen.items() if value not in (None, ())})


def find(start: Path) -> Path | None:
    """The settings file in force for what stands in a folder."""
    for folder in (start.resolve(), *start.resolve().parents):
        own = folder / "clustermodel.toml"
        if own.is_file():
            return own
        shared = folder / "pyproject.toml"
        if shared.is_file() and b"[tool.clustermodel" in shared.read_bytes():
            return shared
    return None


def read(path: Path | None) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings of a file, and what is wrong with them. No file means no settings."""
    if path is None:
        return Settings(), ()
    try:
        text = path.read_text("utf-8")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Settings(), (UNREADABLE(span=_span(path, "", ""), values={"error": str(error)}),)
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("clustermodel", {})
    return _settings(table, path, text)


def _settings(table: dict[str, Any], path: Path, text: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    known = {field.name.replace("_", "-"): field for field in attrs.fields(Settings) if "doc" in field.metadata}
    found: dict[str, Any] = {}
    problems = []
    for key, value in table.items():
        if key not in known:
            problems.append(UNKNOWN(span=_span(path, text, key), values={"key": key, "known": list(known)}))
            continue
        expected, good = _EXPECTED[known[key].name]
        if good(value):
            found[known[key].name] = _frozen(value)
        else:
            problems.append(WRONG_TYPE(span=_span(path, text, key), values={"key": key, "expected": expected}))
    return Settings(**found, folder=path.resolve().parent), tuple(problems)


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


_EXPECTED = {
    "select": ("a list of codes", _texts),
    "ignore": ("a list of codes", _texts),
    "per_path_ignores": (
        "a table of lists of codes",
        lambda value: isinstance(value, dict) and all(_texts(one) for one in value.values()),
    ),
    "parameters": (
        "a table of tables",
        lambda value: isinstance(value, dict) and all(isinstance(one, dict) for one in value.values()),
    ),
    "fail_on": ("error, warning or never", lambda value: value in ("error", "warning", "never")),
    "strict": ("true or false", lambda value: isinstance(value, bool)),
    "language": ("a text", lambda value: isinstance(value, str)),
    "required_plugins": ("a list of names", _texts),
    "plugins": ("a list of files", _texts),
}


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return {key: _frozen(one) for key, one in value.items()} if isinstance(value, dict) else value


def _span(path: Path, text: str, key: str) -> Span:
    """The line on which a key is set; the first one if it cannot be told."""
    lines = text.splitlines()
    line = next((number for number, one in enumerate(lines, 1) if one.lstrip("[ \"'").startswith(key) and key), 1)
    width = len(lines[line - 1]) if lines else 0
    return Span(shown_path(path), line, 1, line, width + 1)
