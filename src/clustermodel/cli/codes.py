"""Codes that the user names: a misspelt one would select nothing, and make everything look clean."""

from collections.abc import Iterable

import attrs

from clustermodel import settings
from clustermodel.cli.hosting import Choice
from clustermodel.cli.meaning import unknown
from clustermodel.diagnostics import Diagnostic
from clustermodel.host import finding
from clustermodel.settings import Settings


def strange(given: Iterable[str], configured: Settings, choice: Choice, *, ask: bool) -> list[Diagnostic]:
    """What is wrong with the codes of the settings.

    Ends with exit code 2 for one that is given on the command line. The plugins that are chosen are asked for their codes
    only if that is allowed (`ask`). Codes of three letters and more are theirs: these are taken as they are when somebody
    was not asked, is left out, or is missing, which is told anyway.
    """
    given = tuple(given)
    if not given and not any(configured.codes):
        return []
    from clustermodel.catalogue import entries, of_a_plugin, strange_codes  # only those who name a code pay for it

    host = choice.host() if ask else None
    known = [one.code for one in entries(host)]
    all_there = host is not None and not host.problems and not choice.blocked
    for code in given:
        if not settings.begins_one(code, known) and (all_there or not of_a_plugin(code)):
            unknown("code", code, known)
    return strange_codes(configured, known, all_there=all_there)


def unmade(configured: Settings, choice: Choice, *, ask: bool) -> list[Diagnostic]:
    """What the setting `publish` names and no exporter makes.

    The installed ones are known by the names of their entry points. Others are asked only if that is allowed (`ask`), and
    taken as they are when somebody is missing.
    """
    known = {one.name.removeprefix("export.") for one in finding.installed(("export",))} if configured.publish else set()
    if not ask or known.issuperset(configured.publish):
        return []
    host = attrs.evolve(choice, holds=("export", "sections", "relations")).host()
    there = host.exporters()
    strange = [] if host.problems or choice.blocked else [one for one in configured.publish if one not in there]
    return [settings.NO_EXPORTER(span=configured.spans.get("publish"), values={"name": one}) for one in strange]
