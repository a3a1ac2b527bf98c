"""What the user has configured: `clustermodel.toml`, or `[tool.clustermodel]` in `pyproject.toml`.

The nearest file upward from a programme's folder counts; `clustermodel.toml` before `pyproject.toml` in one folder. The
command line wins over it.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Any

import attrs

from clustermodel.diagnostics import Diagnostic, Rule, Severity, Span, shown_path
from clustermodel.messages import Phrase, Word, languages
from clustermodel.model.frozen import Frozen
from clustermodel.reachable import unreadable
from clustermodel.toml_places import spans

UNREADABLE = Rule(
    "CF101", Severity.ERROR, "the settings cannot be read: {error}", "correct the file; no setting of it is in force",
    doc="`clustermodel.toml`, or the `pyproject.toml` that holds `[tool.clustermodel]`, is not TOML in UTF-8.",
)
UNKNOWN = Rule(
    "CF102", Severity.ERROR, "unknown setting '{key}'", "known settings: {known}",
    doc="A misspelt setting would be ignored in silence.",
)
WRONG_TYPE = Rule(
    "CF103", Severity.ERROR, "the setting '{key}' must be {expected}",
    "correct it; its default is in force", doc="The setting has another type of value."
)
NO_CODE = Rule(
    "CF106", Severity.ERROR, "the setting '{key}' names '{code}', and no code is that or begins so",
    "`clustermodel explain` lists the codes; those of a plugin are there when it is installed",
    doc="A misspelt code selects nothing, so that a check finds nothing; or it leaves nothing out; or its parameters are in "
    "force nowhere. Codes are written in capitals.",
)
NO_FILE = Rule(
    "CF107", Severity.WARNING, "the pattern '{pattern}' of the setting 'per-path-ignores' fits no file",
    "correct it, or delete it; it is matched from the folder of the settings",
    doc="A misspelt name leaves nothing out, so that what was to be ignored is shown; one that is left over would leave out "
    "what comes later.",
)
NO_EXPORTER = Rule(
    "CF108", Severity.ERROR, "the setting 'publish' names '{name}', and no exporter is called so",
    "`clustermodel plugins` lists them; those of a plugin are there when it is installed",
    doc="A misspelt name is nothing that could be made: `clustermodel publish` would make nothing at all.",
)
RULES = (UNREADABLE, UNKNOWN, WRONG_TYPE, NO_CODE, NO_FILE, NO_EXPORTER)

LIMIT = 1024 * 1024
"""Bytes of a settings file that are read at most."""

_SHARED = "pyproject.toml"
_OURS = re.compile(rb"^[ \t]*\[+[ \t]*tool[ \t]*\.[ \t]*clustermodel\b", re.MULTILINE)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Settings(Frozen):
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
    publish: tuple[str, ...] = attrs.field(
        default=(), metadata={"doc": "Names of the formats that `clustermodel publish` makes; all by default."}
    )
    folder: Path | None = None
    """Where the settings file stands."""
    spans: Mapping[str, Span] = attrs.field(factory=dict, eq=False, repr=False)
    """Where each setting stands in it."""

    @property
    def codes(self) -> Iterator[tuple[str, str]]:
        """Every code, or beginning of one, that is named, and the setting that names it."""
        by_path = (one for named in self.per_path_ignores.values() for one in named)
        settings = {"select": self.select, "ignore": self.ignore, "per-path-ignores": by_path, "parameters": self.parameters}
        yield from ((key, one) for key, named in settings.items() for one in named)

    def ignored_at(self, path: str) -> tuple[str, ...]:
        """The codes that are left out of what is said of a file."""
        return (*self.ignore, *self._ignored_only_at(path))

    def _ignored_only_at(self, path: str) -> tuple[str, ...]:
        shown = PurePath(path)
        if self.folder is not None and Path(path).resolve().is_relative_to(self.folder):
            shown = Path(path).resolve().relative_to(self.folder)
        return tuple(code for pattern, codes in self.per_path_ignores.items() if shown.match(pattern) for code in codes)


def strange_codes(settings: Settings, known: Iterable[str]) -> Iterator[Diagnostic]:
    """A finding for each code that the settings name and that there is not; parameters need a whole one."""
    known = tuple(known)
    for key, code in settings.codes:
        if code not in known and (key == "parameters" or not begins_one(code, known)):
            yield NO_CODE(span=settings.spans.get(key), values={"key": key, "code": code})


def unmatched(settings: Settings) -> Iterator[Diagnostic]:
    """A finding for each pattern of paths that fits no file in the folder of the settings or below it."""
    folder = settings.folder
    for pattern in settings.per_path_ignores if folder is not None else ():
        with suppress(OSError, ValueError, NotImplementedError):  # an absolute pattern, a folder that is closed
            if folder is not None and next(folder.rglob(pattern), None) is None:
                span = settings.spans.get(f"per-path-ignores.{pattern}") or settings.spans.get("per-path-ignores")
                yield NO_FILE(span=span, values={"pattern": pattern})


def begins_one(code: str, known: Iterable[str]) -> bool:
    """Whether there is such a code, or one that begins so."""
    return any(one.startswith(code) for one in known)


def override(settings: Settings, **chosen: Any) -> Settings:
    """The settings with what the command line says in place of theirs; what it leaves unsaid (None, ()) stays."""
    return attrs.evolve(settings, **{name: value for name, value in chosen.items() if value not in (None, ())})


def find(start: Path) -> Path | None:
    """The settings file in force for what stands in a folder."""
    with suppress(OSError, RuntimeError):  # a path that leads round in a circle, or is too long, has no settings
        start = start.resolve()
        return next(filter(None, map(_in_folder, (start, *start.parents))), None)
    return None


def _in_folder(folder: Path) -> Path | None:
    """The settings file that stands in a folder itself; one that the user may not look at is none."""
    own, shared = folder / "clustermodel.toml", folder / _SHARED
    with suppress(OSError):
        if own.is_file() or os.path.lexists(own):  # whatever it is, it is meant
            return own
        if shared.is_file():
            with shared.open("rb") as stream:
                return shared if _OURS.search(stream.read(LIMIT)) else None
    return None


def read(path: Path | None) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings of a file, and what is wrong with them. No file means no settings."""
    if path is None:
        return Settings(), ()
    import tomllib  # most programmes have no settings

    try:
        text = _text(path)
        table = _table(tomllib.loads(text), path)
    except RecursionError:
        error: object = Word("it is nested too deep")
    except _UnusableError as failure:
        error = failure.args[0]
    except UnicodeDecodeError:
        error = Word("it is not UTF-8")
    except (OSError, ValueError) as failure:  # of TOML, of UTF-8, of a number with too many digits
        error = str(failure)
    else:
        return _settings(table, path, text)
    return Settings(), (UNREADABLE(span=Span(_shown(path), 1, 1, 1, 1), values={"error": error}),)


def _shown(path: Path) -> str:
    """The path as one would write it: nobody has named the file, and an absolute path differs from machine to machine."""
    with suppress(OSError):
        path = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    return shown_path(path)


class _UnusableError(Exception):
    """Why a settings file is not read, as a phrase of a message."""


def _text(path: Path) -> str:
    """The text of a settings file. Raises OSError, ValueError for one that is not UTF-8, and _UnusableError."""
    reason = unreadable(path)
    if reason:
        raise _UnusableError(reason)
    with path.open("rb") as stream:
        data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise _UnusableError(Phrase("it is larger than {limit} bytes", {"limit": LIMIT}))
    return data.decode()


def _table(document: dict[str, Any], path: Path) -> dict[str, Any]:
    """The settings among what a file says. Raises _UnusableError when something else stands in their place."""
    if path.name != _SHARED:
        return document
    tool = document.get("tool", {})
    table = tool.get("clustermodel", {}) if isinstance(tool, dict) else tool
    if not isinstance(table, dict):
        raise _UnusableError(Phrase("{table} is no table", {"table": "`tool.clustermodel`"}))
    return table


def _settings(table: dict[str, Any], path: Path, text: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    known = {field.name.replace("_", "-"): field for field in attrs.fields(Settings) if "doc" in field.metadata}
    found: dict[str, Any] = {}
    problems = []
    span = spans(text, _shown(path), "tool.clustermodel." if path.name == _SHARED else "")
    for key, value in table.items():
        if key not in known:
            problems.append(UNKNOWN(span=span(key), values={"key": key, "known": list(known)}))
            continue
        expected, good = _EXPECTED[known[key].name]
        if good(value):
            found[known[key].name] = _frozen(value)
        else:
            problems.append(WRONG_TYPE(span=span(key), values={"key": key, "expected": Word(expected)}))
    return Settings(**found, folder=path.resolve().parent, spans=_places(table, span)), tuple(problems)


def _places(table: dict[str, Any], span: Callable[[str], Span]) -> dict[str, Span]:
    """Where each setting stands; and where a pattern, or a parameter of a code, if it has a line of its own."""
    inner = {"per-path-ignores": 1, "parameters": 2}
    names = [name for key, depth in inner.items() for name in _names(table.get(key), key, depth)]
    return {name: span(name) for name in (*table, *names)}


def _names(value: object, above: str, depth: int) -> Iterator[str]:
    """The names of what stands in a table, so many levels deep, each with those above it."""
    for key, one in value.items() if isinstance(value, dict) and depth else ():
        yield f"{above}.{key}"
        yield from _names(one, f"{above}.{key}", depth - 1)


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _codes(value: object) -> bool:
    """An empty text would be the beginning of every code."""
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)


def _codes_by_path(value: object) -> bool:
    """A pattern must say something: an empty one, or `.`, matches nothing that has a name."""
    return isinstance(value, dict) and all(PurePath(pattern).parts and _codes(codes) for pattern, codes in value.items())


_EXPECTED = {
    "select": ("a list of codes", _codes),
    "ignore": ("a list of codes", _codes),
    "per_path_ignores": ("a table of lists of codes, each for a pattern of paths", _codes_by_path),
    "parameters": (
        "a table of tables",
        lambda value: isinstance(value, dict) and all(isinstance(one, dict) for one in value.values()),
    ),
    "fail_on": ("error, warning or never", lambda value: value in ("error", "warning", "never")),
    "strict": ("true or false", lambda value: isinstance(value, bool)),
    "language": ("en or ru", lambda value: isinstance(value, str) and value.partition("-")[0].lower() in languages()),
    "required_plugins": ("a list of names", _texts),
    "plugins": ("a list of files", _texts),
    "publish": ("a list of names", _texts),
}


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return {key: _frozen(one) for key, one in value.items()} if isinstance(value, dict) else value
