"""Numbers in a sentence that contradict others of the programme: a note below it, so that nobody meets only one of them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import attrs

from clustermodel.links.proportions import Disproportion, out_of_proportion
from clustermodel.links.units import in_base_units
from clustermodel.model.evidence import Claim
from clustermodel.model.objectives import Kpi
from clustermodel.model.quantity import Quantity
from clustermodel.model.series import Observation
from clustermodel.model.statistics import Statistic
from clustermodel.views.blocks import Block, Inline, Paragraph, joined, line
from clustermodel.views.document.sources import section, short
from clustermodel.views.document.told import stands_in
from clustermodel.views.telling import Teller


@attrs.frozen
class _Number:
    """A value of an indicator."""

    one: Statistic
    seen: Observation


def contradictions(tell: Teller, claim: Claim) -> Iterator[Block]:
    """What the compiler has to say of the numbers in a statement: other values of the same, and wholes that are less."""
    words = tell.own_words(claim)
    told = [_Number(one, seen) for one in _evidence(tell, claim) for seen in one.values if stands_in(seen, words)]
    notes = dict.fromkeys(note for number in told for note in (*_otherwise(tell, number), *_more_than_whole(tell, number)))
    if notes and tell.doubts:
        yield Paragraph(joined("\n", notes), note=True)


def _evidence(tell: Teller, claim: Claim) -> list[Statistic]:
    return [one for _, one in tell.targets(claim, "evidence") if isinstance(one, Statistic)]


def _otherwise(tell: Teller, number: _Number) -> Iterator[Inline]:
    """Several values of one indicator for one time that cannot all be true, each with where it stands."""
    same = (number.seen.period, number.seen.as_)
    known = [seen for seen in number.one.values if (seen.period, seen.as_) == same and seen.value.known]
    if all(seen.value.compatible(number.seen.value) for seen in known):
        return
    values = joined(", ", (_valued(tell, number.one, seen) for seen in known))
    when = number.seen.period
    time = tell.wording.period(when) if when.dated else tell.label("no year is given")
    yield _noted(
        tell, "The text gives different values of this indicator: {values}; {time}.", values=values, time=line(time)
    )


def _more_than_whole(tell: Teller, number: _Number) -> Iterator[Inline]:
    """A number of parts that is more than that of their whole, whichever of the two the statement tells."""
    links, address = tell.links, number.one.address
    wholes = [(address, edge.target) for edge in links.out(address, "part_of")]
    for part, whole in (*wholes, *((edge.source, address) for edge in links.into(address, "part_of"))):
        one, other = (links.elements[each] for each in (part, whole))
        if isinstance(one, Statistic) and isinstance(other, Statistic):
            yield from _unequal(tell, one, other, number)


def _unequal(tell: Teller, part: Statistic, whole: Statistic, told: _Number) -> Iterator[Inline]:
    for one in part.values:
        for other in (seen for seen in whole.values if seen.period == one.period and told.seen in (one, seen)):
            if _comparable(tell, part, whole) and _scaled(tell, part, one).exceeds(_scaled(tell, whole, other)):
                yield _noted(
                    tell,
                    "The numbers of the text do not agree: {part}, while {whole}; they may count different things.",
                    part=_named(tell, _Number(part, one)),
                    whole=_named(tell, _Number(whole, other)),
                )


def other_units(tell: Teller, found: Iterable[Statistic]) -> Iterator[Inline]:
    """Of rates in another unit than that of which the total is a multiple: a reader is to know that it is so in the text."""
    for one in found if tell.doubts else ():
        total = tell.links.get(f"statistic:{one.rate.of.id}") if one.rate else None
        if isinstance(total, Statistic) and total.unit and one.unit and not _comparable(tell, one, total):
            yield _noted(
                tell,
                "the unit of {name} is as in the text; its total is given in {unit}.",
                name=line(tell.wording.quoted(tell.own_words(one))),
                unit=line(tell.wording.quoted(tell.unit(total.unit))),
            )


def disproportions(tell: Teller) -> Iterator[Block]:
    """Of targets that are out of all proportion to what observes them: whoever signs them is to know it."""
    notes = [_disproportion(tell, one) for one in out_of_proportion(tell.links)]
    if notes and tell.outward and tell.doubts:
        yield Paragraph(joined("\n", notes), note=True)


def _disproportion(tell: Teller, found: Disproportion) -> Inline:
    whole = next((one for one in tell.program.statistics if found.statistic.id in {row.id for row in one.rows}), None)
    return _noted(
        tell,
        "indicator {kpi} is to be {target} in {period}, while {statistic}{whole} is {observed}, a ratio of {times} to 1. "
        "The unit may be wrong, or they may count different things.",
        kpi=line(tell.designation(found.kpi)),
        period=line(tell.wording.spoken(found.target.period)),
        target=_valued(tell, found.kpi, found.target),
        statistic=line(tell.wording.quoted(tell.own_words(found.statistic))),
        whole=line(f" ({tell.own_words(whole)})") if whole else (),
        observed=_valued(tell, found.statistic, found.observed),
        times=line(tell.wording.number(found.times.quantize(Decimal(1)))),
    )


def _comparable(tell: Teller, one: Statistic, other: Statistic) -> bool:
    return in_base_units(tell.links, one.unit)[0] == in_base_units(tell.links, other.unit)[0]


def _scaled(tell: Teller, one: Statistic, seen: Observation) -> Quantity:
    return seen.value.times(in_base_units(tell.links, one.unit)[1])


def _named(tell: Teller, number: _Number) -> Inline:
    return line(tell.wording.quoted(tell.own_words(number.one)), " – ", _valued(tell, number.one, number.seen))


def _valued(tell: Teller, one: Statistic | Kpi, seen: Observation) -> Inline:
    """A value in words, with the section in which it is found."""
    value = seen.value
    # A unit that is judged is a mere «pcs.» that the text does not have.
    unit = "" if "unit" in one.judged else tell.unit(one.unit, value)
    least = value.low if value.high is None and value.strict else None
    bare = tell.quantity(value) if least is None else line(_more_than(tell, least))
    where = tell.parts(seen) or tell.parts(one)
    places = joined(", ", dict.fromkeys(short(tell, section(tell, part)) for part in where))
    gap = tell.wording.gap(unit).replace(" ", "\u00a0") if unit else None
    return line(bare, gap, unit, line(" (", places, ")") if places else None)


def _more_than(tell: Teller, least: Decimal) -> str:
    return tell.label("more than {number}").format(number=tell.wording.number(least))


def _noted(tell: Teller, template: str, **said: Inline) -> Inline:
    """A note of the compiler: a template filled with what bears signs of its own."""
    parts = tell.label(template).replace("}", "{").split("{")
    filled = [said[part] if index % 2 else line(part) for index, part in enumerate(parts)]
    return line(tell.label("Compiler's note"), ": ", *filled)
