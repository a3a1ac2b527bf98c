"""A page for every element: what it says, what it rests on, what rests on it, where it comes from, what is found in it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import attrs

from clustermodel.links.edges import Edge
from clustermodel.model.element import Annotated, Element
from clustermodel.model.evidence import Source, SourceKind
from clustermodel.model.objectives import Kpi
from clustermodel.model.ref import Basis, Ref
from clustermodel.model.roadmap import Action
from clustermodel.views.blocks import Inline, Piece, joined, line
from clustermodel.views.document.remarks import SHOWN, remarked
from clustermodel.views.document.reported import reported
from clustermodel.views.document.sources import printed
from clustermodel.views.document.spent import planned_by_time
from clustermodel.views.labels import KINDS, OTHER_KINDS
from clustermodel.views.marks import Mark
from clustermodel.views.naming import shortened
from clustermodel.views.relations import kind_label, relation_label
from clustermodel.views.report.assumed import end
from clustermodel.views.report.details import details
from clustermodel.views.report.edition import Edition, put_right
from clustermodel.views.report.further import Through, through_actions
from clustermodel.views.report.grouped import finding, once, sentence
from clustermodel.views.report.kpis import card
from clustermodel.views.report.lacks import lacks
from clustermodel.views.report.markup import Html, tag, together

_CODE = re.compile(r"(?P<code>(?P<series>[^\W\d_]{1,9})\d{1,9})(?=: )")
_CITED = 6
"""Elements that cite a source are named up to this number."""
_FURTHER = 12
"""So are those that depend on an action through others: of a long roadmap nearly everything does."""
_JUDGEMENTS = frozenset({"conflicts"})
"""Fields in which whoever made the model finds fault with the text."""
_INVENTORY = frozenset({"codes"})
"""Of places in the text: the numbers that they have in somebody's working papers."""
_HEADS = {"place": ("Where it lies", "What has to do with it")}
"""Kind → what stands above its links, where nobody would say that one depends on the other."""
_WHOLE = 10_000
"""Signs of the heading of an entry."""
_SHORT = 48
"""Signs of the elements that one is tied to."""
_BRIEF = 40
"""Signs of those that merely mention it."""


def entries(ed: Edition) -> Iterator[Html]:
    """First an index by kind, then the entries, by kind too."""
    kinds = _kinds(ed)
    yield tag("div", (_index(ed, kind, title) for kind, title in kinds.items()), class_="index")
    for kind, title in kinds.items():
        heading = tag("h3", tag("a", title, href=ed.link(f"all-{kind}")))
        yield tag("section", heading, _entries(ed, kind), class_="entries")


def _entries(ed: Edition, kind: str) -> Iterator[Html]:
    return (_entry(ed, one) for one in ed.facts.links.of_kind(kind))


def _kinds(ed: Edition) -> dict[str, str]:
    """The kinds of which there is an element, in the order of the chain, with what their elements are called together."""
    there = dict.fromkeys(one.KIND for one in ed.facts.links.elements.values())
    known = [kind for kind in (*KINDS, *OTHER_KINDS) if kind in there]
    return {kind: kind_label(ed.label, kind) for kind in dict.fromkeys([*known, *there])}


def _index(ed: Edition, kind: str, title: str) -> Html:
    found = ed.facts.links.of_kind(kind)
    items = tag("ul", (tag("li", ed.named(one, 64)) for one in found if not _is_quotation(one)))
    summary = tag("summary", f"{title} ", tag("span", str(len(found)), class_="number"))
    return tag("details", summary, items, id=ed.anchor(f"all-{kind}"), open=kind != "source")


def _entry(ed: Edition, element: Element) -> Html:
    tell, address = ed.tell, element.address
    kept = frozenset() if ed.facts.inward else _JUDGEMENTS | (_INVENTORY if isinstance(element, Source) else frozenset())
    own = details(tell, ed.facts.whole.get(address, element), kept)
    said = (*own, *(lacks(tell, element) if ed.facts.inward else ()))
    facts = [*_identity(ed, element), *((label, ed.inline(one)) for label, one in said)]
    below, above = _HEADS.get(element.KIND, ("Depends on", "What depends on it"))
    until = end(ed, element)
    facts += [(ed.label("Until"), until)] if until else []
    fields = tag("dl", ((tag("dt", label), tag("dd", said)) for label, said in facts)) if facts else None
    return tag(
        "article", tag("h4", ed.caption(element, _WHOLE)), fields, _charted(ed, element), _printed(ed, element),
        _budget(ed, element), _reported(ed, element),
        _ties(ed, below, ed.facts.links.out(address), down=True),
        _ties(ed, above, ed.facts.links.into(address), down=False), _further(ed, element),
        _cited(ed, element), _found(ed, address), _remarks(ed, element) if ed.facts.inward else None,
        id=ed.anchor(address),
    )  # fmt: skip


def _budget(ed: Edition, element: Element) -> Html | None:
    """What an action is to cost, of which nothing is spent yet."""
    found = tuple(planned_by_time(ed.tell, element)) if isinstance(element, Action) else ()
    return together([tag("h5", ed.label("Money")), ed.blocks(found)]) if found else None


def _reported(ed: Edition, element: Element) -> Html | None:
    """What is reported of it."""
    found = tuple(reported(ed.tell, element))
    return together([tag("h5", ed.label("Reported", "Heading")), ed.blocks(found)]) if found else None


def _charted(ed: Edition, element: Element) -> Html | None:
    """Where an indicator is drawn, year by year."""
    if not isinstance(element, Kpi):
        return None
    return tag("p", tag("a", ed.label("Chart and figures"), href=ed.link(card(element))), class_="more")


def _printed(ed: Edition, element: Element) -> Html | None:
    return ed.blocks(printed(ed.tell, element)) if isinstance(element, Source) else None


def _is_quotation(element: Element) -> bool:
    """Words of the text: they stand where they are used, and would drown the index."""
    return isinstance(element, Source) and element.kind is SourceKind.QUOTATION


def _plain(content: Inline) -> str:
    return "".join(piece.text for piece in content)


def _identity(ed: Edition, element: Element) -> Iterator[tuple[str, Html | str]]:
    """How well the element is founded, and where the text says it."""
    tell = ed.tell
    if element.basis is not Basis.STATED:
        yield tell.label("Basis"), tell.label(str(element.basis), "Basis")
    read = ed.wording.period(element.when) if isinstance(element, Action) else ""
    for wording in (element.printed[field] for field in SHOWN if field in element.printed):
        if wording != read:
            yield tell.label("As printed"), ed.wording.quoted(wording)
    corrected = put_right(element)
    if corrected:
        yield tell.label("As printed"), together([ed.wording.quoted(corrected), tag("sup", Mark.CORRECTED.sign)])
    quotes, places = tell.quotations(element), _where(ed, element)
    if quotes:
        yield tell.label("What the text says"), tag("q", _plain(quotes))
    if places:
        yield tell.label("Source"), ed.inline(places)


def _ties(ed: Edition, heading: str, edges: Iterable[Edge], *, down: bool) -> Html | None:
    """The elements at the other ends of some edges, by relation."""
    groups: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.rests:
            groups[edge.relation].append(edge)
    if not groups:
        return None
    rows = (
        (tag("dt", relation_label(ed.label, relation, down=down)), (tag("dd", _tie(ed, edge, down=down)) for edge in found))
        for relation, found in groups.items()
    )
    return together([tag("h5", ed.label(heading)), tag("dl", rows)])


def _further(ed: Edition, element: Element) -> Html | None:
    """What depends on an action only through others that require it, with the way and its footing."""
    found = through_actions(ed.facts.links, element.address) if isinstance(element, Action) else []
    if not found:
        return None
    ways: defaultdict[str, list[Through]] = defaultdict(list)
    for one in found[:_FURTHER]:
        ways[one.by].append(one)
    names = {by: ed.name(ed.facts.links.elements[by]) for by in ways}
    rows = (
        (tag("dt", ed.label("through {name}").format(name=names[by])), (tag("dd", _reached(ed, one)) for one in reached))
        for by, reached in ways.items()
    )
    rest = len(found) - _FURTHER
    more = tag("p", ed.count("and {n} more", "and {n} more", rest), class_="note") if rest > 0 else ()
    return together([tag("h5", ed.label("What depends on it through other actions")), tag("dl", rows), more])


def _reached(ed: Edition, one: Through) -> Iterator[Html | str]:
    yield ed.named(ed.facts.links.elements[one.target], _SHORT)
    if one.basis is not Basis.STATED:
        yield f" ({ed.label(str(one.basis), 'Basis')})"


def _tie(ed: Edition, edge: Edge, *, down: bool) -> Iterator[Html | str]:
    """The other element; on what footing the text or a reader ties the two, and in which words."""
    yield ed.named(ed.facts.links.elements[edge.target if down else edge.source], _SHORT)
    holder = ed.facts.links.elements.get(edge.holder)
    if holder and edge.at and str(edge.at[0]).rstrip("_") in holder.judged and not edge.basis.inferred:
        yield tag("sup", Mark.JUDGED.sign)
    if edge.basis is not Basis.STATED:
        yield f" ({ed.label(str(edge.basis), 'Basis')})"
    if edge.ref and edge.ref.source:
        yield tag("div", _words(ed, edge.ref) if down else _linked(ed, edge.ref), class_="note")
    for note in edge.ref.notes if edge.ref and ed.facts.inward else ():
        said = ed.wording.text(note)
        yield tag("div", said.removeprefix(f"{_explained(ed, said)}: "), class_="note")


def _words(ed: Edition, ref: Ref) -> Iterator[Html | str]:
    """In which words the text says it, and where."""
    quotes = _plain(ed.tell.quotations(ref))
    if quotes:
        yield from (tag("q", quotes), " ")
    yield ed.inline(_where(ed, ref))


def _where(ed: Edition, holder: Annotated | Ref) -> Inline:
    """Where a statement stands."""
    places = dict.fromkeys(ed.tell.around(one) for one in _sources(ed, holder))
    return joined("; ", (line(Piece(_called(ed, one), to=one.address)) for one in places))


def _called(ed: Edition, place: Source) -> str:
    """A part of a document by its number, and by that which is printed if it is another; or else by its title."""
    kind, number = ed.label(str(place.kind), "SourceKind"), ed.tell.designation(place)
    if not number:
        title = shortened(ed.tell.name(place).rstrip(": "), _SHORT)  # the heading of a list ends with a colon
        return f"{kind} {ed.wording.quoted(title)}" if place.title and place.kind is not SourceKind.PRODUCER else title
    return " ".join(filter(None, (kind, number, ed.tell.misprint(place))))


def _linked(ed: Edition, ref: Ref) -> Iterator[Html | str]:
    """The same where it is told from the other end: links to the words, which a script fills in."""
    for number, one in enumerate(_sources(ed, ref)):
        yield "; " if number else ""
        heads = one.quote and not one.title and not ed.tell.designation(one)
        said = f"{ed.wording.quoted('…' if heads else one.quote)} " if one.quote else ""
        where = _called(ed, ed.tell.around(one))
        yield tag("a", said, where, href=ed.link(one.address), class_="words" if heads else None)


def _sources(ed: Edition, holder: Annotated | Ref) -> Iterator[Source]:
    return (one for _, one in ed.tell.targets(holder, "source") if isinstance(one, Source))


def _cited(ed: Edition, element: Element) -> Html | None:
    """The elements that speak of it, or are founded on it, without resting on it."""
    holders = dict.fromkeys(edge.holder for edge in ed.facts.links.into(element.address) if not edge.rests)
    named = [ed.facts.links.elements[one] for one in holders if one in ed.facts.links.elements and one != element.address]
    if not named:
        return None
    items = (_briefly(ed, one) for one in named[:_CITED])
    rest = len(named) - _CITED
    more = ed.count("and {n} more", "and {n} more", rest) if rest > 0 else None
    return tag("p", tag("b", ed.label("Mentioned by")), ": ", _joined([*items, *filter(None, [more])]))


def _briefly(ed: Edition, element: Element) -> Html:
    """By its number, or in a few words if it has none."""
    return tag("a", ed.tell.designation(element) or ed.caption(element, _BRIEF), href=ed.link(element.address))


def _joined(found: list[Html | str]) -> Iterator[Html | str]:
    for index, one in enumerate(found):
        yield "; " if index else ""
        yield one


def _remarks(ed: Edition, element: Element) -> Html | None:
    """The compiler's notes on his reading, but those that stand at the ties; they are folded: they are about his work."""
    links, address = ed.facts.links, element.address
    edges = (edge for edge in (*links.out(address), *links.into(address)) if edge.rests and edge.ref)
    told = {ed.wording.text(note) for edge in edges if edge.ref for note in edge.ref.notes}
    found = [_decoded(ed, one) for one in remarked(ed.tell, element) if _plain(one) not in told]
    said = tag("ul", (tag("li", ed.inline(one)) for one in found))
    heading = tag("summary", ed.label("Working notes of the compiler"), f" ({len(found)})")
    return tag("details", heading, said, class_="working") if found else None


def _decoded(ed: Edition, remark: Inline) -> Inline:
    """A remark that begins with a code, `B57: …`, has a link there: to the programme, whose notes explain `B…`."""
    first, *rest = remark
    code = "" if first.to else _explained(ed, first.text)
    if not code:
        return remark
    header = ed.facts.links.program.header
    return line(Piece(code, to=header.address), attrs.evolve(first, text=first.text[len(code) :]), *rest)


def _explained(ed: Edition, remark: str) -> str:
    """The code that a remark begins with, if the programme's notes explain such codes; readers of a tie do without it."""
    code = _CODE.match(remark)
    notes = map(ed.wording.text, ed.facts.links.program.header.notes if code else ())
    return code["code"] if code and any(f"{code['series']}…" in one for one in notes) else ""


def _found(ed: Edition, address: str) -> Html | None:
    """What the checks find in it, and in others that name it; in full, with what is to be done, on the page of findings."""
    found = [(ed.told(sentence(once(ed, one))), one) for one in ed.facts.about.get(address, ())]
    found += [(finding(ed, one), one) for one in ed.facts.beside.get(address, ())]
    items = (tag("li", said, " ", _advice(ed, one.code)) for said, one in found)
    return together([tag("h5", ed.label("Findings")), tag("ul", items)]) if found else None


def _advice(ed: Edition, code: str) -> Html:
    return tag("a", ed.label("What to do"), href=ed.link(code), class_="more")
