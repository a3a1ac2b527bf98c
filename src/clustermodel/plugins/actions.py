"""Checks of the actions themselves: who does what, to what end, for how much (family RM)."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from clustermodel.hookspecs import ADVICE, WARNING, Check, CheckContext, Finding, check, checks_in, hookimpl
from clustermodel.model.roadmap import Action


@hookimpl
def clustermodel_checks() -> list[Check]:
    """The checks of this module."""
    return checks_in(globals())


@check("RM101", severity=WARNING, completeness=True)
def nobody_responsible(ctx: CheckContext) -> Iterator[Finding]:
    """An action for which nobody is responsible.

    What everybody should do is done by nobody.

    Fails: `{id: "1.1", title: Draw up a schedule}`
    Passes: `{id: "1.1", title: Draw up a schedule, responsible: [manager]}`
    Fix: name the body or organisation that does it.
    """
    for action in ctx.program.roadmap.actions:
        if not ctx.links.out(action.address, "done_by"):
            yield Finding(action.address, "nobody is responsible for this action", hint="name the body that does it")


@check("RM106", severity=WARNING, completeness=True)
def no_result(ctx: CheckContext) -> Iterator[Finding]:
    """An action that does not say what will be there when it is done.

    Nobody can tell whether it was done well, or at all. If no action of the programme names a result, that is one finding.

    Fails: `{id: "1.4", title: Hold a seminar}`
    Passes: `{id: "1.4", title: Hold a seminar, result: {text: Participants trained, value: 20}}`
    Fix: name the result and how much of it.
    """
    yield from _lacking(
        ctx,
        [action for action in ctx.program.roadmap.actions if action.result is None],
        "this action names no result",
        "none of the {n} actions names a result",
        "name the result and how much of it",
    )


@check("RM107", severity=ADVICE, completeness=True)
def no_budget(ctx: CheckContext) -> Iterator[Finding]:
    """An action without a budget.

    If no action of the programme has one, that is one finding.

    Fails: `{id: "2.5", title: Co-finance exhibitions}`
    Passes: `{id: "2.5", title: Co-finance exhibitions, budget: {regional: {2021: 3}}}`
    Fix: say what it costs and who pays, with 0 where it costs nothing.
    """
    yield from _lacking(
        ctx,
        [action for action in ctx.program.roadmap.actions if not action.budget],
        "this action has no budget",
        "none of the {n} actions has a budget",
        "say what it costs and who pays, with 0 where it costs nothing",
    )


def _lacking(ctx: CheckContext, lacking: list[Action], one: str, all_of_them: str, hint: str) -> Iterator[Finding]:
    """A finding for each action that lacks something; a single one if all of them do."""
    actions = ctx.program.roadmap.actions
    if len(lacking) == len(actions) > 1:
        yield Finding(ctx.program.header.address, all_of_them, {"n": len(actions)}, hint=hint)
    else:
        yield from (Finding(action.address, one, hint=hint) for action in lacking)


@check("RM111", severity=ADVICE)
def near_duplicates(ctx: CheckContext, *, similarity: float = 0.6, common: int = 12) -> Iterator[Finding]:
    """Two actions that say almost the same.

    Their titles are compared by the words they share (words of four letters and more, by their first five letters, so that
    endings do not matter), and rare words weigh more than those that many titles use (cosine of tf-idf vectors: Salton and
    Buckley, 1988).

    Parameters: `similarity`, from 0 (no word in common) to 1 (the same words); `common`, in how many titles a word may stand
    to bring two of them together.
    Fails: «Hold the yearly meeting of all members» and «Hold a yearly meeting of members»
    Passes: «Hold the yearly meeting of members» and «Publish a catalogue of services»
    Fix: join them, or say what sets them apart.
    """
    known: dict[str, str] = {}
    titles = {action.address: _stems(action.title, known) for action in ctx.program.roadmap.actions}
    count = Counter(word for words in titles.values() for word in words)
    weight = {word: math.log(1 + len(titles) / number) ** 2 for word, number in count.items()}
    length = {address: math.sqrt(sum(weight[word] for word in words)) for address, words in titles.items()}
    holders: dict[str, list[str]] = defaultdict(list)
    for address, words in titles.items():
        rare = [word for word in words if count[word] <= common]
        near = {other: None for word in rare for other in holders[word]}
        for word in rare:
            holders[word].append(address)
        own = set(words)
        for other in near:
            alike = sum([weight[word] for word in titles[other] if word in own]) / (length[address] * length[other])
            if alike >= similarity:
                yield Finding(
                    address,
                    "almost the same as {other}: '{title}'",
                    {"other": other, "title": ctx.links.elements[other].label},
                    at=("title",),
                    hint="join them, or say what sets them apart",
                    related=(other,),
                )


def _stems(title: str, known: dict[str, str]) -> tuple[str, ...]:
    """The beginnings of the words of a title in alphabetical order; equal ones of several titles are the same text."""
    stems = {word[:5].casefold() for word in re.findall(r"\w{4,}", title)}
    return tuple(known.setdefault(stem, stem) for stem in sorted(stems))


@check("RM112", severity=ADVICE)
def two_in_one(ctx: CheckContext, *, joiners: tuple[str, ...] = ("as well as", "а также")) -> Iterator[Finding]:
    """Two actions in one row.

    One of them will be reported as done and the other forgotten.

    Parameters: `joiners`, words that join two actions (a new sentence does so in any language).
    Fails: `title: Approve the statute. Draw up a schedule`
    Passes: two actions
    Fix: make them two actions.
    """
    for action in ctx.program.roadmap.actions:
        joiner = next((word for word in joiners if f", {word} " in action.title), None)
        if joiner or (". " in action.title and re.search(r"\w{3,}\. \w", action.title)):
            yield Finding(
                action.address, "two actions in one row", at=("title",), hint="make them two actions"
            )


@check("RM113", severity=ADVICE)
def overloaded_body(ctx: CheckContext, *, limit: int = 20) -> Iterator[Finding]:
    """A body that must do more in one year than it can.

    Counts the occurrences of all actions that it is responsible for.

    Parameters: `limit`, how many occurrences a body can manage in a year.
    Fails: a manager with 24 occurrences in 2022
    Passes: 12 of them
    Fix: share the work, or make recurrences rarer.
    """
    horizon = ctx.program.header.horizon
    load: Counter[tuple[str, int]] = Counter()
    for action in ctx.program.roadmap.actions:
        for one in action.occurrences(horizon):
            if one.first is not None:
                load.update((edge.target, one.first.year) for edge in ctx.links.out(action.address, "done_by"))
    for (body, year), number in sorted(load.items()):
        if number > limit:
            yield Finding(
                body,
                "responsible for {n} occurrence of actions in {year}",
                {"n": number, "year": year},
                plural="responsible for {n} occurrences of actions in {year}",
                hint="share the work, or make recurrences rarer",
            )
