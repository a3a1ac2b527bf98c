"""Applies waivers, and says what is wrong with them."""

from collections.abc import Iterator
from datetime import date

from clustermodel.diagnostics import Diagnostic, Rule, Severity
from clustermodel.model.waiver import Waiver
from clustermodel.places import Draft

UNUSED_WAIVER = Rule(
    "WV101", Severity.WARNING, "the waiver of {code} at {at} silences nothing", "delete it",
    doc="What it accepted has been mended, or its address is misspelt: either way it would silence what comes later.",
)
EXPIRED_WAIVER = Rule(
    "WV102", Severity.WARNING, "the waiver of {code} at {at} lapsed with {until}", "mend what it accepts, or renew it",
    doc="A waiver accepts a defect for a time. The finding is shown again.",
)
UNFOUNDED_WAIVER = Rule(
    "WV103", Severity.WARNING, "the waiver of {code} at {at} gives no reason", "add `reason:`",
    doc="A waiver without a reason cannot be judged by whoever reads the programme next.",
)
RULES = (UNUSED_WAIVER, EXPIRED_WAIVER, UNFOUNDED_WAIVER)


def apply_waivers(
    found: list[Diagnostic], waivers: tuple[Waiver, ...], as_of: date
) -> tuple[list[Diagnostic], list[Diagnostic], list[Draft]]:
    """Split findings into kept and waived; and what is wrong with the waivers themselves."""
    kept: list[Diagnostic] = []
    waived: list[Diagnostic] = []
    used = set()
    for one in found:
        by = next((index for index, waiver in enumerate(waivers) if _silences(waiver, one)), None)
        if by is not None:
            used.add(by)
        lapsed = by is not None and _lapsed(waivers[by], as_of)
        (kept if by is None or lapsed else waived).append(one)
    drafts = [draft for index, one in enumerate(waivers) for draft in _waiver_findings(one, index, index in used, as_of)]
    return kept, waived, drafts


def _silences(waiver: Waiver, finding: Diagnostic) -> bool:
    return waiver.code == finding.code and waiver.at in (finding.subject, finding.subject.partition("/")[0])


def _lapsed(waiver: Waiver, as_of: date) -> bool:
    return waiver.until is not None and waiver.until.last is not None and waiver.until.last < as_of


def _waiver_findings(waiver: Waiver, index: int, used: bool, as_of: date) -> Iterator[Draft]:
    values = {"code": waiver.code, "at": waiver.at, "until": waiver.until}
    if _lapsed(waiver, as_of):
        yield Draft(EXPIRED_WAIVER(values=values), ("waivers", index, "until"))
    elif not used:
        yield Draft(UNUSED_WAIVER(values=values), ("waivers", index, "at"))
    if not waiver.reason:
        yield Draft(UNFOUNDED_WAIVER(values=values), ("waivers", index))
