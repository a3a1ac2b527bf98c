"""The roadmap: directions with their actions."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from clustermodel.model.period import Every
from clustermodel.model.roadmap import Action, Counted, Direction, Promise, Result
from clustermodel.views.blocks import (
    Block,
    Column,
    Heading,
    Inline,
    Paragraph,
    filled,
    joined,
    labelled,
    line,
    plain,
    table,
    unsaid,
)
from clustermodel.views.document.sources import captioned
from clustermodel.views.repeats import unnamed
from clustermodel.views.telling import Teller


def roadmap(tell: Teller) -> Iterator[Block]:
    """One table for each direction; actions without a direction at the end."""
    columns = filled(tell.program.roadmap.actions, _columns(tell))
    yield from _roadmap(tell, columns, (), lambda one: tell.refs(one, "pursues"))


def roadmap_told(tell: Teller) -> Iterator[Block]:
    """The same for paper: who is told of few actions stands below their titles instead of in a column of its own."""
    actions = tell.program.roadmap.actions
    columns = filled(actions, _columns(tell, _when_told))
    people = [column for column in columns if column.heading in (tell.label("Responsible"), tell.label("With"))]
    rare = [column for column in people if sum(1 for one in actions if column.cell(one)) * _FEW < len(actions)]
    yield from _roadmap(tell, columns, rare, lambda one: tell.in_full(one, "pursues", "; "), gaps=False)


_OWN = ("When", "Responsible", "With", "Result")
"""What an action ought to have; that it follows on no other is no gap."""
_FEW = 3
"""What is told of less than one action of so many is rare."""
_WORDS = {
    "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine", "10": "ten",
    "11": "eleven", "12": "twelve",
}  # fmt: skip
"""The numbers that people write out."""


def _roadmap(
    tell: Teller,
    columns: list[Column[Action]],
    rare: Sequence[Column[Action]],
    pursued: Callable[[Direction], Inline],
    *,
    gaps: bool = True,
) -> Iterator[Block]:
    """`gaps`: what is lacking is named, too. Whoever signs a programme finds that in its report."""
    homes = {edge.target: edge.source for edge in tell.links.edges if edge.relation == "comprises"}
    grouped = defaultdict(list)
    for action in tell.program.roadmap.actions:
        grouped[homes.get(action.address, "")].append(action)
    for direction in tell.program.roadmap.directions:
        found = grouped[direction.address]
        yield Heading(_title(tell, direction))
        named = tell.label("Objective" if len(direction.pursues) == 1 else "Objectives")
        yield from _lead(named, pursued(direction), _untold(tell, found, columns) if gaps else ())
        yield from _actions(tell, found, columns, rare)
    if grouped[""] and tell.program.roadmap.directions:
        yield Heading(line(tell.label("Other actions")))
    yield from _lead("", (), _untold(tell, grouped[""], columns) if gaps else ())
    yield from _actions(tell, grouped[""], columns, rare)


def _lead(name: str, pursued: Inline, untold: Inline) -> Iterator[Block]:
    """What a table of actions is for, and what it does not say, in one paragraph: it is to stay with the table."""
    objectives = line(name, ": ", pursued, "." if untold else "") if pursued else ()
    if objectives or untold:
        yield Paragraph(joined("\n", (objectives, untold)))


def _untold(tell: Teller, actions: list[Action], columns: list[Column[Action]]) -> Inline:
    """What other actions have and none of these."""
    own = {tell.label(name) for name in _OWN}
    found = unsaid(actions, [column for column in columns if column.heading in own])
    return line(tell.label("Not stated for any of these actions"), ": ", found, ".") if actions and found else ()


def _actions(
    tell: Teller, actions: list[Action], columns: list[Column[Action]], rare: Sequence[Column[Action]]
) -> Iterator[Block]:
    title: Column[Action] = Column(tell.label("Action"), lambda one: joined("\n", (tell.called(one), labelled(rare, one))))
    shown = [title if column.heading == title.heading else column for column in columns if column not in rare]
    yield from table(actions, captioned(tell, actions, actions, shown))


def _title(tell: Teller, direction: Direction) -> Inline:
    """The heading as printed, then what the rest of the programme refers to it by, if that is something else."""
    number = tell.designation(direction)
    if direction.code in (None, number) or tell.outward:
        return tell.titled(direction)
    return line(f"{direction.code} ", tell.called(direction), f" ({number})")


def _columns(tell: Teller, when: Callable[[Teller, Action], Inline] | None = None) -> list[Column[Action]]:
    return [
        Column(tell.label("No."), tell.number),
        Column(tell.label("Action"), tell.called),
        Column(tell.label("When"), partial(when or _when, tell)),
        Column(tell.label("Responsible"), lambda one: unnamed(tell, one, "responsible")),
        Column(tell.label("With"), lambda one: unnamed(tell, one, "with_")),
        Column(tell.label("After actions"), lambda one: tell.refs(one, "requires")),
        Column(tell.label("Serves"), partial(_serves, tell)),
        Column(tell.label("Result"), partial(_outcome, tell)),
    ]


def _when(tell: Teller, action: Action, *, cited: bool = True) -> Inline:
    """The dates as printed, if they are and nobody had to interpret or translate them; else as read and as printed."""
    printed = action.printed.get("when") if cited else None
    if told := tell.as_printed(action.dates_as_printed):
        return line(told)
    until = f"{tell.label('until')} {tell.wording.spoken(action.until)}" if action.until else None
    read = (
        tell.field(action, "when", tell.wording.spoken(action.when)),
        tell.field(action, "every", tell.wording.recurrence(action.every, action.when)),
        tell.field(action, "until", until or ""),
    )
    said = f"\n{tell.label('as printed', 'When')}: {tell.wording.quoted(printed)}" if printed else None
    return line(joined(", ", read), said)


def _when_told(tell: Teller, action: Action) -> Inline:
    """The same for paper: readers of a translation are not told how the dates are printed that nobody had to interpret.

    Where nothing is translated but the headings, they are: «the first Monday of every month» says more than «monthly».
    """
    return _when(tell, action, cited=not tell.translated or not action.dates_as_printed)


def _serves(tell: Teller, action: Action) -> Inline:
    """Objectives and indicators, then responses, which papers that are sent name by the analysis that has their codes."""
    answers = tell.refs(action, "answers")
    if not tell.outward:
        return joined(", ", (tell.refs(action, "pursues"), tell.refs(action, "drives"), answers))
    told = joined(", ", (tell.refs(action, "pursues"), tell.refs(action, "drives")))
    return joined("; ", (told, line("SWOT: ", answers) if answers else ()))


def _outcome(tell: Teller, action: Action) -> Inline:
    return result(tell, action.result, action.every) if action.result else ()


def _in_words(tell: Teller, number: str) -> list[str]:
    """How a small number is written out, in every form, in English and the reader's language."""
    word = _WORDS.get(number)
    return [word, *tell.label(word, "Number").split()] if word else []


def result(tell: Teller, found: Result, every: Every | None = None) -> Inline:
    """What is there when an action has been carried out, and how much of it; in papers that are signed not twice.

    Of one that takes place several times, how often (`every`).
    """
    text, value = tell.field(found, "text"), tell.field(found, "value", tell.measured(found.value, found.unit))
    value = _of_times(tell, found, value, every) if value and isinstance(found, Promise) else value
    if not (tell.outward and text and value):
        return joined(": ", (text, value))
    return text if counted(tell, found) else line(text, " (", value, ")")


_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_TIMES = {Counted.EACH: "{number} each time", Counted.TOTAL: "{number} in all", Counted.LEVEL: "{number} in the end"}


def _of_times(tell: Teller, found: Promise, value: Inline, every: Every | None) -> Inline:
    """A number with what it is of, if the action takes place several times; a text that has a year tells its end."""
    if found.counted is None:
        return value
    dated = tell.outward and bool(_YEAR.search(tell.wording.text(found.text)))
    if found.counted is Counted.LEVEL and dated and "counted" not in found.judged:
        return value
    context = str(every) if every else ""
    before, _, after = tell.label(_TIMES[found.counted], context).partition("{number}")
    return tell.field(found, "counted", line(before, value, after))


def counted(tell: Teller, found: Result) -> bool:
    """The text of a result tells its number: it has it in digits or as a word, or it is of one thing."""
    number = plain(tell.quantity(found.value))
    written = "|".join((rf"(?<!\d){re.escape(number)}(?!\d)", *(rf"\b{word}\b" for word in _in_words(tell, number))))
    return number == "1" or bool(re.search(written, plain(tell.field(found, "text")), re.IGNORECASE))
