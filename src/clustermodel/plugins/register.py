"""The exporter `register`: the participants' register, as the specialised organisation keeps it."""

from clustermodel.hookspecs import ExportContext, Exporter, Use, hookimpl
from clustermodel.views.blocks import joined, line
from clustermodel.views.members import cluster, compiled, markings, running, signature
from clustermodel.views.register import register
from clustermodel.views.stated import Readings
from clustermodel.views.telling import Teller


def parse(made: bytes) -> object:
    """Read a document by python-docx."""
    from clustermodel.views.word import opened

    return opened(made)


@hookimpl
def clustermodel_exporters() -> list[Exporter]:
    """The exporter of this module."""
    return [
        Exporter(
            name="register",
            suffix=".docx",
            title="Register of participants",
            render=render,
            options=Readings,
            install="clustermodel[docx]",
            parse=parse,
            about="For the specialised organisation: who takes part, in which role, and in which bodies they sit. Opens "
            "in Word or LibreOffice Writer.",
            use=Use.READ,
        )
    ]


def render(ctx: ExportContext) -> bytes:
    """The register of participants as a document of Word (.docx), on landscape pages.

    A chapter for those who take part, and one for each other status, in the order of the catalogue: name and codes; kind and
    role; place, activities, stages of the value chain, services, the bodies it sits in, and where the programme says so.
    What is the same for all stands above the table, a cell is empty where the programme says nothing, and what it says of no
    participant has no column. Then the groups that are known only as a number, and of when it is: parts below their whole.
    Groups that are a mere name are no entries.
    """
    from clustermodel.views.word import Imprint, book  # python-docx is an extra

    options: Readings = ctx.options or Readings()
    found = register(options.of(ctx.links), ctx.language, outward=not options.readings)
    tell = Teller(ctx.links, ctx.language)
    imprint = Imprint(
        language=ctx.language,
        as_of=ctx.as_of,
        above=cluster(tell),
        below=joined("\n", (*markings(tell), line(compiled(tell)))),
        signed=signature(tell),
        running=running(tell, found.title),
        landscape=True,
    )
    return book(found, imprint)
