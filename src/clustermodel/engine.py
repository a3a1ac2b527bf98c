"""Selects and runs checks, applies waivers, finds the places of findings, sorts them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from clustermodel.diagnostics import Diagnostic, Related, Rule, Severity, Span
from clustermodel.edits import Edit
from clustermodel.hookspecs import Check, CheckContext, Dated, Finding
from clustermodel.host import BAD_FINDING, CHECK_FAILED, Host, Plugin, describe
from clustermodel.links.index import Links, Problem
from clustermodel.loading.locate import Path, Place, locate
from clustermodel.loading.losses import Losses
from clustermodel.loading.source import Source
from clustermodel.model.waiver import Waiver

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
UNKNOWN_PARAMETER = Rule(
    "CF104", Severity.ERROR, "the check {check} has no parameter '{name}'", "parameters it has: {known}",
    doc="A parameter is set for a check that does not have it, so the setting has no effect.",
)
WRONG_PARAMETER = Rule(
    "CF105", Severity.ERROR, "the parameter '{name}' of {check} must be of type {expected}; its default is in force",
    "`clustermodel explain {check}` shows the default",
    doc="A parameter is set to another type of value than its default has.",
)
RULES = (UNKNOWN_PARAMETER, WRONG_PARAMETER, UNUSED_WAIVER, EXPIRED_WAIVER, UNFOUNDED_WAIVER)


@attrs.frozen
class Selection:
    """Which findings are wanted, by code or the beginning of a code; `ignore` wins over `select`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Whether findings of a code are wanted."""
        return (not self.select or code.startswith(self.select)) and not (self.ignore and code.startswith(self.ignore))


@attrs.frozen
class Report:
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


@attrs.frozen
class Draft:
    """A diagnostic that does not know its place yet: the paths of the finding and of the places it speaks of."""

    diagnostic: Diagnostic
    path: Path
    related: tuple[tuple[str, Path], ...] = ()
    at_key: bool = False
    """Shown at the key: a reference in a map is its key, and what follows it is only its basis."""
    in_actuals: bool = False
    """The path leads through the file of actuals. Related places are in the programme all the same."""


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
    """Run checks, each inside a guard of its own."""
    for check, plugin in checks:
        try:
            if not check.applies(context):
                continue
            found: Iterator[object] = check(context, **_arguments(check, parameters.get(check.code, {}), host))
            for finding in found:
                if isinstance(finding, Finding):
                    yield _draft(check, finding, context.links)
                else:
                    host.report(BAD_FINDING, plugin, check=check.code, found=type(finding).__name__)
        except (Exception, SystemExit) as error:
            host.report(CHECK_FAILED, plugin, check=check.code, error=describe(error))


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
    around = () if finding.file == "actuals" else links.paths.get(finding.subject, ())
    diagnostic = Diagnostic(
        code=check.code,
        severity=check.severity_in(links.program),
        template=finding.template,
        values=finding.values,
        plural=finding.plural,
        subject=finding.subject if finding.file == "actuals" else subject_of(finding.subject, finding.at),
        hint_template=finding.hint,
        fix=tuple(edit.below(around) for edit in finding.fix),
    )
    related = tuple((address, links.paths[address]) for address in finding.related if address in links.paths)
    if finding.file == "actuals":
        is_entry = len(finding.at) == len(("kpis", "K1"))
        return Draft(diagnostic, finding.at, related, at_key=is_entry, in_actuals=True)
    is_reference = links.is_reference(finding.subject, finding.at)
    return Draft(diagnostic, (*around, *finding.at), related, at_key=is_reference)


def echoes(losses: Losses, actuals_losses: Losses) -> Callable[[Draft], bool]:
    """Whether a finding only repeats that something could not be read."""
    unread_actuals = {path[:2] for path in actuals_losses.items}

    def is_echo(draft: Draft) -> bool:
        if draft.in_actuals and draft.path[:2] in unread_actuals:
            return True
        id = draft.diagnostic.subject.partition(":")[2].partition("/")[0]
        return id in losses.words or id in losses.damaged

    return is_echo


def place(
    drafts: list[Draft], source: Source, losses: Losses, actuals: tuple[Source, Losses] | None = None
) -> list[Diagnostic]:
    """Give each draft its span, by one more pass over each of the two files for all of them."""
    reported = [draft for draft in drafts if draft.in_actuals]
    related = [at for draft in drafts for _, at in draft.related]
    span = _spans(source, losses, [*(draft.path for draft in drafts if not draft.in_actuals), *related])
    span_in_actuals = _spans(*actuals, [draft.path for draft in reported]) if actuals and reported else span
    return [
        attrs.evolve(
            draft.diagnostic,
            span=(span_in_actuals if draft.in_actuals else span)(draft.path, at_key=draft.at_key),
            related=tuple(Related(name, span(at), name) for name, at in draft.related),
            fix=_fix(draft, actuals[1] if draft.in_actuals and actuals else losses),
        )
        for draft in drafts
    ]


def _fix(draft: Draft, losses: Losses) -> tuple[Edit, ...]:
    """The edits of a draft, with paths as they are in the file."""
    return tuple(attrs.evolve(edit, path=losses.written(edit.path)) for edit in draft.diagnostic.fix)


def _spans(source: Source, losses: Losses, paths: list[Path]) -> Callable[..., Span]:
    """The function from a path (and whether its key is meant) to its span, for some paths of one file."""
    wanted = {losses.written(path) for path in paths}
    places = locate(source, wanted | {(*path, "id") for path in wanted})

    def span(path: Path, *, at_key: bool = False) -> Span:
        return _span(places, losses.written(path), at_key=at_key)

    return span


def _span(places: Mapping[Path, Place], path: Path, *, at_key: bool) -> Span:
    """An element is shown at its id, a field at its value, and what is not written at the nearest thing that is."""
    found, id = places[path], places[(*path, "id")]
    if id.found == len(path) + 1:
        return id.value
    return found.value if found.found == len(path) and not at_key else found.key


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
