"""Codes that the user names: a misspelt one would select nothing, and make everything look clean."""

from collections.abc import Iterable

from clustermodel import settings
from clustermodel.cli.common import unknown
from clustermodel.cli.hosting import Choice
from clustermodel.diagnostics import Diagnostic
from clustermodel.settings import Settings


def strange(given: Iterable[str], configured: Settings, choice: Choice, *, ask: bool) -> list[Diagnostic]:
    """What is wrong with the codes of the settings.

    Ends with exit code 2 for one that is given on the command line. The plugins that are chosen are asked for their codes
    only if that is allowed (`ask`); otherwise codes of three letters and more, which are theirs, are taken as they are.
    """
    given = tuple(given)
    if not given and not any(configured.codes):
        return []
    from clustermodel.catalogue import entries  # only those who name a code pay for it

    known = [one.code for one in entries(choice.host() if ask else None)]
    for code in given:
        if not settings.begins_one(code, known) and (ask or not code[2:3].isalpha()):
            unknown("code", code, known)
    return [one for one in settings.strange_codes(configured, known) if ask or not str(one.values["code"])[2:3].isalpha()]
