"""What the page runs and looks like: this library's own script and style, and the library of others, just as published."""

from pathlib import Path

import attrs

_HERE = Path(__file__).parent


@attrs.frozen(kw_only=True)
class Bundled:
    """A library of somebody else that goes into the page as it was published."""

    name: str
    version: str
    file: str
    sha256: str
    license: str
    """File with the text of its licence."""
    license_sha256: str
    origin: str
    """The package of npm, and the file in it."""

    @property
    def notice(self) -> str:
        """The text of the licence."""
        return _read(self.license).strip()

    @property
    def script(self) -> str:
        """The script, without the pointer to a file that is not there."""
        return "\n".join(line for line in _read(self.file).split("\n") if not line.startswith("//# sourceMappingURL="))


BUNDLED = (
    Bundled(
        name="Cytoscape.js",
        version="3.34.4",
        file="cytoscape.min.js",
        sha256="081591ab735b2b6a3b31a3c60f8f3a3e2fee8c92939e0c7820ad1208571b6cd8",
        license="cytoscape.LICENSE",
        license_sha256="eb319c6e6f233607f71e8e2f450391751883cfc0eeb3ca7ef574c13d1d9c2203",
        origin="cytoscape@3.34.4: dist/cytoscape.min.js",
    ),
)
"""Under the MIT licence; NOTICE at the root of the repository says so too."""


def scripts(*, graph: bool) -> list[str]:
    """The library's own scripts, in the order in which they run."""
    return [_own("report.js"), _own("search.js"), *([_own("chain.js")] if graph else [])]


def style() -> str:
    """The style of the page."""
    return _own("report.css")


def _own(name: str) -> str:
    """A file of this library, without what only its authors read: indents, and comments on lines of their own."""
    lines = (line.strip() for line in _read(name).split("\n"))
    return "\n".join(line for line in lines if line and not line.startswith(_COMMENTS))


_COMMENTS = ("// ", "/* ", "/** ")


def _read(name: str) -> str:
    return (_HERE / name).read_text("utf-8").replace("\r\n", "\n")
