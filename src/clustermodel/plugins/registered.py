"""Checks of who the participants are: one and the same firm must not be counted twice (family PT)."""

from collections import defaultdict
from collections.abc import Iterator

from clustermodel.hookspecs import WARNING, Check, CheckContext, Finding, check, checks_in, hookimpl
from clustermodel.model.actors import Participant

_SCHEMES = ("inn", "ogrn", "lei", "vat", "инн", "огрн")
_COMPARED = 20
"""With so many of the same name each participant is compared: there may be thousands."""


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


def _registered(one: Participant, schemes: tuple[str, ...]) -> dict[str, str]:
    """Scheme → code, of those under which a register knows one firm only."""
    return {scheme: code for scheme, code in one.codes.items() if scheme.casefold() in schemes}


@check("PT105", severity=WARNING)
def same_code(ctx: CheckContext, *, schemes: tuple[str, ...] = _SCHEMES) -> Iterator[Finding]:
    """Two participants with one and the same registration code.

    They are one firm that is counted twice, or one of the codes is wrong.

    Parameters: `schemes`, of which a code belongs to one firm only.
    Fails: `{id: a, codes: {inn: "2600000202"}}` and `{id: b, codes: {inn: "2600000202"}}`
    Passes: `{id: a, codes: {inn: "2600000202"}}` and `{id: b, codes: {inn: "2600000101"}}`
    Fix: correct one of the codes, or keep one of the two participants.
    """
    first: dict[tuple[str, str], Participant] = {}
    for one in ctx.program.participants.members:
        for scheme, code in _registered(one, schemes).items():
            other = first.setdefault((scheme.casefold(), code.strip()), one)
            if other is not one:
                yield Finding(
                    one.address,
                    "{other} has the same code {code} ({scheme})",
                    {"other": other.address, "code": code, "scheme": scheme},
                    at=("codes", scheme),
                    hint="correct one of the codes, or keep one of the two participants",
                    related=(other.address,),
                )


@check("PT106", severity=WARNING)
def same_name(ctx: CheckContext, *, schemes: tuple[str, ...] = _SCHEMES) -> Iterator[Finding]:
    """Two participants of one name, as far as letters and digits tell.

    They may be one firm that is counted twice. Not reported where different registration codes or places set them apart, or
    one code shows that they are the same (PT105).

    Parameters: `schemes`, of which a code belongs to one firm only.
    Fails: `{id: a, name: Agro-South Ltd.}` and `{id: c, name: "Agro-South, Ltd"}`
    Passes: the two with different `codes: {inn: …}`
    Fix: keep one of them, or say what sets them apart: a registration code, a place.
    """
    named = defaultdict(list)
    for one in ctx.program.participants.members:
        named["".join(filter(str.isalnum, str(one.name).casefold()))].append(one)
    for alike in named.values():
        for index, one in enumerate(alike):
            earlier = alike[: min(index, _COMPARED)]
            twin = next((other for other in earlier if not _told_apart(other, one, schemes)), None)
            if twin is not None:
                yield Finding(
                    one.address,
                    "{other} has the same name",
                    {"other": twin.address},
                    at=("name",),
                    hint="keep one of them, or say what sets them apart: a registration code, a place",
                    related=(twin.address,),
                )


def _told_apart(one: Participant, other: Participant, schemes: tuple[str, ...]) -> bool:
    """A place sets them apart, or a code tells whether they are the same."""
    mine, its = _registered(one, schemes), _registered(other, schemes)
    places = {place.id for place in (one.place, other.place) if place is not None}
    return len(places) > 1 or not mine.keys().isdisjoint(its)
