"""The neighbouring clusters for those who sign the programme: what ties us to each of them, in the words of the text."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial

from clustermodel.model.evidence import Claim, Loss, Source, SourceKind
from clustermodel.model.neighbours import Cluster, Link, LinkKind
from clustermodel.model.ref import Ref
from clustermodel.views.blocks import Block, Bullets, Column, Inline, Item, Paragraph, joined, line, table
from clustermodel.views.telling import Teller


def ties(tell: Teller) -> Iterator[Block]:
    """A table if each link is to one neighbour, and says what ties us, and whom of us.

    Else each neighbour with the links to it alone; then the links to several of them, and to none that is named.
    """
    clusters = tell.program.clusters
    chart = charted(tell)
    if chart:
        yield Paragraph(line(tell.label(_SHOWN[chart.missing is Loss.LOST])))
    grouped = defaultdict(list)
    for link in tell.program.links:
        grouped[_partners(tell, link)].append(link)
    alone = set(grouped) <= {(one.address,) for one in clusters}
    if grouped and alone and not chart and all(one.text and one.of for one in tell.program.links):
        yield from _tabled(tell, [(one, link) for one in clusters for link in grouped.get((one.address,), (None,))])
        return
    if clusters:
        own = [Item(line(tell.wording.text(tell.program.header.cluster)))] if _shows(tell, chart) else []
        others = (item for one in clusters for item in _neighbour(tell, one, grouped.pop((one.address,), [])))
        yield Bullets((*own, *others))
    for links in (kept for links in grouped.values() if (kept := [one for one in links if not _is_told(tell, one)])):
        yield Paragraph(line(_with_whom(tell, links[0]), ":"))
        yield Bullets(tuple(item for link in links for item in _tie(tell, link, level=0)))


_SHOWN = {False: "The chart shows the clusters:", True: "The chart has not been preserved. It showed the clusters:"}
"""Whether the chart is lost → what stands above the names that it shows."""


def charted(tell: Teller) -> Source | None:
    """The chart of the text by which all neighbours are known; None if they are known otherwise."""
    first = {next((one for _, one in tell.targets(cluster, "source")), None) for cluster in tell.program.clusters}
    chart = first.pop() if len(first) == 1 else None
    return chart if isinstance(chart, Source) and chart.kind is SourceKind.CHART else None


def _shows(tell: Teller, chart: Source | None) -> bool:
    """The cluster of the programme itself stands on a chart, too."""
    return chart is not None and any(one == chart for _, one in tell.targets(tell.program.header, "source"))


def _tabled(tell: Teller, rows: list[tuple[Cluster, Link | None]]) -> Iterator[Block]:
    """Neighbours and what ties us to each, one link a row; those to which nothing ties us, by name."""

    def of_link(said: Callable[[Link], Inline]) -> Callable[[tuple[Cluster, Link | None]], Inline]:
        return lambda row: said(row[1]) if row[1] else ()

    unsaid = line(tell.label("the text tells of none"))
    columns: list[Column[tuple[Cluster, Link | None]]] = [
        Column(tell.label("Cluster"), lambda row: tell.called(row[0])),
        Column(tell.label("What ties us"), lambda row: tell.field(row[1], "text") if row[1] else unsaid),
        Column(tell.label("Kind"), of_link(partial(_sort, tell))),
        Column(tell.label("Participants and actions"), of_link(partial(_who, tell))),
    ]
    if not tell.translates:
        quoted = of_link(lambda one: _words(tell, one, (*tell.field(one, "text"), *_who(tell, one))))
        columns.append(Column(tell.label("What the text says"), quoted))
    yield from table(rows, columns)


def _sort(tell: Teller, link: Link) -> Inline:
    """What passes in which direction, in a phrase if the language has one for that; what does harm has none."""
    words = f"{link.kind}, {link.flow}"
    phrase = tell.label(words, "Tie")
    if phrase != words and not {"kind", "flow"} & set(link.judged):
        return line(phrase)
    flow = () if link.kind is LinkKind.ADVERSE else tell.term(link, "flow")
    return joined(", ", (tell.term(link, "kind"), flow))


def _who(tell: Teller, link: Link) -> Inline:
    """Our side of a link, without the statements that only tell why there is one."""
    found = zip(tell.each(link, "of", full=True), tell.targets(link, "of"), strict=True)
    return joined("\n", (said for said, (_, one) in found if not isinstance(one, Claim)))


def _is_told(tell: Teller, link: Link) -> bool:
    """There is nothing to tell of it but an element that the paper has, and that it ties us to everybody alike."""
    everybody = {one.address for one in tell.program.clusters}
    return not link.text and bool(link.of) and len(everybody) > 1 and everybody == set(_partners(tell, link))


def _partners(tell: Teller, link: Link) -> tuple[str, ...]:
    """With whom it is: addresses, or names that nothing in the programme is called by."""
    return tuple(found.address if found else ref.id for ref, found in tell.targets(link, "with_"))


def _with_whom(tell: Teller, link: Link) -> Inline:
    everybody = {one.address for one in tell.program.clusters}
    if len(everybody) > 1 and everybody == set(_partners(tell, link)):
        return line(tell.label("Links to all of these clusters"))
    named = tell.refs(link, "with_", "; ")
    return line(tell.label("Links"), " (", named, ")") if named else line(tell.label("Further links"))


def _neighbour(tell: Teller, cluster: Cluster, links: list[Link]) -> Iterator[Item]:
    yield Item(tell.called(cluster))
    yield from (item for link in links for item in _tie(tell, link, level=1))


def _tie(tell: Teller, link: Link, level: int) -> Iterator[Item]:
    """What a link consists in; below that, what it is here, and what the text says that is not said yet.

    What sort of link it is stands only where there is nothing else to tell. What an element of ours says needs no place in a
    text that readers of a translation do not have.
    """
    text, ours = tell.field(link, "text"), tell.in_full(link, "of", "; ")
    kind = joined(", ", (tell.term(link, "kind"), tell.term(link, "flow")))
    yield Item(text or ours or kind, level)
    if text and ours:
        yield Item(line(tell.label("Our side"), ": ", ours), level + 1)
    words = _words(tell, link, (*text, *ours))
    if words and not (ours and tell.translates):
        yield Item(words, level + 1)


def _words(tell: Teller, link: Link, told: Inline) -> Inline:
    """The words that name the neighbour or what ties us, unless they are told.

    Readers of a translation are told where they stand.
    """
    holders = grounds(link)
    if tell.translates:
        parts = (one for one in tell.parts(*holders) if one.kind is not SourceKind.DOCUMENT)
        said = joined("; ", dict.fromkeys(map(tell.place, parts)))
        return line(tell.label("Source"), ": ", said) if said else ()
    return tell.quotations(*holders, but=told)


def grounds(link: Link) -> tuple[Ref | Link, ...]:
    """What tells where a link is from: its references, if one of them does, else itself."""
    refs = (*link.with_, *link.of)
    return refs if any(ref.source for ref in refs) else (link,)
