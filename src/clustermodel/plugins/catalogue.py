"""The exporters `catalogue` and `catalogue-html`: what the cluster offers and who its participants are, for partners."""

from typing import Literal

import attrs

from clustermodel.hookspecs import ExportContext, Exporter, Use, hookimpl
from clustermodel.views.blocks import Cover, Inline, Piece, joined, line, plain
from clustermodel.views.catalogue import Catalogue, catalogue
from clustermodel.views.members import cluster, compiled, day_told, markings, running, signature
from clustermodel.views.stated import Readings
from clustermodel.views.telling import Teller
from clustermodel.views.web import page

_TITLE = "Catalogue of the cluster"
"""It may have products, services, participants; its own title says which."""


@attrs.frozen(kw_only=True)
class Options(Readings):
    """Who is in the catalogue, and in which order."""

    by: Literal["kind", "place"] = attrs.field(default="kind", metadata={"doc": "What participants are grouped by."})
    planned: bool = attrs.field(default=False, metadata={"doc": "Also those who are to join: planned and potential ones."})


def parse(made: bytes) -> object:
    """Read a document by python-docx."""
    from clustermodel.views.word import opened

    return opened(made)


@hookimpl
def clustermodel_exporters() -> list[Exporter]:
    """The exporters of this module: one for each format, since the suffix and what has to be installed follow from it."""
    extra = "clustermodel[docx]"
    return [
        Exporter(
            name="catalogue",
            suffix=".docx",
            title=_TITLE,
            render=render,
            options=Options,
            install=extra,
            parse=parse,
            about="For partners: who takes part, and what there is to offer, to be sent or printed. Opens in Word or "
            "LibreOffice Writer.",
            use=Use.READ,
        ),
        Exporter(
            name="catalogue-html",
            suffix=".html",
            title=_TITLE,
            render=render_page,
            options=Options,
            about="For partners: who takes part, and what there is to offer, as a page for a website. Opens in any browser.",
            use=Use.READ,
        ),
    ]


def render(ctx: ExportContext) -> bytes:
    """A catalogue of products, services and participants, as a document of Word (.docx).

    Products with the stages they are made at, and with `readings=yes` the participants there; then each participant
    with its services, activities and stages; then what the places are known for. The title says which of these there are;
    where there is nothing to be bought there is no title page.
    Headings are in the language asked for, and so is every text that the programme has in it.
    """
    from clustermodel.views.word import Imprint, book  # python-docx is an extra

    tell = Teller(ctx.links, ctx.language)
    made = _catalogue(ctx)
    below = _below(tell)
    cover = Cover(above=line(cluster(tell)), below=tuple(below)) if made.offers else None
    imprint = Imprint(
        language=ctx.language,
        as_of=ctx.as_of,
        cover=cover,
        above=cluster(tell),
        below=joined("\n", below),
        signed=() if made.offers else signature(tell),
        running=running(tell, made.document.title),
        contents=tell.label("Contents"),
    )
    return book(made.document, imprint)


def render_page(ctx: ExportContext) -> str:
    """A catalogue of products, services and participants, as a web page of one file: it loads nothing and runs nothing."""
    tell = Teller(ctx.links, ctx.language)
    return page(_catalogue(ctx).document, ctx.language, above=cluster(tell), below="\n".join(map(plain, _below(tell))))


def _catalogue(ctx: ExportContext) -> Catalogue:
    options: Options = ctx.options or Options()
    return catalogue(options.of(ctx.links), ctx.language, options.by, planned=options.planned, readings=options.readings)


def _below(tell: Teller) -> list[Inline]:
    """What stands below the title: marks of the programme, what it is from, and of when its participants are."""
    return [one for one in (*markings(tell), line(compiled(tell)), line(Piece(day_told(tell), strong=True))) if one]
