"""The report: one page with everything that a council, a ministry or a manager asks of a programme."""

from collections.abc import Callable, Iterable, Iterator

import attrs

from clustermodel.views.report import assets
from clustermodel.views.report.chain import chain
from clustermodel.views.report.chapters import chapters
from clustermodel.views.report.edition import Edition, Facts
from clustermodel.views.report.entries import entries
from clustermodel.views.report.findings import findings
from clustermodel.views.report.heat import matrices
from clustermodel.views.report.kpis import kpis
from clustermodel.views.report.markup import Html
from clustermodel.views.report.overview import overview
from clustermodel.views.report.page import View, edition, folded, whole
from clustermodel.views.report.roadmap import roadmap
from clustermodel.views.report.swot import swot


@attrs.frozen(kw_only=True)
class Parts:
    """What is in the report besides what always is."""

    graph: bool = True
    text: bool = True


Write = Callable[[Edition], Iterator[Html]]
_VIEWS: tuple[tuple[str, str, Write, Callable[[Facts, Parts], object]], ...] = (
    ("overview", "Overview", overview, lambda _, __: True),
    ("chain", "Strategy chain", chain, lambda _, parts: parts.graph),
    ("swot", "SWOT analysis", swot, lambda facts, _: any(facts.links.program.swot.lists.values())),
    ("kpis", "Key performance indicators", kpis, lambda facts, _: facts.links.program.kpis),
    ("roadmap", "Roadmap", roadmap, lambda facts, _: facts.links.program.roadmap.actions),
    ("coverage", "Coverage", matrices, lambda facts, _: facts.links.edges and facts.inward),
    ("findings", "Findings", findings, lambda facts, _: facts.inward),
    ("text", "Other chapters", chapters, lambda _, parts: parts.text),
    ("elements", "All elements", entries, lambda _, __: True),
)
"""Name in links, heading, what writes it, and when it is there."""


def report(facts: Facts, languages: Iterable[str], parts: Parts = Parts()) -> str:
    """The report as a page of HTML, in each of some languages; the first one is shown."""
    written = [Edition(facts, language, first=index == 0) for index, language in enumerate(languages)]
    shown = [one for one in _VIEWS if one[3](facts, parts)]
    bundled = assets.BUNDLED if parts.graph else ()
    laid_out = (
        (edition if one.first else folded)(one, written, [View(*view[:2], view[2](one)) for view in shown], bundled)
        for one in written
    )
    return whole(written, laid_out, assets.scripts(graph=parts.graph), [one.script for one in bundled])
