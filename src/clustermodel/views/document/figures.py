"""Tables of indicators on paper: a column only for what tells them apart; what holds for all of them is said once above."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial
from itertools import groupby
from typing import Any

import attrs

from clustermodel.model.evidence import Source, SourceKind
from clustermodel.model.quantity import Missing
from clustermodel.model.series import Nature, Observation, Series, numbers
from clustermodel.model.statistics import Statistic
from clustermodel.views.blocks import (
    Block,
    Column,
    Heading,
    Inline,
    Paragraph,
    Piece,
    capital,
    joined,
    labelled,
    line,
    plain,
    table,
)
from clustermodel.views.document.doubts import other_units
from clustermodel.views.document.indicators import by_period
from clustermodel.views.document.ranks import lost_values, only_ranks, ranked
from clustermodel.views.document.sources import captioned, ordered, section, short
from clustermodel.views.document.told import in_words
from clustermodel.views.repeats import says
from clustermodel.views.telling import Teller


@attrs.frozen
class _Line:
    """A line of a table: an indicator, and values of it that are from the same parts of the document."""

    one: Statistic
    values: Series
    parts: tuple[Source, ...] = ()


Told = Column[_Line]


def tabled(tell: Teller, whole: Statistic, title: str) -> Iterator[Block]:
    """A table of indicators by periods below a title, if there is one; then who produced the numbers."""
    lines = [_Line(row.inherit(whole), row.values) for row in whole.rows]
    name = line(Piece(title, strong=True))
    places = () if tell.outward else tell.places(whole, *whole.values)
    source = joined("; ", (origin(tell, whole), places))
    if only_ranks(tell, [*lines]):
        yield from [Paragraph(name)] if title else []
        yield from ranked(tell, whole, [*lines])
        yield from _notes(tell, [], source, lost_values(tell, [*lines]))
        return
    lines, sizes = _sized(tell, lines)
    periods = by_period(tell, lines, lambda each: settled(each.values))
    once, columns = _arranged(tell, lines, [_unit(tell), _about(tell, name)], [*periods, *sizes])
    lead = joined("\n", (name, once))
    if lead:
        yield Paragraph(lead)
    yield from table(lines, captioned(tell, [whole], lines, columns))
    yield from _notes(tell, lines, source)


def _sized(tell: Teller, lines: list[_Line]) -> tuple[list[_Line], list[Told]]:
    """In what is sent numbers without what they were computed from, which is a column if most have it, and one period."""
    known = ((each.one.address, _size(each)) for each in lines)
    sizes = {address: line(tell.wording.number(Decimal(size))) for address, size in known if size is not None}
    if not tell.outward or any(len(each.values) > 1 for each in lines) or len(sizes) * 2 <= len(lines):
        return lines, []
    bare = [attrs.evolve(each, values=tuple(attrs.evolve(one, n=None) for one in each.values)) for each in lines]
    heading = tell.label("Computed from, units")
    return bare, [Column(heading, lambda each: sizes.get(each.one.address, ()), numeric=True)]


def _size(each: _Line) -> int | None:
    """From how many units the first number of a line was computed."""
    return each.values[0].n if each.values else None


def singles(tell: Teller) -> Iterator[Block]:
    """Every other indicator in one table, in the order of the document; none that sentences of what is sent tell already."""
    found = [one for one in tell.program.statistics if not (one.rows or (tell.outward and in_words(tell, one)))]
    lines = [each for one in _in_order(tell, found) for each in _lines(tell, one)]
    if lines:
        yield Heading(line(tell.label("Single indicators")))
    once, columns = _arranged(tell, lines, [_about(tell)], [_values(tell)], _source(tell))
    if once:
        yield Paragraph(once)
    yield from table(lines, columns)
    yield from _notes(tell, lines)


def _in_order(tell: Teller, found: list[Statistic]) -> list[Statistic]:
    """Indicators by the first part of the document that they are from; those from nowhere come first."""
    parts = {one.address: tell.parts(one, *one.values) for one in found}
    known = ordered(tell, {part for one in parts.values() for part in one})
    places = {part.address: place for place, part in enumerate(known)}
    return sorted(found, key=lambda one: min((places[part.address] for part in parts[one.address]), default=-1))


def _lines(tell: Teller, one: Statistic) -> Iterator[_Line]:
    """The lines of a single indicator: values from other parts of the document stand on another one, beside these."""

    def cited(holder: Any) -> tuple[Source, ...]:
        return tuple(dict.fromkeys(section(tell, part) if tell.outward else part for part in tell.parts(holder)))

    told = [(parts, tuple(values)) for parts, values in groupby(one.values, lambda seen: cited(seen) or cited(one))]
    for parts, values in told or [(cited(one), ())]:
        yield _Line(one, values, parts)


def _arranged(
    tell: Teller, lines: list[_Line], before: Iterable[Told], values: Iterable[Told], *after: Told
) -> tuple[Inline, list[Told]]:
    """What holds for all lines, in words; and the columns of the others."""
    limits = [Column(tell.label("Scope"), partial(_said, tell, name="scope")), Column("", partial(_ranked, tell))]
    before = list(before)
    once = [one for one in (*before, *limits, *after) if len(lines) > 1 and len(set(map(one.cell, lines))) == 1]
    rare = [one for one in before if one not in once and _is_rare(tell, one, lines)]
    own = [*(_below(tell, one) for one in rare), *(attrs.evolve(one, heading="") for one in limits if one not in once)]
    named = Column(tell.label("Indicator"), partial(_named, tell, limits=own))
    gone = (*once, *rare)
    columns = [named, *(one for one in before if one not in gone), *values, *(one for one in after if one not in gone)]
    return (labelled(once, lines[0]) if lines else ()), columns


def _is_rare(tell: Teller, column: Told, lines: list[_Line]) -> bool:
    """A column of what is sent that says something of few lines, so that it stands below their names instead."""
    return tell.outward and sum(1 for each in lines if column.cell(each)) * 2 <= len(lines)


def _below(tell: Teller, column: Told) -> Told:
    """The same below the names: after its heading, unless a scope says the same."""

    def cell(each: _Line) -> Inline:
        said = column.cell(each)
        alone = plain(said) == plain(tell.field(each.one, "scope"))
        return said if alone or not said else line(column.heading, ": ", said)

    return Column("", cell)


def _said(tell: Teller, each: _Line, *, name: str) -> Inline:
    """What a number counts, or among whom it is ranked, unless that is the name of what it is about."""
    said = tell.field(each.one, name)
    return () if plain(said) == plain(tell.refs(each.one, "about")) else said


def _ranked(tell: Teller, each: _Line) -> Inline:
    """Among whom it is ranked, as a phrase."""
    said = _said(tell, each, name="ranked_among")
    return line(tell.label("Ranked among"), " ", said) if said else ()


def _named(tell: Teller, each: _Line, *, limits: list[Told]) -> Inline:
    """The name, and below it what limits it, as a phrase that goes on: «Share of employment / excluding small firms»."""
    return joined("\n", (capital(tell.called(each.one)), labelled(limits, each)))


def _about(tell: Teller, title: Inline = ()) -> Told:
    """What is measured, unless the title of the table says so, or it is the programme itself, or the territory it is for."""

    def cell(each: _Line) -> Inline:
        found = tell.refs(each.one, "about", ";\n")
        usual = (line(tell.label("Programme")), tell.refs(tell.program.header, "territory"))
        known = says(title, found) or found in usual
        return () if tell.outward and known else found

    return Column(tell.label("About"), cell)


def _unit(tell: Teller) -> Told:
    return Column(tell.label("Unit"), lambda each: tell.field(each.one, "unit", tell.unit(each.one.unit)))


def _values(tell: Teller) -> Told:
    def cell(each: _Line) -> Inline:
        runs = ([*run] for _, run in groupby(each.values, lambda seen: (seen.plain and seen.value.missing) or seen))
        return joined("\n", (_run(tell, run, _unit_after(tell, each.one, run[0])) for run in runs))

    return Column(tell.label("Values"), cell)


def _unit_after(tell: Teller, one: Statistic, seen: Observation) -> Inline:
    return tell.field(one, "unit", tell.unit(one.unit, seen.value))


def _run(tell: Teller, run: list[Observation], unit: Inline) -> Inline:
    """A number; or several that are missing for one reason, by their periods."""
    lost = run[0].plain and run[0].value.missing
    if not lost:
        return tell.observation(run[0], unit)
    measure = line(" ", unit) if unit else None
    return line(tell.quantity(run[0].value), measure, f" ({', '.join(map(tell.time_of, run))})")


def _source(tell: Teller) -> Told:
    """Who produced the numbers, and where in the document they stand."""

    def cell(each: _Line) -> Inline:
        return joined("; ", (origin(tell, each.one), *(short(tell, part) for part in each.parts)))

    return Column(tell.label("Source"), cell)


def origin(tell: Teller, one: Statistic) -> Inline:
    """Who produced the numbers; in what is sent in the words of the note that names them all, if it has a title."""
    producers = list(tell.targets(one, "origin"))
    noted = [_noted(tell, ref) or _noted(tell, producer) for ref, producer in producers]
    notes = {note for found in noted[:1] for note in found if all(note in others for others in noted)}
    words = [tell.own_words(note).removeprefix(f"{tell.label('Source')}: ") for note in notes if note.title]
    said = line(words[0]) if tell.outward and len(words) == 1 else tell.refs(one, "origin")
    return tell.field(one, "origin", said)


def _noted(tell: Teller, holder: Any) -> list[Source]:
    found = [one for _, one in tell.targets(holder, "source")] if holder else []
    return [one for one in found if isinstance(one, Source) and one.kind is SourceKind.NOTE]


def _notes(tell: Teller, lines: list[_Line], origin: Inline = (), *others: Inline) -> Iterator[Block]:
    """Who produced the numbers of a table, where those are from that differ, and what `n` is in it."""
    seen = [one for each in lines for one in each.values]
    counted = any(one.n is not None for one in seen)
    lost = tell.outward and any(one.rank is not None and one.value.missing is Missing.LOST for one in seen)
    found = joined(
        "\n",
        (
            line(tell.label("Source"), ": ", origin) if origin else (),
            *(note for each in lines for note in _differing(tell, each) if not each.parts),
            *other_units(tell, [each.one for each in lines]),
            line(tell.label("n: the number of units from which the value was computed")) if counted else (),
            line(tell.label("Of some numbers only the rank has been preserved.")) if lost else (),
            *others,
        ),
    )
    if found:
        yield Paragraph(found, note=True)


def _differing(tell: Teller, each: _Line) -> Iterator[Inline]:
    """What is to be known of a number beside which the same period has another: in the words of the text, if there are."""
    found = Counter(seen.period for seen in each.values)
    for seen in each.values:
        words = () if tell.translates else tell.quotations(seen)
        said = words or tell.texts(seen.notes, " ") or tell.places(seen)
        if found[seen.period] > 1 and said:
            name = line(capital(tell.called(each.one)), ", ", tell.wording.period(seen.period), ": ")
            yield line(name, tell.quantity(seen.value), " — ", said)


def settled(values: Series) -> Series:
    """Some values without those of which a remark tells why the same period has another, which needs none.

    A reader is told of them where he reads that remark.
    """
    sure = {seen.period for seen in values if not seen.notes}
    found = Counter(seen.period for seen in values)
    return tuple(seen for seen in values if not (seen.notes and found[seen.period] > 1 and seen.period in sure))


def last_number(tell: Teller, one: Statistic) -> Inline:
    """The last known number of an indicator with its unit, or the several there are for that period."""
    facts = [seen for seen in settled(numbers(one.values)) if seen.as_ is Nature.FACT]
    newest = [seen for seen in facts if seen.period == facts[-1].period]
    return joined("; ", (tell.observation(seen, _unit_after(tell, one, seen)) for seen in newest))
