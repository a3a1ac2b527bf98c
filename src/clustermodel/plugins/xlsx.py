"""The exporter `xlsx`: a workbook that a manager can work in, and that `clustermodel import` brings back."""

import io

import attrs

from clustermodel.hookspecs import ExportContext, Exporter, Use, hookimpl
from clustermodel.views.blocks import Chapter, Paragraph, line
from clustermodel.views.document import Arrangement, Remarks, document
from clustermodel.views.labels import Label, labels
from clustermodel.views.workbook.sheets import sheets

_EDITABLE = ("Key performance indicators", "Roadmap", "Participants", "Statistics")
"""The chapters in whose place there are editable sheets."""


def parse(made: bytes) -> object:
    """Read a workbook by openpyxl."""
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(made))


@hookimpl
def clustermodel_exporters() -> list[Exporter]:
    """The exporter of this module."""
    return [
        Exporter(
            name="xlsx",
            suffix=".xlsx",
            title="Workbook to work in",
            render=render,
            install="clustermodel[xlsx]",
            parse=parse,
            about="For the manager: values, dates and results are entered here and brought back into the programme. Opens "
            "in Excel or LibreOffice Calc.",
            use=Use.WORK,
        )
    ]


def render(ctx: ExportContext) -> bytes:
    """The programme as an Excel workbook, in which it can be worked on.

    - The first sheet says what is to be filled in, in which order, and what happens then; the last one holds the notes of
      whoever made the model.
    - A sheet a section. Official text is locked; yellow cells may be edited: baselines, targets and actual values of
      indicators, dates of actions, role and status of participants, and for each occurrence of an action its status, date,
      result, money spent and evidence. Green rows take new indicators, actions, participants and reports.
    - Words of a vocabulary are chosen from a list. A note at the head of a column says how it is filled in.
    - A hidden sheet, `clustermodel`, holds what was exported and where each cell goes.

    `clustermodel import FILE.xlsx --into PROGRAM.yaml` brings the edits back into the YAML file and its actuals.
    """
    from clustermodel.views.workbook.writing import workbook  # openpyxl is imported only by those who ask for it

    label = labels(ctx.language)
    left = {label(title) for title in _EDITABLE}
    found = document(ctx.links, ctx.language, Arrangement(remarks=Remarks.ANNEX)).chapters
    chapters = [_for_the_compiler(one, label) for one in found if one.title not in left]
    return workbook(ctx.links, sheets(ctx.links, ctx.actuals, ctx.language, ctx.as_of), chapters, ctx.language, ctx.as_of)


def _for_the_compiler(chapter: Chapter, label: Label) -> Chapter:
    """A chapter; that of the remarks says whom it is for."""
    if chapter.title != label("Remarks"):
        return chapter
    aside = Paragraph(line(label("For whoever keeps the model of the programme; there is nothing to fill in here.")))
    return attrs.evolve(chapter, title=label("Notes of the compiler"), blocks=(aside, *chapter.blocks))
