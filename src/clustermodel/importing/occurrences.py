"""Reports of occurrences, of which only the whole makes sense: a status, its date and its result."""

from collections.abc import Callable, Collection, Iterable

import attrs

from clustermodel.importing import rules
from clustermodel.importing.wishes import Change, Report, Tell, report_of
from clustermodel.messages import Word
from clustermodel.views.workbook.slots import Slot

_RESULT = ("result/text", "result/value", "result/unit")
Current = Callable[[Slot], str]
"""What the file says of a field."""


def whole_reports(
    changes: Iterable[Change], refused: Collection[Report], current: Current, sources: Collection[str], tell: Tell
) -> list[Change]:
    """The changes without those of reports that would be half of what is meant, which is told.

    `refused` are reports of which something cannot be brought in, `sources` the ids of the sources of money.
    """
    complete = _complete(_unrefused(list(changes), refused, tell), current, sources, tell)
    _tell_bare(complete, current, tell)
    return complete


def _unrefused(changes: list[Change], refused: Collection[Report], tell: Tell) -> list[Change]:
    """The changes without the rest of a report of which something cannot be brought in; that is told once."""
    held = {report: one.place for one in reversed(changes) if (report := report_of(one.slot)) in refused}
    for place in held.values():
        tell(rules.HELD, place)
    return [one for one in changes if report_of(one.slot) not in held]


def _complete(changes: list[Change], current: Current, sources: Collection[str], tell: Tell) -> list[Change]:
    """The changes without those of occurrences that would have no status, and of baselines of no time or no number."""
    wanted = {one.slot: one.value for one in changes}

    def then(slot: Slot, field: str) -> str:
        found = _field(slot, field)
        return wanted.get(found, current(found))

    def lacks_half(slot: Slot) -> bool:
        baseline = slot.file == "programme" and slot.parts[0] == "baseline"
        return baseline and not all(then(slot, one) for one in ("period", "value"))

    def lacks_status(slot: Slot) -> bool:
        others = ("date", "evidence", "notes", *_RESULT, *(f"spent/{one}" for one in sources))
        return report_of(slot) is not None and not then(slot, "status") and any(then(slot, one) for one in others)

    missing = [(one, lacks_status(one.slot), lacks_half(one.slot)) for one in changes]
    told: set[tuple[str, bool]] = set()
    for one, status, half in missing:
        if (status or half) and (one.place, status) not in told:
            told.add((one.place, status))  # a cell may hold a number and its unit
            hint = rules.TAKE_ALL if status and wanted.get(_field(one.slot, "status")) == "" else None
            tell(rules.INCOMPLETE, one.place, hint, missing=Word("status" if status else "the other half of the baseline"))
    return [one for one, *lacking in missing if not any(lacking)]


def _tell_bare(changes: list[Change], current: Current, tell: Tell) -> None:
    """Say which results are numbers of nothing."""
    wanted = {one.slot: one.value for one in changes}
    for one in changes:
        unit = one.slot.unit
        if unit and one.value and not wanted.get(unit, current(unit)):
            tell(rules.NO_UNIT, one.place, found=one.value)


def _field(slot: Slot, field: str) -> Slot:
    """Another field of the same report."""
    return attrs.evolve(slot, field=f"{slot.parts[0]}/{field}")
