"""The questions that a council has to decide, on top of the overview: few, in the order of what hangs on them."""

from collections.abc import Iterator

from clustermodel.views.execution import FULFILLED, State
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.grouped import Group, grouped, in_words
from clustermodel.views.report.markup import Html, tag

_MOST = 5
_NAMED = 4
"""So many elements are named; of more, the number is told."""

QUESTIONS = {
    "AC101": "Who reports, and by when, what has become of the indicators?",
    "AC108": "What is to be done about indicators that miss their targets?",
    "AC105": "What has become of actions whose time is over, and who reports on them?",
    "AC107": "Is what is late to be finished, put off or cancelled?",
    "RM101": "Who answers for actions without a body responsible?",
    "KP101": "Which targets are to be set for indicators that have none, or are they to be dropped?",
    "TR103": "By which actions are these indicators to be reached?",
    "VC103": "What is to replace the content that belongs to another cluster?",
    "ST101": "Which of two values that cannot both be true holds?",
    "KP107": "In which units are the targets set, and which companies do they count?",
    "SW108": "Which of two responses that contradict each other holds?",
    "RM103": "How are the dates of actions to be changed that begin before what they require?",
    "LK102": "How are the required ties to these clusters settled?",
    "GV101": "Who oversees the body that oversees itself?",
    "RM106": "Which result is expected of each action?",
    "RM107": "From which means are the actions paid for?",
    "TR110": "By what is it seen that the goal is reached?",
    "TR101": "By what is it seen that these objectives are reached?",
    "TR105": "By which actions are the responses carried out that so far only objectives take up?",
    "TR104": "Are the responses that neither an objective nor an action takes up to be carried out?",
    "AC109": "When are the values reported whose time is over?",
    "GV102": "Is the head of a body a member of it?",
}
"""Code → the question that it leaves to those who decide, by what hangs on it."""
_OF_ONE = {
    "TR103": "By which actions is this indicator to be reached?",
    "RM103": "How is the date of the action to be changed that begins before what it requires?",
    "LK102": "How is the required tie to this cluster settled?",
    "TR101": "By what is it seen that this objective is reached?",
}
"""Code → the same of a single element."""
_AHEAD = frozenset({"RM103"})
"""Codes of what can be decided only as long as an action has not begun."""


def questions(ed: Edition) -> Html | None:
    """The first of them, each with what it is about, and a link to what is found; None if nothing is to be decided."""
    found = asked(ed)
    if not found:
        return None
    heading = tag("h3", ed.label("Questions for the council"))
    return tag("section", heading, tag("ol", (tag("li", _question(ed, one)) for one in found)), class_="questions")


def asked(ed: Edition) -> list[Group]:
    """The findings that put them."""
    begun = {one.action.address for one in ed.facts.execution if one.state in FULFILLED | {State.RUNNING}}
    found = (one for one in ed.facts.findings or () if one.code not in _AHEAD or one.subject.partition("/")[0] not in begun)
    groups = {one.code: one for one in grouped(found)}
    return [groups[code] for code in QUESTIONS if code in groups][:_MOST]


def _question(ed: Edition, group: Group) -> Iterator[Html | str]:
    said = (_OF_ONE if group.touched == 1 else {}).get(group.code, QUESTIONS[group.code])
    yield tag("a", ed.label(said, "Question"), href=ed.link(group.code))
    about = _about(ed, group)
    if about:
        yield " "
        yield tag("span", about, class_="note")


def _about(ed: Edition, group: Group) -> Html | str:
    """The elements, by number and link; how many they are, if they are many; nothing for the programme as a whole."""
    subjects = dict.fromkeys(one.subject.partition("/")[0] for one in group.found)
    elements = [element for one in subjects if (element := ed.facts.links.get(one)) and element.KIND != "program"]
    if not elements or len(elements) > _NAMED:
        return in_words(ed, group) if elements else ""
    return Html("; ".join(tag("a", ed.name(one), href=ed.link(one.address)) for one in elements))
