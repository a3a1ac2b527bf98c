"""Checks of words that have a meaning for other checks, though any word may stand there (family GV)."""

from collections.abc import Iterator

from clustermodel.hookspecs import WARNING, Check, CheckContext, Finding, check, checks_in, hookimpl

KNOWN = (
    "leads", "appoints", "pays", "assesses", "supervises", "controls", "audits", "executes", "advises", "supports",
    "selects", "elects", "represents", "coordinates", "approves", "informs",
)  # fmt: skip
"""Kinds of function that programmes use; checks rest on the first seven."""


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("GV111", severity=WARNING)
def misspelt_function(ctx: CheckContext, *, known: tuple[str, ...] = KNOWN) -> Iterator[Finding]:
    """A kind of function that is almost a known one.

    Any word may say of what kind a function is, but checks of power and oversight (GV101, GV102, GV104) know only some. One
    that is misspelt makes them silent.

    Parameters: `known`, the kinds that nobody misspelt.
    Fails: `{kind: supervise, over: [wg]}`
    Passes: `{kind: supervises, over: [wg]}`
    Fix: write the known kind, or a word that is less like it.
    """
    from difflib import get_close_matches  # only functions of a strange kind need it

    for body in ctx.program.governance.bodies:
        for function in body.functions:
            if function.kind and function.kind not in known:
                near = get_close_matches(function.kind.casefold(), known, n=1, cutoff=0.8)
                if near:
                    yield Finding(
                        function.address,
                        "'{kind}' is no known kind of function",
                        {"kind": function.kind, "near": near[0]},
                        at=("kind",),
                        hint="did you mean {near}?",
                    )
