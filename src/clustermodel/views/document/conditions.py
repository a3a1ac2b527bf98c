"""The starting conditions on paper: what the text says in words and in tables, by section; then single indicators."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from clustermodel.model.actors import Place
from clustermodel.model.evidence import Claim, Source, SourceKind
from clustermodel.model.statistics import Statistic
from clustermodel.views.blocks import Block, Heading, Inline, Paragraph, Piece, joined, line, sentence
from clustermodel.views.document.actors import only_profiles, places_told, side_by_side
from clustermodel.views.document.analysis import conclusions
from clustermodel.views.document.doubts import contradictions
from clustermodel.views.document.figures import singles, tabled
from clustermodel.views.document.footnotes import footnotes
from clustermodel.views.document.left_out import lost_charts
from clustermodel.views.document.sources import ordered, section
from clustermodel.views.telling import Teller

Said = Claim | Statistic | Place
Parts = dict[Source | None, list[Said]]


def conditions(tell: Teller) -> Iterator[Block]:
    """Statements and tables in the order of the document, under the headings they have there; then the single indicators."""
    yield from _under_headings(tell, _parts(tell))
    yield from singles(tell)


def elsewhere(tell: Teller) -> Iterator[Block]:
    """The same without what is from sections with numbers."""
    rest = {part: said for part, said in _parts(tell).items() if not (part and _numbered(tell, part))}
    yield from _under_headings(tell, rest)
    yield from singles(tell)


def _under_headings(tell: Teller, parts: Parts) -> Iterator[Block]:
    above: Source | None = None
    charts = _charts(tell)
    for part in ordered(tell, parts):
        around = section(tell, part) if part else None
        if around and around != above:
            yield Heading(tell.titled(around))
            yield from misprinted(tell, around)
        above = around
        yield from _part(tell, None if part == around else part, parts[part])
        yield from lost_charts(tell, charts[part])


def said_in(tell: Teller) -> dict[str, list[Block]]:
    """What the sections with numbers say in statements and tables, in the order of the document, by their addresses."""
    parts = _parts(tell)
    for one in placed(tell):
        parts[tell.parts(one)[0]].append(one)
    said: defaultdict[str, list[Block]] = defaultdict(list)
    charts = _charts(tell)
    for part in ordered(tell, [part for part in parts if part and _numbered(tell, part)]):
        home = section(tell, part)
        said[home.address] += _part(tell, None if part == home else part, parts[part])
        said[home.address] += lost_charts(tell, charts[part])
    return said


def placed(tell: Teller) -> list[Place]:
    """Territories whose profiles stand side by side in a table of a section with a number, so that they stand there."""
    found = [one for one in tell.program.places if one.profile]
    parts = {next(iter(tell.parts(one)), None) for one in found}
    part = parts.pop() if len(parts) == 1 else None
    return found if part and _numbered(tell, part) and only_profiles(tell) else []


def places_elsewhere(tell: Teller) -> Iterator[Block]:
    """The chapter of territories, unless they are told in a section already."""
    yield from () if placed(tell) else places_told(tell)


def told_charts(tell: Teller) -> set[str]:
    """The addresses of the charts that stand below what is said in the parts of sections."""
    return {chart.address for charts in _charts(tell).values() for chart in charts}


def _charts(tell: Teller) -> defaultdict[Source | None, list[Source]]:
    """The charts of the text below the part of it that they are in, or else that comes before them in their section."""
    beside: defaultdict[Source, list[Source]] = defaultdict(list)
    for part in ordered(tell, dict.fromkeys((*_parts(tell), *(tell.parts(one)[0] for one in placed(tell))))):
        if part is not None:
            beside[section(tell, part)].append(part)
    found: defaultdict[Source | None, list[Source]] = defaultdict(list)
    for chart in (one for one in tell.program.sources if one.kind is SourceKind.CHART):
        home = section(tell, chart)
        within = {one for _, one in tell.targets(chart, "within")} - {home}
        around = [part for part in beside[home] if part in within]
        before = [part for part in beside[home] if part.line is not None and part.line <= (chart.line or 0)]
        for part in around[:1] or before[-1:]:
            found[part].append(chart)
    return found


def _parts(tell: Teller) -> Parts:
    """What is said in words and tables, by the part of the document that it is from."""
    told = {claim.address for claim in (*conclusions(tell), *on_the_whole(tell))}
    parts: defaultdict[Source | None, list[Said]] = defaultdict(list)
    said: list[Said] = [*tell.program.claims, *(one for one in tell.program.statistics if one.rows)]
    for one in said:
        if one.address not in told:
            parts[next(iter(tell.parts(one)), None)].append(one)
    return parts


def _numbered(tell: Teller, part: Source) -> bool:
    return bool(tell.designation(section(tell, part)))


def on_the_whole(tell: Teller) -> list[Claim]:
    """What is said of the programme itself before its first section."""
    return [one for one in tell.program.claims if _speaks_of_the_programme(tell, one)]


def _speaks_of_the_programme(tell: Teller, claim: Claim) -> bool:
    about = [one for _, one in tell.targets(claim, "about")]
    parts = tell.parts(claim)
    return about == [tell.program.header] and bool(parts) and not any(_numbered(tell, part) for part in parts)


def misprinted(tell: Teller, section: Source) -> Iterator[Block]:
    """That a reader finds a section under another number, if he does."""
    if tell.misprint(section):
        told = tell.label("In the text this section bears the number {number}.")
        yield Paragraph(line(told.format(number=section.printed["id"])), note=True)


def _part(tell: Teller, part: Source | None, said: Iterable[Said]) -> Iterator[Block]:
    """What a part of a section says in words, below its title; then its tables."""
    claims = [one for one in said if isinstance(one, Claim)]
    title = tell.own_words(part) if part and claims else ""
    for number, claim in enumerate(claims):
        yield Paragraph(line(*below(title if number == 0 else ""), *sentence(_as_printed(tell, claim))))
        yield from () if tell.outward else _ties(tell, claim)
        yield from footnotes(tell, [claim])
        yield from contradictions(tell, claim)
    for one in said:
        if isinstance(one, Statistic):
            above = {title, *(tell.own_words(section(tell, home)) for home in tell.parts(one)[:1])}
            yield from tabled(tell, one, "" if tell.own_words(one) in above else tell.own_words(one))
    places = [one for one in said if isinstance(one, Place)]
    yield from side_by_side(tell, places)
    yield from footnotes(tell, places)


def _as_printed(tell: Teller, claim: Claim) -> Inline:
    """A statement; behind what of it is declared to be printed just so (`printed`, within the text) that is told."""
    said, printed = tell.called(claim), claim.printed.get("text", "")
    before, found, after = tell.own_words(claim).partition(printed or "\0")
    if not found or tell.translates or not tell.outward or not (before or after):
        return said
    return line(Piece(before, to=claim.address), found, f" ({tell.label('as printed', 'Sic')})", after)


def below(title: str) -> Inline:
    """The beginning of a paragraph that stands below a title."""
    return line(Piece(title, strong=True), "\n") if title else ()


def _ties(tell: Teller, claim: Claim) -> Iterator[Block]:
    """What a statement is about and what bears it out, for those who look at the model's readings."""
    elsewhere = tell.places(claim) if len(tell.parts(claim)) > 1 else ()
    said = (
        ("About", tell.refs(claim, "about", "; ")),
        ("Evidence", tell.refs(claim, "evidence", "; ")),
        ("Source", elsewhere),
    )
    found = [line(tell.label(name), ": ", value) for name, value in said if value]
    if found:
        yield Paragraph(joined(". ", found), note=True)
