"""Checks of wordings (family TX)."""

import re
from collections.abc import Iterator

from clustermodel.hookspecs import WARNING, Check, CheckContext, Finding, check, checks_in, hookimpl
from clustermodel.links.confusables import differences, skeleton


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("TX101", severity=WARNING)
def confusable_code(ctx: CheckContext) -> Iterator[Finding]:
    """A printed code is written with letters of another script than the code that is declared.

    Latin C and Cyrillic С are different letters that look alike: no search, table or program finds the one by the other.
    The printed wording is compared with the codes that the programme declares; letters as such are never reported.

    Fails: a factor of `code: С1` (Cyrillic) and a pairing `printed: {factors: C1 - O1}` (Latin)
    Passes: both written with the same letters
    Fix: correct the letters in the document's next edition.
    """
    declared = {element.code for element in ctx.links.elements.values() if element.code}
    meant = {skeleton(code): code for code in declared}
    for address, element in ctx.links.elements.items():
        for field, wording in element.printed.items():
            for code in re.findall(r"\w+", wording):
                if code not in declared and skeleton(code) in meant:
                    other = meant[skeleton(code)]
                    yield Finding(
                        address,
                        "the printed code {code} is not the declared {declared}: {difference}",
                        {"code": code, "declared": other, "difference": differences(code, other)},
                        at=("printed", field),
                        hint="correct the letters in the document's next edition",
                    )
