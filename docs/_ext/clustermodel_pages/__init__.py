"""A Sphinx extension: the reference pages, written from what the library itself knows.

Each module here makes the pages of one subject, as a map of path → MyST text. They are written to `generated/` in the
source folder before anything is read; nothing there is edited by hand, and nothing of it is under version control.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clustermodel_pages import commands, diagnostics, graph, keys, python

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER = "generated"
SUBJECTS = (commands, diagnostics, graph, keys, python)


def written() -> dict[str, str]:
    """Path below the folder → text, of all pages."""
    return {path: text for subject in SUBJECTS for path, text in subject.pages().items()}


def setup(app: "Sphinx") -> Mapping[str, Any]:
    """Called by Sphinx."""
    app.connect("builder-inited", write_pages)
    return {"parallel_read_safe": True}


def write_pages(app: "Sphinx") -> None:
    """Bring the folder of generated pages up to date: unchanged pages are not touched, others' leftovers go."""
    folder = Path(app.srcdir) / FOLDER
    pages = {folder / path: text for path, text in written().items()}
    for page, text in pages.items():
        if not page.is_file() or page.read_text("utf-8") != text:
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, "utf-8")
    for page in folder.rglob("*.md"):
        if page not in pages:
            page.unlink()
