"""Checks of the SWOT analysis and its TOWS pairings (family SW)."""

import re
from collections import defaultdict
from collections.abc import Iterator

from clustermodel import Edge
from clustermodel.confusables import skeleton
from clustermodel.hookspecs import ADVICE, ERROR, WARNING, Check, CheckContext, Finding, Word, check, checks_in, hookimpl
from clustermodel.model.swot import Factor, Pairing, Quadrant

NAMES = {"S": Word("strength"), "W": Word("weakness"), "O": Word("opportunity"), "T": Word("threat")}


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


def _kinds(quadrant: Quadrant) -> dict[str, object]:
    """The values of a message that name a quadrant and what meets in it."""
    return {"quadrant": quadrant, "one": NAMES[quadrant[0]], "other": NAMES[quadrant[1]]}


@check("SW101", severity=ERROR)
def wrong_quadrant(ctx: CheckContext) -> Iterator[Finding]:
    """A pairing combines factors that its quadrant excludes.

    The quadrant is the heading that a pairing stands under; its letters are the kinds of factor that meet there (WO:
    weaknesses with opportunities). A pairing of other factors answers something else than its heading says.

    Fails: `{quadrant: WO, factors: [S1, O1]}`
    Passes: `{quadrant: WO, factors: [W1, O1]}`
    Fix: refer to factors of the two kinds, or move the pairing to the quadrant it belongs to.
    """
    letters = {factor.address: letter for letter, factor in ctx.program.swot.factors()}
    for pairing in ctx.program.swot.pairings:
        for edge in ctx.links.out(pairing.address, "combines"):
            if letters[edge.target] not in pairing.quadrant:
                yield Finding(
                    pairing.address,
                    "{factor} is of the kind {kind}; pairings of {quadrant} combine {one} and {other}",
                    {**_kinds(pairing.quadrant), "factor": edge.target, "kind": NAMES[letters[edge.target]]},
                    at=edge.at,
                    hint="refer to factors of the two kinds, or move the pairing to the quadrant it belongs to",
                    related=(edge.target,),
                )


@check("SW102", severity=WARNING)
def printed_in_wrong_quadrant(ctx: CheckContext) -> Iterator[Finding]:
    """The code printed at a pairing names a kind of factor that its quadrant excludes.

    Read literally, the document pairs the wrong factors, even where the model holds a corrected reading. Whoever has only
    the document is misled.

    Fails: `{quadrant: WO, printed: {factors: S1 - O1}, factors: {W1: corrected, O1: stated}}`
    Passes: `{quadrant: WO, printed: {factors: W1 - O1}, factors: [W1, O1]}`
    Fix: correct the code in the document's next edition; until then keep the reading and its basis `corrected`.
    """
    declared = {factor.code: letter for letter, factor in ctx.program.swot.factors() if factor.code}
    for pairing in ctx.program.swot.pairings:
        for code in _printed_codes(pairing):
            letter = declared.get(code)
            if letter is not None and letter not in pairing.quadrant:
                yield Finding(
                    pairing.address,
                    "{code} is printed: {kind}; pairings of {quadrant} combine {one} and {other}",
                    {
                        **_kinds(pairing.quadrant),
                        "code": code,
                        "kind": NAMES[letter],
                        "reading": [edge.target for edge in ctx.links.out(pairing.address, "combines")],
                    },
                    at=("printed", "factors"),
                    hint="the model reads it as {reading}; correct the code in the document's next edition",
                )


def _printed_codes(pairing: Pairing) -> list[str]:
    return re.findall(r"\w+", pairing.printed.get("factors", ""))


def _combined(ctx: CheckContext, pairing: Pairing) -> list[str]:
    """The factors of a pairing: what its printed codes, which may be in another script, are read as."""
    return [edge.target for edge in ctx.links.out(pairing.address, "combines")]


@check("SW103", severity=WARNING)
def printed_alike(ctx: CheckContext) -> Iterator[Finding]:
    """Pairings of different quadrants are printed with codes that cannot be told apart.

    A reader, or a table keyed by the printed code, takes them for one and the same, and one of the responses is lost.

    Fails: two pairings, `ST` and `WT`, both printed as `C1 - T1`
    Passes: the two printed as `S1 - T1` and `W1 - T1`
    Fix: print the codes of the factors that are meant.
    """
    alike = defaultdict(list)
    for pairing in ctx.program.swot.pairings:
        printed = tuple(skeleton(code) for code in _printed_codes(pairing))
        if printed:
            alike[printed].append(pairing)
    for pairings in alike.values():
        first = pairings[0]
        for other in pairings[1:]:
            if other.quadrant != first.quadrant:
                yield Finding(
                    other.address,
                    "'{printed}' is printed in quadrant {quadrant} (read as {these}) and in {other} (read as {those})",
                    {"printed": other.printed["factors"], "quadrant": other.quadrant, "other": first.quadrant}
                    | {"these": _combined(ctx, other), "those": _combined(ctx, first)},
                    at=("printed", "factors"),
                    hint="print the codes of the factors that are meant",
                    related=(first.address,),
                )


@check("SW104", severity=WARNING, completeness=True)
def unused_factor(ctx: CheckContext, *, min_uses: int = 1) -> Iterator[Finding]:
    """A factor that no pairing combines.

    A factor is worth writing down if it leads to a response (Weihrich's TOWS matrix matches each with others); one that is
    in no pairing leads to none there. Codes that are printed wrong count as they are read (`corrected`); if a second reading
    (`or`) means this factor, the finding says so.

    Parameters: `min_uses`, in how many pairings a factor must be.
    Fails: a factor `S3` that no pairing refers to
    Passes: `pairings: [{quadrant: SO, factors: [S3, O1]}]`
    Fix: combine it with another factor, or take it out of the analysis.
    """
    second = _second_readings(ctx)
    for letter, factor in ctx.program.swot.factors():
        pairings = {edge.source for edge in ctx.links.into(factor.address, "combines")}
        if len(pairings) < min_uses:
            meant = second.get(factor.address, [])
            yield Finding(
                factor.address,
                "no pairing uses the {kind} {code}" if not pairings else "too few pairings use the {kind} {code}: {uses}",
                {"kind": NAMES[letter], "code": factor.code or factor.id, "uses": len(pairings)}
                | ({"pairings": meant} if meant else {}),
                hint="{pairings} may mean it, by a second reading of what is printed: ask the authors"
                if meant
                else "combine it with another factor, or take it out of the analysis",
                related=tuple(meant),
            )


def _second_readings(ctx: CheckContext) -> dict[str, list[str]]:
    """Factor → the pairings that may mean it, but are read otherwise."""
    found: dict[str, list[str]] = {}
    for pairing in ctx.program.swot.pairings:
        for other in (other for ref in pairing.factors for other in ref.or_):
            for address in ctx.links.candidates(other, ("factor",)):
                found.setdefault(address, []).append(pairing.address)
    return found


@check("SW105", severity=WARNING)
def same_factors(ctx: CheckContext) -> Iterator[Finding]:
    """Two pairings of one quadrant combine the same factors.

    Either they are one response written twice, or one of them means other factors.

    Fails: two pairings `{quadrant: SO, factors: [S1, O1]}`
    Passes: `[S1, O1]` and `[S2, O1]`
    Fix: join them, or refer to the factors that are meant.
    """
    seen: dict[tuple[str, frozenset[str]], Pairing] = {}
    for pairing in ctx.program.swot.pairings:
        factors = frozenset(edge.target for edge in ctx.links.out(pairing.address, "combines"))
        first = seen.setdefault((pairing.quadrant, factors), pairing)
        if factors and first is not pairing:
            yield Finding(
                pairing.address,
                "the same factors as in {other}: {factors}",
                {"other": first.address, "factors": sorted(factors)},
                at=("factors",),
                hint="join the two pairings, or refer to the factors that are meant",
                related=(first.address,),
            )


@check("SW106", severity=WARNING, completeness=True)
def incomplete_pairing(ctx: CheckContext) -> Iterator[Finding]:
    """A pairing lacks one of the two kinds of factor that its quadrant names.

    A response to a threat alone, or to a weakness alone, is no pairing. One with a factor that its quadrant excludes is
    reported for that alone (SW101).

    Fails: `{quadrant: WT, factors: [T1]}`
    Passes: `{quadrant: WT, factors: [W1, T1]}`
    Fix: add the factor that is missing.
    """
    letters = {factor.address: letter for letter, factor in ctx.program.swot.factors()}
    unresolved = {one.holder for one in ctx.links.unresolved}
    for pairing in ctx.program.swot.pairings:
        found = {letters[edge.target] for edge in ctx.links.out(pairing.address, "combines")}
        lacking = [NAMES[letter] for letter in pairing.quadrant if letter not in found]
        fits = found <= set(pairing.quadrant)  # else it is not known which of the two is wrong (SW101)
        if lacking and fits and pairing.address not in unresolved:
            yield Finding(
                pairing.address,
                "the pairing ({quadrant}) lacks: {lacking}",
                {"quadrant": pairing.quadrant, "lacking": lacking},
                at=("factors",),
                hint="add the factor that is missing",
            )


@check("SW108", severity=WARNING)
def conflicting_responses(ctx: CheckContext) -> Iterator[Finding]:
    """Two pairings answer in ways that cannot both be followed.

    One answer to a threat pulls the cluster where another one does not want it, so whoever acts on the one works against the
    other. Only a reader sees that two responses conflict; `conflicts` keeps what was seen, with its basis, and this finding
    stays until one of the responses has changed.

    Fails: `{id: WT1, quadrant: WT, factors: [W1, T1], conflicts: {ST1: strong}}`
    Passes: `{id: WT1, quadrant: WT, factors: [W1, T1]}`
    Fix: choose one of the answers, or say for which time or market each of them holds.
    """
    seen: set[frozenset[str]] = set()
    for pairing in ctx.program.swot.pairings:
        for edge in ctx.links.out(pairing.address, "conflicts_with"):
            pair = frozenset((pairing.address, edge.target))
            if pair not in seen:
                seen.add(pair)
                yield _conflict(ctx, pairing, edge)


def _conflict(ctx: CheckContext, pairing: Pairing, edge: Edge) -> Finding:
    mine, theirs = ({one.target for one in ctx.links.out(end, "combines")} for end in (pairing.address, edge.target))
    shared = sorted(mine & theirs)
    return Finding(
        pairing.address,
        "conflicts with {other}, which answers {factors} too ({basis})" if shared else "conflicts with {other} ({basis})",
        {"other": edge.target, "factors": shared, "basis": Word(edge.basis)},
        at=edge.at,
        hint="choose one of the answers, or say for which time or market each of them holds",
        related=(edge.target,),
    )


@check("SW107", severity=ADVICE)
def compound_factor(ctx: CheckContext) -> Iterator[Finding]:
    """A factor that makes two statements.

    The one may be true and the other not, and a pairing that uses the factor answers only one of them. Reported where the
    statement has two sentences or a semicolon; what commas join may be one thought.

    Fails: `text: Staff is short; equipment is old`
    Passes: two factors
    Fix: make them two factors.
    """
    for _, factor in ctx.program.swot.factors():
        if ";" in factor.text or _goes_on(factor.text):
            yield Finding(factor.address, "two statements in one factor", at=("text",), hint="make them two factors")


@check("SW109", severity=WARNING)
def same_statement(ctx: CheckContext) -> Iterator[Finding]:
    """Two factors that say the same.

    Either one of them is superfluous, or the same thing is counted as a strength and as a weakness.

    Fails: `W1` and `T3`, both with `text: Staff is short`
    Passes: `W1` with `text: Staff is short`, `T3` with `text: Universities train fewer people`
    Fix: drop one of them, or say what sets them apart.
    """
    seen: dict[str, Factor] = {}
    for _, factor in ctx.program.swot.factors():
        first = seen.setdefault(" ".join(factor.text.casefold().split()), factor)
        if first is not factor:
            yield Finding(
                factor.address,
                "says the same as {other}",
                {"other": first.address},
                at=("text",),
                hint="drop one of them, or say what sets them apart",
                related=(first.address,),
            )


def _goes_on(text: str) -> bool:
    """A second sentence begins: a capital letter after a full stop that ends no short abbreviation."""
    return any(match[1].isupper() for match in re.finditer(r"\w{3}[»”\")]?[.!?] +(\w)", text))
