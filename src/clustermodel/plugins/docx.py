"""The exporter `docx`: a programme as a document to be printed, signed and sent."""

import attrs

from clustermodel.hookspecs import ExportContext, Exporter, Use, hookimpl
from clustermodel.views.document import Remarks, document
from clustermodel.views.document.paper import PAPER
from clustermodel.views.document.strategy import cover, foreword
from clustermodel.views.execution import known
from clustermodel.views.outsiders import findings
from clustermodel.views.stated import Readings
from clustermodel.views.telling import Teller


@attrs.frozen(kw_only=True)
class Options(Readings):
    """What the document shows."""

    remarks: Remarks = attrs.field(
        default=Remarks.NONE,
        converter=Remarks,
        metadata={
            "doc": "Where the compiler's remarks stand, which are no part of the document that is signed: "
            "nowhere, in an annex, or in each chapter."
        },
    )
    findings: bool = findings(
        "The compiler's notes where numbers of the text do not agree; `no` makes an edition for outsiders."
    )


def parse(made: bytes) -> object:
    """Read a document by python-docx."""
    from clustermodel.views.word import opened

    return opened(made)


@hookimpl
def clustermodel_exporters() -> list[Exporter]:
    """The exporter of this module."""
    return [
        Exporter(
            name="docx",
            suffix=".docx",
            title="The programme",
            render=render,
            options=Options,
            install="clustermodel[docx]",
            parse=parse,
            about="For the ministry: the programme as a document to be agreed upon, signed and printed. Opens in Word "
            "or LibreOffice Writer; Word asks whether to update the fields: yes puts the page numbers into the contents.",
            use=Use.READ,
        )
    ]


def render(ctx: ExportContext) -> bytes:
    """The programme as a document of Word (.docx): title page, contents, chapters, numbered pages of A4.

    It says what the programme's text says; `readings=yes` shows what the compiler read into it, too, and the file's ids.
    The passport is followed by what there is, what follows of that, what is promised, and who does it by when. Signs are
    explained right below what bears them.
    Chapters whose tables are too wide for an upright page stand on landscape pages. The contents are fields that hold the
    numbers of the pages: LibreOffice computes them at once, Word when its question whether to update the fields is answered
    with yes. What the actuals report is a chapter of its own.
    """
    from clustermodel.views.word import Imprint, book  # python-docx is an extra

    options: Options = ctx.options or Options()
    links = options.of(ctx.links)
    actuals = known(ctx.program, ctx.actuals, ctx.as_of)
    tell = Teller(links, ctx.language, actuals, outward=not options.readings, as_of=ctx.as_of)
    imprint = Imprint(
        language=ctx.language,
        as_of=ctx.as_of,
        contents=tell.label("Contents"),
        cover=cover(tell),
        foreword=foreword(tell),
    )
    arranged = attrs.evolve(
        PAPER, remarks=options.remarks, outward=not options.readings, doubts=options.findings, as_of=ctx.as_of
    )
    return book(document(links, ctx.language, arranged, actuals), imprint)
