"""Where it all comes from: the parts of the document, and what of it is missing; tables kept as printed."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import attrs

from clustermodel.model.element import Annotated
from clustermodel.model.evidence import Source, SourceKind
from clustermodel.model.ref import Ref
from clustermodel.views.blocks import (
    Block,
    Bullets,
    Column,
    Heading,
    Inline,
    Item,
    Paragraph,
    Piece,
    Table,
    filled,
    joined,
    line,
)
from clustermodel.views.document.ties import grounds
from clustermodel.views.telling import Teller

S = TypeVar("S", bound=Source | None)
T = TypeVar("T")
_YEAR = re.compile(r"\d{4}")
_PARTS = (SourceKind.SECTION, SourceKind.TABLE, SourceKind.CHART, SourceKind.APPENDIX)
"""Parts of a document that a reader can find in it by their title."""


def sources(tell: Teller) -> Iterator[Block]:
    """The tree of documents and producers without quotations, which stand where they are used; then the printed tables."""
    yield from _listed(tell, [one for one in tell.program.sources if one.kind is not SourceKind.QUOTATION])


def rested_on(tell: Teller) -> Iterator[Block]:
    """The same for whoever signs the programme: documents, producers, and the titled parts that something rests on.

    What is sent does not cite itself.
    """
    if tell.outward and only_itself(tell):
        return
    parts = _cited(tell) if tell.outward else _titled(tell)
    shown = [one for one in tell.program.sources if one.kind is SourceKind.DOCUMENT or one.address in parts]
    yield from _listed(tell, shown, _title if tell.outward else _brief)
    yield from _makers(tell, [tell.called(one) for one in tell.program.sources if one.kind is SourceKind.PRODUCER])
    yield from _of_reports(tell)


def only_itself(tell: Teller) -> bool:
    """The one document is the programme: who produced its numbers stands beside them."""
    documents = [one for one in tell.program.sources if one.kind is SourceKind.DOCUMENT]
    return [tell.own_words(one) for one in documents] == [tell.wording.text(tell.program.header.title)]


def _of_reports(tell: Teller) -> Iterator[Block]:
    """Where reported values are from, by the day of the report, as far as that is told, and is no producer named above."""
    makers = {tell.own_words(one) for one in tell.program.sources if one.kind is SourceKind.PRODUCER}
    told = [one for found in (tell.actuals.kpis, tell.actuals.statistics) for one in found.values()] if tell.actuals else []
    named = dict.fromkeys(tell.wording.text(one.source) for series in told for one in series if one.source)
    found = [one for one in named if one not in makers]
    if found and tell.outward:
        yield Paragraph(line(tell.label("Sources of what is reported"), ": ", "; ".join(found)))


def _makers(tell: Teller, makers: list[Inline]) -> Iterator[Block]:
    """The producers of data: a list, or as short as they are said in what is sent."""
    if makers and tell.outward:
        yield Paragraph(line(tell.label("Producers of data"), ": ", joined("; ", makers)))
    elif makers:
        yield Paragraph(line(tell.label("Producers of data"), ":"))
        yield Bullets(tuple(map(Item, makers)))


def _titled(tell: Teller) -> set[str]:
    return {one.address for one in tell.program.sources if one.kind in _PARTS and one.title} & _bearing(tell)


def _cited(tell: Teller) -> set[str]:
    """The sections that are headings on paper, those around them, and what is named there as a source.

    Who reads the text's own language is told the words that tie the cluster to others, not where they stand.
    """
    numbers = (each for one in tell.program.statistics if not one.rows for each in (one, *one.values))
    links = [each for one in tell.program.links for each in grounds(one) if tell.translates and not one.of]
    named = {section(tell, part).address for part in tell.parts(*numbers)}
    found = _headings(tell) | named | {part.address for part in tell.parts(*links)}
    sections = {one.address for one in tell.program.sources if one.kind is SourceKind.SECTION}
    return found | sections & _with_wholes(tell, found)


def _headings(tell: Teller) -> set[str]:
    """The sections of the text that are headings among the conditions on paper: those that say something."""
    told = (*tell.program.claims, *(one for one in tell.program.statistics if one.rows))
    return {section(tell, part).address for one in told for part in tell.parts(one)[:1]}


def ordered(tell: Teller, parts: Iterable[S]) -> list[S]:
    """Parts of the document in its order, after those that are None."""
    in_lines = sorted(tell.program.sources, key=lambda one: one.line or 0)
    places = {one.address: place for place, (one, _) in enumerate(_tree(tell, in_lines))}
    return sorted(parts, key=lambda part: places[part.address] if part is not None else -1)


def section(tell: Teller, part: Source) -> Source:
    """The section with a number in which a part of the document stands; the part itself if there is none."""
    around, seen = part, {part.address}
    while not tell.designation(around):
        found = next((one for _, one in tell.targets(around, "within") if isinstance(one, Source)), None)
        if found is None or found.address in seen:
            return part
        around = found
        seen.add(around.address)
    return around


def wholes(tell: Teller, part: Source) -> list[Source]:
    """The sections with numbers around a part of the document, from the outermost to itself."""
    found: list[Source] = []
    around: Source | None = part
    while around is not None and around not in found:
        found.append(around)
        around = next((one for _, one in tell.targets(around, "within") if isinstance(one, Source)), None)
    return [one for one in reversed(found) if tell.designation(one)]


def home(tell: Teller, found: Iterable[Annotated]) -> Source | None:
    """The section with a number that some elements are from, all or nearly all of them; None if there is none."""
    found = list(found)
    named = Counter(one for element in found for one in {section(tell, part) for part in tell.parts(element)})
    best, count = next(iter(named.most_common(1)), (None, 0))
    return best if best and tell.designation(best) and count * 3 >= len(found) * 2 else None


def listed(tell: Teller, found: Iterable[Annotated]) -> str:
    """What the list or table is called that some elements are all from, if that is one; else empty."""
    parts = {next(iter(tell.parts(one)), None) for one in found}
    part = parts.pop() if len(parts) == 1 else None
    return tell.own_words(part) if part and part.kind in (SourceKind.LIST, SourceKind.TABLE) else ""


def captioned(
    tell: Teller, holders: Iterable[Annotated], things: Iterable[T], columns: Iterable[Column[T]]
) -> list[Column[T]]:
    """The columns that say anything of some things, with the headings of the table of the text that their holders are from.

    In what is sent to readers of the text's language, if that table has just so many columns, and none of them is by its
    heading another one of ours: the numbers of 2021 must not stand below «2020».
    """
    shown = filled(things, columns)
    tables = {next((one for _, one in tell.targets(each, "source")), None) for each in holders}
    whole = tables.pop() if len(tables) == 1 else None
    headings = whole.columns if isinstance(whole, Source) and tell.outward and not tell.translates else ()
    if len(headings) != len(shown) or _mistaken([one.heading for one in shown], headings):
        return shown
    return [attrs.evolve(one, heading=heading) for one, heading in zip(shown, headings, strict=True)]


def _mistaken(ours: list[str], theirs: Iterable[str]) -> bool:
    """The headings of a table of the text are of other columns, or in another order: by their years, or by our own words."""
    known = {one.casefold() for one in ours}
    for our, their in zip(ours, theirs, strict=True):
        if _YEAR.findall(our) != _YEAR.findall(their):
            return True
        if their.casefold() in known and their.casefold() != our.casefold():
            return True
    return False


def short(tell: Teller, part: Source) -> Inline:
    """What a section is cited as in what is sent: its number, else its title.

    Of one that this paper has no heading for, it is said that the text has it: nobody is to look for it here.
    """
    number = tell.designation(part).rstrip(".") if tell.outward else ""
    here = only_itself(tell) or part.address in _headings(tell)
    called = tell.label("section {number}" if here else "section {number} of the text")
    return line(called.replace(" {", "\u00a0{").format(number=number)) if number else tell.place(part)


def _bearing(tell: Teller) -> set[str]:
    """The sources that something refers to, and those around them."""
    addresses = (one.address for one in tell.program.sources)
    return _with_wholes(tell, {one for one in addresses if any(edge.relation != "within" for edge in tell.links.into(one))})


def _with_wholes(tell: Teller, parts: set[str]) -> set[str]:
    """Some sources, and those around them."""
    found, waiting = set(parts), list(parts)
    while waiting:
        around = {edge.target for edge in tell.links.out(waiting.pop(), "within")} - found
        found |= around
        waiting += around
    return found


def _listed(tell: Teller, shown: list[Source], entry: Callable[[Teller, Source], Inline] | None = None) -> Iterator[Block]:
    if shown:
        yield Bullets(tuple(Item((entry or _entry)(tell, one), level) for one, level in _tree(tell, shown)))
    for one in shown:
        if one.rows:
            yield Heading(tell.called(one) if one.title else joined(": ", (tell.called(one), tell.place(one))))
            yield from _printed(tell, one)


def kept_tables(tell: Teller, found: Iterable[Annotated | Ref]) -> Iterator[Block]:
    """Tables of the text that nothing else tells, from the sections that some elements are from, as they are printed."""
    sections = {section(tell, part).address for one in found for part in tell.parts(one)}
    for one in tell.program.sources:
        told = one.belongs_to or tell.links.into(one.address, "sourced_from")
        around = {section(tell, whole).address for _, whole in tell.targets(one, "within") if isinstance(whole, Source)}
        if one.rows and not told and around & sections:
            yield Paragraph(line(Piece(tell.own_words(one), strong=True)))
            yield from printed(tell, one)


def _tree(tell: Teller, shown: list[Source]) -> Iterator[tuple[Source, int]]:
    """Each source after the one around it, with its depth. One that is a part of itself stands by itself."""
    below = defaultdict(list)
    listed = {one.address for one in shown}
    for one in reversed(shown):
        below[_around(tell, one.address, listed)].append(one)
    waiting = [(one, 0) for one in reversed(shown)] + [(one, 0) for one in below[""]]
    seen = set()
    while waiting:
        one, level = waiting.pop()
        if one.address not in seen:
            seen.add(one.address)
            yield one, level
            waiting += [(part, level + 1) for part in below[one.address]]


def _around(tell: Teller, address: str, listed: set[str]) -> str:
    """The nearest source around one that is listed itself; empty if there is none."""
    seen = {address}
    while address:
        address = next((edge.target for edge in tell.links.out(address, "within")), "")
        if address in listed or address in seen:
            return address
        seen.add(address)
    return ""


def _brief(tell: Teller, source: Source) -> Inline:
    """The same where nothing has to be said of the kind of a document, nor of a section with a number."""
    plain = source.kind is SourceKind.DOCUMENT or (source.kind is SourceKind.SECTION and tell.designation(source))
    return tell.titled(source) if plain and source.title and not source.missing else _entry(tell, source)


def _title(tell: Teller, source: Source) -> Inline:
    return joined(" ", (tell.number(source), line(tell.misprint(source)), tell.called(source)))


def _entry(tell: Teller, source: Source) -> Inline:
    missing = tell.label(f"missing: {source.missing}", str(source.kind)) if source.missing else ""
    kind = tell.term(source, "kind") if source.title or source.quote else line(tell.label("untitled"))
    details = joined(", ", (kind, tell.field(source, "missing", missing)))
    return line(tell.titled(source), " (", details, ")")


def _printed(tell: Teller, source: Source) -> Iterator[Block]:
    yield from printed(tell, source)
    home = tell.field(source, "belongs_to", tell.refs(source, "belongs_to"))
    if home:
        yield Paragraph(line(tell.label("Belongs to another cluster"), ": ", home))


def printed(tell: Teller, source: Source) -> Iterator[Table]:
    """The table of a source, as printed or as a translation gives it; none if it has no rows."""
    if not source.rows:
        return
    width = max(len(row) for row in (source.columns, *source.rows))
    whole = ((*row, *[""] * (width - len(row))) for row in (source.columns, *source.rows))
    rows = tuple(tuple(line(tell.wording.text(cell)) for cell in row) for row in whole)
    yield Table(rows[0], rows[1:])
