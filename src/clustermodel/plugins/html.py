"""The exporter `html`: a report to be read by a council, opened from a file or served as it is."""

import attrs

from clustermodel.hookspecs import ExportContext, Exporter, Use, hookimpl
from clustermodel.views.execution import known
from clustermodel.views.outsiders import findings
from clustermodel.views.report import Parts, report
from clustermodel.views.report.edition import Facts

TITLE = "Report for the council"


@attrs.frozen(kw_only=True)
class Options:
    """What the report shows, and in which languages."""

    languages: tuple[str, ...] = attrs.field(
        default=(),
        converter=tuple,
        metadata={"doc": "Languages to switch between (ru,en), the first shown at once; by default --lang, then all."},
    )
    graph: bool = attrs.field(default=True, metadata={"doc": "The chain as a graph; without it the page is 0.2 MB smaller."})
    text: bool = attrs.field(default=True, metadata={"doc": "The chapters of the programme that have no view of their own."})
    findings: bool = findings()


@hookimpl
def clustermodel_exporters() -> list[Exporter]:
    """The exporter of this module."""
    return [
        Exporter(
            name="html",
            title=TITLE,
            suffix=".html",
            render=render,
            options=Options,
            shows_findings=True,
            about="For the council: what is promised, what is due, what has come of it, and a page for each element. Opens "
            "in any browser, without the internet.",
            use=Use.READ,
        ),
    ]


def render(ctx: ExportContext) -> str:
    """A report as one web page that loads nothing: it can be mailed, opened from a folder, or served.

    - An overview: what is promised, what is broken, what is due.
    - The strategy chain as a graph to walk along, the SWOT and TOWS matrices, a chart of each indicator with plan and
      actual, the roadmap with what has become of it, which links are there, what the checks find.
    - The text of the programme, and a page for each element at `#kind:id`, in another language at `#en/kind:id`.

    Everything but the graph, the search and the filters can be read without JavaScript, and printed.
    """
    options: Options = ctx.options or Options()
    own = ctx.actuals if ctx.actuals and ctx.actuals.program == ctx.program.header.id else None
    later = own.reach if own and own.reach > ctx.as_of else None
    facts = Facts(
        links=ctx.links, as_of=ctx.as_of, explain=ctx.explain,
        actuals=known(ctx.program, ctx.actuals, ctx.as_of), later=later,
        findings=ctx.findings if options.findings else None,
    )  # fmt: skip
    languages = dict.fromkeys(options.languages or (ctx.language, *ctx.languages))
    return report(facts, languages, Parts(graph=options.graph, text=options.text))
