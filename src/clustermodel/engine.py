"""Selects and runs checks."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

import attrs

from clustermodel.diagnostics import Diagnostic, Rule, Severity
from clustermodel.hookspecs import Check, CheckContext, Dated, Finding
from clustermodel.host import Host, Plugin
from clustermodel.host.rules import BAD_FINDING, CHECK_FAILED, TOO_MANY
from clustermodel.links.edges import Problem
from clustermodel.links.index import Links
from clustermodel.links.rules import AMBIGUOUS, CONFUSABLE, DANGLING, WRONG_KIND
from clustermodel.loading.losses import Losses
from clustermodel.loading.paths import Path
from clustermodel.model.frozen import Frozen
from clustermodel.model.header import Header
from clustermodel.places import PROGRAMME, Draft, Read

UNKNOWN_PARAMETER = Rule(
    "CF104", Severity.ERROR, "the check {check} has no parameter '{name}'", "parameters it has: {known}",
    doc="A parameter is set for a check that does not have it, so the setting has no effect.",
)
WRONG_PARAMETER = Rule(
    "CF105", Severity.ERROR, "the parameter '{name}' of {check} must be of type {expected}; its default is in force",
    "`clustermodel explain {check}` shows the default",
    doc="A parameter is set to another type of value than its default has.",
)
RULES = (UNKNOWN_PARAMETER, WRONG_PARAMETER)

LIMIT = 10_000
"""So many findings of one check of a stranger's are shown."""


class Selection(NamedTuple):
    """Which findings are wanted, by code or the beginning of a code; `ignore` wins over `select`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Whether findings of a code are wanted."""
        return (not self.select or code.startswith(self.select)) and not self.ignores(code)

    def ignores(self, code: str) -> bool:
        """Whether findings of a code are to be left out."""
        return bool(self.ignore) and code.startswith(self.ignore)

    def takes_some_of(self, family: str) -> bool:
        """Whether findings of a family are wanted that has not been left out as a whole."""
        return self.touches(family) and not self.ignores(family)

    def touches(self, family: str) -> bool:
        """Whether findings of a family may be wanted."""
        return not self.select or any(one.startswith(family) or family.startswith(one) for one in self.select)


@attrs.frozen(eq=False, repr=False)
class Report(Frozen):
    """What was found."""

    diagnostics: tuple[Diagnostic, ...]
    waived: tuple[Diagnostic, ...] = ()
    incomplete: bool = False
    """A plugin or check failed, so that findings may be missing."""

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(one.severity is severity for one in self.diagnostics)

    def reaches(self, severity: Severity) -> bool:
        """There is a finding at or above this severity."""
        return any(one.severity.rank <= severity.rank for one in self.diagnostics)


def reference_drafts(links: Links, losses: Losses) -> list[Draft]:
    """The findings of the family RF, without those that only echo a dropped element."""
    return [_reference_draft(links, one) for one in links.problems if not losses.explain(str(one.values.get("id")))]


def _reference_draft(links: Links, problem: Problem) -> Draft:
    holder = problem.path or links.paths[problem.holder]
    path = (*holder, *problem.at)
    diagnostic = problem.rule(
        subject=subject_of(problem.holder, problem.at),
        values=problem.values,
        hint=problem.hint,
        fix=[edit.below(holder) for edit in problem.fix],
    )
    related = tuple(("declared first here", other) for other in problem.related)
    return Draft(diagnostic, path, related, at_key=len(problem.at) > 1)


def subject_of(address: str, at: Path) -> str:
    """`kind:id/field`."""
    return f"{address}/{at[0]}" if at and address else address


def check_drafts(
    checks: Iterable[tuple[Check, Plugin]],
    context: CheckContext,
    parameters: Mapping[str, Mapping[str, Any]],
    host: Host,
) -> Iterator[Draft]:
    """Run checks, each inside a guard of its own. What one has found before it fails is kept."""
    for check, plugin in checks:
        drafts: list[Draft] = []
        arguments = _arguments(check, parameters.get(check.code, {}), host)
        with host.guard(plugin, CHECK_FAILED, check=check.code) as unseen:
            try:
                if check.applies(context):
                    for finding in _limited(check(context, **arguments), check, plugin, host):
                        drafts.append(_draft(check, finding, context.links))  # noqa: PERF401 - kept if the next one raises
            finally:
                unseen()
        yield from drafts


def _limited(found: Iterable[object], check: Check, plugin: Plugin, host: Host) -> Iterator[Finding]:
    """The findings among what a check yields; of a plugin that is not the library's own, only so many."""
    for number, finding in enumerate(found):
        if number == LIMIT and not plugin.own:
            host.report(TOO_MANY, plugin, check=check.code, limit=LIMIT)
            return
        if isinstance(finding, Finding):
            yield finding if plugin.own else plain(finding)
        else:
            host.report(BAD_FINDING, plugin, check=check.code, found=type(finding).__name__)


def _arguments(check: Check, given: Mapping[str, Any], host: Host) -> dict[str, Any]:
    """The arguments that fit a check; what is wrong with the others is reported, and their defaults stay in force."""
    fitting = {}
    for name, value in given.items():
        if name not in check.parameters:
            values = {"check": check.code, "name": name, "known": list(check.parameters)}
            host.problems.append(UNKNOWN_PARAMETER(values=values))
        elif not _fits(value, check.parameters[name]):
            expected = type(check.parameters[name]).__name__
            host.problems.append(WRONG_PARAMETER(values={"check": check.code, "name": name, "expected": expected}))
        else:
            fitting[name] = tuple(value) if isinstance(value, list) else value
    return fitting


def _fits(value: object, default: object) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    if isinstance(default, float):
        return isinstance(value, int | float)
    if isinstance(default, tuple):
        return isinstance(value, list | tuple)
    return isinstance(default, Dated) or isinstance(value, type(default))


def _draft(check: Check, finding: Finding, links: Links) -> Draft:
    beside = finding.file != PROGRAMME
    around = () if beside else links.paths.get(finding.subject, ())
    diagnostic = Diagnostic(
        code=check.code,
        severity=check.severity_in(links.program),
        template=finding.template,
        values=finding.values,
        plural=finding.plural,
        subject=finding.subject if beside else subject_of(finding.subject, finding.at),
        hint_template=finding.hint,
        fix=tuple(edit.below(around) for edit in finding.fix),
    )
    related = tuple((address, links.paths[address]) for address in finding.related if address in links.paths)
    if beside:
        is_entry = len(finding.at) == len(("kpis", "K1"))
        return Draft(diagnostic, finding.at, related, at_key=is_entry, file=finding.file)
    is_reference = links.is_reference(finding.subject, finding.at)
    return Draft(diagnostic, (*around, *finding.at), related, at_key=is_reference)


def echoes(losses: Losses, beside: Mapping[str, Read], links: Links) -> Callable[[Draft], bool]:
    """Whether a finding only repeats that something could not be read, in the programme or in a file beside it.

    A reference that leads nowhere is such a thing too: it leaves its holder, and what was meant, with less than is written.
    """
    unread = {name: {path[:2] for path in lost.items} for name, (_, lost) in beside.items()}
    torn = {address for one in links.problems for address in _torn(links, one)}

    def is_echo(draft: Draft) -> bool:
        address = draft.diagnostic.subject.partition("/")[0]
        id = address.partition(":")[2]
        if address in torn:
            return True
        if draft.file in beside:
            entry, lost = draft.path[:2], beside[draft.file][1]
            if entry in unread[draft.file] or not lost.words.isdisjoint({*entry, id}):
                return True
        whole = draft.diagnostic.subject.startswith(f"{Header.KIND}:")  # it may speak of anything that was dropped
        return id in losses.words or id in losses.damaged or (whole and bool(losses.words or losses.damaged))

    return is_echo


def _torn(links: Links, problem: Problem) -> Iterator[str]:
    """The elements between which a reference is missing: its holder, and those that may be meant."""
    if problem.rule in _MISSED:
        yield problem.holder
        values = problem.values
        for meant in (values.get("meant"), values.get("near"), *_texts(values.get("candidates"))):
            yield from links.candidates(str(meant)) if meant else ()


_MISSED = (DANGLING, WRONG_KIND, AMBIGUOUS, CONFUSABLE)
"""What is wrong with a reference that makes no edge though one is meant."""


def _texts(value: object) -> list[str]:
    return value if isinstance(value, list) else []


def plain(finding: Finding) -> Finding:
    """The finding of a stranger's check with values that are only what they show.

    Raises TypeError where a text or a path is something else, and whatever a value raises when it is shown.
    """
    for name in ("subject", "template", "plural", "hint"):
        if not isinstance(getattr(finding, name), str):
            raise TypeError(f"`{name}` of a Finding must be a text{_EXAMPLES.get(name, '')}")
    at: object = finding.at
    if isinstance(at, str) or not all(isinstance(key, str | int) for key in finding.at):
        raise TypeError("`at` of a Finding must be keys and indexes: ('targets',)")
    values = {str(key): _plain_value(value) for key, value in dict(finding.values).items()}
    return attrs.evolve(finding, values=values, at=tuple(finding.at), related=tuple(map(str, finding.related)))


_EXAMPLES = {"subject": ", as `element.address` is"}


def _plain_value(value: object) -> object:
    if isinstance(value, str | int | float | Decimal):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain_value(one) for one in value]
    return str(value)
