"""The door: edits of a text, and of a file."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from clustermodel.diagnostics import shown_path
from clustermodel.editing.brackets import delete_between, insert_between
from clustermodel.editing.entries import delete_lines, insert_lines
from clustermodel.editing.intention import intended, outline_of
from clustermodel.editing.plan import Plan, make_plan
from clustermodel.editing.reading import read_tree
from clustermodel.editing.splice import Splice, splice
from clustermodel.editing.tree import EditError, Tree
from clustermodel.editing.values import end_text, rename, set_value
from clustermodel.editing.write import writer_of
from clustermodel.edits import Edit
from clustermodel.files import FileChangedError, rewrite_file
from clustermodel.loading.source import decode
from clustermodel.messages import Phrase, Word

_BOM = b"\xef\xbb\xbf"


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made at once; what it reads as afterwards has been compared with what they say.

    Raises EditError for a text that is not YAML, a path that is not there, a key that stands there already, edits that
    overlap, and where the text is written in such a way that it would read as something else after the edit.
    """
    tree = read_tree(text)
    plan = make_plan(tree.root, edits)
    wanted = intended(plan, tree.root)
    plan.refill()
    try:
        splices = list(_splices(tree, plan))
    except UnicodeEncodeError:
        raise EditError("half a character (a lone surrogate) cannot be written") from None
    if any(one.start == len(text) for one in splices):
        splices += end_text(tree, plan)
    edited = splice(text, splices)
    if not _reads_as(edited, wanted):
        raise EditError(Word("the edited text would not read as intended; make this change by hand"))
    return edited


def _reads_as(text: str, wanted: Any) -> bool:
    try:
        return bool(read_tree(text).root.value.outline == wanted)
    except EditError:
        return False


def _splices(tree: Tree, plan: Plan) -> Iterator[Splice]:
    writer = writer_of(tree)
    for entry, value in plan.sets.items():
        if entry.value.outline != outline_of(value):
            yield from set_value(tree, writer, entry, value)
    for entry, name in plan.renames.items():
        if entry.key is not None:
            yield rename(entry, entry.key, name)
    for holder in plan.holders:
        if holder.value.flow:
            yield from insert_between(plan, holder)
            yield from delete_between(tree, plan, holder)
        else:
            yield from insert_lines(tree, writer, plan, holder)
            yield from delete_lines(tree, plan, holder)


def edit_file(
    path: Path,
    edits: Iterable[Edit],
    *,
    seen: str | None = None,
    accept: Callable[[str], bool] | None = None,
) -> str:
    """Edit a file in place, all or nothing, and return its new text.

    `seen` is the text that the edits were made for, when it was read earlier. `accept` is asked about the edited text before
    it is written: whether it loads to what is meant.

    Raises EditError when the edits cannot be made (see `apply`) or are not accepted, FileChangedError when the file is no
    longer what was read, and OSError when it cannot be read or written. In all these cases the file stays as it was.
    """
    data = path.read_bytes()
    source, problems = decode(data, shown_path(path))
    if source is None:
        raise EditError(Phrase(problems[0].template, problems[0].values))
    if seen is not None and seen != source.text:
        raise FileChangedError(path)
    edited = apply(source.text, edits)
    if accept is not None and not accept(edited):
        template = "{path} would not be what is meant after the edit; nothing was written"
        raise EditError(Phrase(template, {"path": source.path}))
    if edited != source.text:
        rewrite_file(path, (_BOM if data.startswith(_BOM) else b"") + edited.encode(), expected=data)
    return edited
