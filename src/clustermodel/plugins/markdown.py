"""The exporter `markdown`: a programme for people to read."""

from collections.abc import Iterator

from clustermodel.hookspecs import ExportContext, Exporter, hookimpl
from clustermodel.views.blocks import Block, Bullets, Document, Heading, Inline, Paragraph, Piece, Table
from clustermodel.views.document import Arrangement, document
from clustermodel.views.execution import known
from clustermodel.views.markdown import escaped, guarded, signs

_DEEPEST = 8
"""Items further down stand side by side; readers of Markdown give up on deep nesting."""


@hookimpl
def clustermodel_exporters() -> list[Exporter]:
    """The exporter of this module."""
    return [
        Exporter(
            name="markdown",
            suffix=".md",
            title="The programme as plain text",
            render=render,
            about="For editors and developers: the whole programme as text to be compared and quoted from. Opens in any "
            "text editor.",
        ),
    ]


def render(ctx: ExportContext) -> str:
    """The programme as Markdown: CommonMark with GitHub's tables.

    Headings, labels, numbers and dates are in the language asked for; the programme's texts stay as they are written. What
    is inferred, mended or missing bears a sign, which the end of its chapter explains. What the
    actuals report is a chapter of its own: in short, then values beside the targets, and what became of each occurrence of
    an action.
    """
    actuals = known(ctx.program, ctx.actuals, ctx.as_of)
    return write(document(ctx.links, ctx.language, Arrangement(as_of=ctx.as_of), actuals))


def write(found: Document) -> str:
    """A document as Markdown."""
    parts = ["# " + _one_line(found.title)]
    for chapter in found.chapters:
        parts.append("## " + _one_line(chapter.title))
        parts += (_block(block) for block in chapter.blocks)
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return "### " + _one_line("".join(_unmarked(piece) for piece in block.content))
        case Paragraph():
            return _inline(block.content)
        case Bullets():
            return "\n".join(f"{'  ' * min(item.level, _DEEPEST)}- {_inline(item.content)}" for item in block.items)
        case Table():
            return "\n".join(_table(block))


def _unmarked(piece: Piece) -> str:
    """A piece of a heading, which is strong anyway."""
    return piece.text + (piece.mark.sign if piece.mark else "")


def _table(table: Table) -> Iterator[str]:
    yield _row(table.columns)
    yield "|" + "|".join(" ---: " if index in table.numeric else " --- " for index in range(len(table.columns))) + "|"
    yield from (_row(row) for row in table.rows)


def _row(cells: tuple[Inline, ...]) -> str:
    return "|" + "|".join(f" {_inline(cell)} " for cell in cells) + "|"


def _inline(content: Inline) -> str:
    return guarded("".join(map(_piece, content)))


def _piece(piece: Piece) -> str:
    """A piece and its sign; strong ones begin a line or follow a space, so that the asterisks are read as what they are."""
    sign = signs(piece.mark.sign) if piece.mark else ""
    return f"**{escaped(piece.text)}**{sign}" if piece.strong and piece.text else signs(piece.text) + sign


def _one_line(text: str) -> str:
    return escaped(" ".join(text.split()))
