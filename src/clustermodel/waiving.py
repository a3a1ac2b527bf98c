"""Applies waivers, and says what is wrong with them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from clustermodel.diagnostics import Diagnostic, Rule, Severity
from clustermodel.links.index import Links
from clustermodel.loading.rules import NEAR_HINT
from clustermodel.model.waiver import Waiver
from clustermodel.places import Draft

UNUSED_WAIVER = Rule(
    "WV101", Severity.WARNING, "the waiver of {code} at {at} silences nothing", "delete it",
    doc="What it accepted has been mended: it would silence what comes later.",
)
EXPIRED_WAIVER = Rule(
    "WV102", Severity.WARNING, "the waiver of {code} at {at} lapsed with {until}", "mend what it accepts, or renew it",
    doc="A waiver accepts a defect for a time. The finding is shown again.",
)
UNFOUNDED_WAIVER = Rule(
    "WV103", Severity.WARNING, "the waiver of {code} at {at} gives no reason", "add `reason:`",
    doc="A waiver without a reason cannot be judged by whoever reads the programme next.",
)
UNKNOWN_CODE = Rule(
    "WV104", Severity.WARNING, "the waiver is of the code '{code}', and there is none",
    "`clustermodel explain` lists the codes; a waiver takes one whole code, neither its beginning nor a sign for any",
    doc="A waiver accepts one finding at one place. A misspelt code, or the beginning of one, silences nothing.",
)
UNKNOWN_ADDRESS = Rule(
    "WV105", Severity.WARNING, "the waiver of {code} is at '{at}', and there is no such element",
    "write the address as findings show it in brackets, kind:id or kind:id/field; there is no sign for any",
    doc="A waiver accepts one finding at one place. At an address that is misspelt it silences nothing.",
)
RULES = (UNUSED_WAIVER, EXPIRED_WAIVER, UNFOUNDED_WAIVER, UNKNOWN_CODE, UNKNOWN_ADDRESS)


class Known(NamedTuple):
    """What there is to be waived, asked for only if a waiver silences nothing."""

    links: Links
    codes: Callable[[], Sequence[str]]
    is_missed: Callable[[str], bool]
    """Whether checks of an address may be silent only because something of it was refused."""
    is_left_out: Callable[[str], bool]
    """Whether a code may be that of a plugin that the user has left out, so that nobody has looked for what it finds."""


def apply_waivers(
    found: list[Diagnostic], waivers: tuple[Waiver, ...], as_of: date
) -> tuple[list[Diagnostic], list[Diagnostic], frozenset[int]]:
    """Split findings into kept and waived; and the indexes of the waivers that silence something."""
    kept: list[Diagnostic] = []
    waived: list[Diagnostic] = []
    used = set()
    for one in found:
        by = next((index for index, waiver in enumerate(waivers) if _silences(waiver, one)), None)
        if by is not None:
            used.add(by)
        lapsed = by is not None and _lapsed(waivers[by], as_of)
        (kept if by is None or lapsed else waived).append(one)
    return kept, waived, frozenset(used)


def _silences(waiver: Waiver, finding: Diagnostic) -> bool:
    return waiver.code == finding.code and waiver.at in (finding.subject, finding.subject.partition("/")[0])


def _lapsed(waiver: Waiver, as_of: date) -> bool:
    return waiver.until is not None and waiver.until.last is not None and waiver.until.last < as_of


def wrong_waivers(used: frozenset[int], as_of: date, known: Known) -> list[Draft]:
    """What is wrong with the waivers of a programme."""
    waivers = known.links.program.waivers
    return [draft for index, one in enumerate(waivers) for draft in _wrong(one, index, index in used, as_of, known)]


def _wrong(waiver: Waiver, index: int, used: bool, as_of: date, known: Known) -> Iterator[Draft]:
    values = {"code": waiver.code, "at": waiver.at, "until": waiver.until}
    if _lapsed(waiver, as_of):
        yield Draft(EXPIRED_WAIVER(values=values), ("waivers", index, "until"))
    elif not used and not known.is_left_out(waiver.code):
        slips = list(_slips(waiver, index, known))
        if not slips and not known.is_missed(waiver.at):
            slips = [Draft(UNUSED_WAIVER(values=values), ("waivers", index, "at"))]
        yield from slips
    if not waiver.reason:
        yield Draft(UNFOUNDED_WAIVER(values=values), ("waivers", index))


def _slips(waiver: Waiver, index: int, known: Known) -> Iterator[Draft]:
    """A code or an address that there is not. Codes of plugins are taken as they are: theirs need not be there."""
    values: dict[str, object] = {"code": waiver.code, "at": waiver.at}
    from clustermodel.loading.hints import near  # only misspelt waivers need it

    codes = known.codes()
    if waiver.code not in codes and not waiver.code[2:3].isalpha():
        begins = not waiver.code or any(one.startswith(waiver.code.rstrip("*")) for one in codes)
        meant = {} if begins else near(waiver.code, codes)
        yield Draft(_said(UNKNOWN_CODE, values, meant.get("near")), ("waivers", index, "code"))
    address = waiver.at.partition("/")[0]
    if known.links.get(address) is None and not waiver.code.startswith("YM") and not known.is_missed(waiver.at):
        found = [] if "*" in address else known.links.near(address)
        yield Draft(_said(UNKNOWN_ADDRESS, values, found[0] if found else None), ("waivers", index, "at"))


def _said(rule: Rule, values: dict[str, object], meant: str | None) -> Diagnostic:
    return rule(values={**values, "near": meant}, hint=NEAR_HINT) if meant else rule(values=values)
