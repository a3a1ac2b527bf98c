"""The participants known only as a number, or by what they are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

import attrs

from clustermodel.model.actors import Group
from clustermodel.model.ref import Basis
from clustermodel.views.blocks import (
    Block,
    Bullets,
    Column,
    Inline,
    Item,
    Paragraph,
    Piece,
    filled,
    joined,
    labelled,
    line,
    plain,
    shared,
    table,
)
from clustermodel.views.document.actors import profiles
from clustermodel.views.document.told import counted, counting, speaks_of
from clustermodel.views.marks import Mark
from clustermodel.views.members import STATUSES, role
from clustermodel.views.repeats import says
from clustermodel.views.telling import Teller

_DEEPEST = 6
"""Parts of parts further down are not set further in."""


def groups(tell: Teller) -> Iterator[Block]:
    """The groups, one a row."""
    found = tell.program.participants.groups
    columns: list[Column[Group]] = [
        Column(tell.label("Group"), tell.called),
        Column(tell.label("Number"), lambda one: tell.field(one, "size", tell.quantity(one.size)), numeric=True),
        Column(tell.label("Within"), lambda one: tell.refs(one, "within")),
        Column(tell.label("Role"), lambda one: tell.term(one, "role")),
        Column(tell.label("Status"), partial(_status, tell)),
        Column(tell.label("Activities"), lambda one: tell.refs(one, "activities", "; ")),
        Column(tell.label("Place"), lambda one: tell.refs(one, "place")),
        Column(tell.label("List"), lambda one: tell.field(one, "open", _left_open(tell, one))),
    ]
    yield from table(found, columns)
    yield from profiles(tell, found)


def _left_open(tell: Teller, group: Group) -> str:
    """That there are others; in which words the text says so, if it does."""
    if not group.open:
        return ""
    return tell.label("left open by the text: “and so on”" if "open" in group.printed else "there are others")


@attrs.frozen
class _Row:
    """A group, the one that it is a part of, and how deep it stands below."""

    group: Group
    whole: Group | None = None
    depth: int = 0


def groups_told(tell: Teller, *, names: bool = True) -> Iterator[Block]:
    """The same for paper: a table in which parts stand below their whole; then, by status, those that are only names.

    A list of participants does without these `names`: nobody is entered in it by them. It has no statistics beside it that
    tell the numbers already.
    """
    found = tell.program.participants.groups
    several: list[_Row] = []
    single: list[_Row] = []
    for family in _families(tell, found):
        (several if len(family) > 1 or filled(family, _columns(tell, family)) else single).extend(family)
    if not (names and tell.outward and all(_is_told(tell, row.group) for row in several)):
        yield from _counted(tell, several)
        yield from () if names else _producer(tell, several)
    named = [row for row in single if names and not (tell.outward and _is_named(tell, row.group))]
    yield from _named(tell, named, after=bool(several))
    yield from profiles(tell, found)


def _producer(tell: Teller, rows: list[_Row]) -> Iterator[Block]:
    """Who produced the numbers of some groups, if that is the same for all."""
    found = [one for row in rows if row.group.size and (one := counting(tell, row.group))]
    wholes = {row.address: one for one in tell.program.statistics for row in one.rows}
    producers = {tell.refs(one, "origin") or tell.refs(wholes.get(one.address, one), "origin") for one in found}
    if len(producers) == 1 and all(producers):
        yield Paragraph(line(tell.label("Source"), ": ", *producers), note=True)


def _is_told(tell: Teller, group: Group) -> bool:
    """An indicator tells how many it has, and the text or that of a part of it what it is."""
    return counted(tell, group) is not None and not group.place


def _is_named(tell: Teller, group: Group) -> bool:
    """The text speaks of it elsewhere: in a statement, or as of members of a body."""
    return bool(speaks_of(tell, group) or tell.links.into(group.address, "staffed_by"))


def _counted(tell: Teller, rows: list[_Row]) -> Iterator[Block]:
    """What is known of some groups; what is so of all is said once, what is so of a whole is not said of its parts again."""
    number, *columns = _columns(tell, rows)
    status: Column[_Row] = Column(tell.label("Status"), lambda row: _status(tell, row.group))
    once, others = shared(rows, columns)
    alike, differing = shared(rows, [status])
    lead = [*(labelled(once, row) for row in rows[:1]), *(_lead(tell, row.group) for row in rows[:1] if alike)]
    if any(lead):
        yield Paragraph(joined("\n", lead))
    name: Column[_Row] = Column(tell.label("Group"), lambda row: _name(tell, row))
    yield from table(rows, [name, number, *map(_own, [*differing, *others])])
    guessed = [line(tell.called(one), ": ", tell.quantity(one.size)) for one in map(_group, rows) if _is_guessed(tell, one)]
    if guessed:
        said = line(tell.label("By an estimate of those who drew this up"), ": ", joined("; ", guessed))
        yield Paragraph(said, note=True)


def _named(tell: Teller, rows: list[_Row], *, after: bool) -> Iterator[Block]:
    """Groups of which there is only the name, status by status; then those without one, `after` others or not."""
    by_status: defaultdict[Inline, list[_Row]] = defaultdict(list)
    for row in rows:
        by_status[_status(tell, row.group)].append(row)
    for status, some in sorted(by_status.items(), key=lambda one: not one[0]):
        if status:
            yield Paragraph(_lead(tell, some[0].group))
        elif after or len(by_status) > 1:
            yield Paragraph(line(tell.label("Other groups"), ":"))
        yield Bullets(tuple(Item(_name(tell, row)) for row in some))


def _columns(tell: Teller, rows: Iterable[_Row]) -> list[Column[_Row]]:
    """What there may be to say of some groups besides their names and whether they take part."""
    periods = {_period(tell, row.group) for row in rows if row.group.size}
    period = periods.pop() if len(periods) == 1 else ""
    return [
        Column(
            tell.label("Number") + (f" ({period})" if period else ""),
            lambda row: _number(tell, row.group, dated=not period),
            numeric=True,
        ),
        Column(tell.label("Role"), lambda row: _role(tell, row)),
        Column(tell.label("Activities"), lambda row: activities(tell, row.group)),
        Column(tell.label("Place"), lambda row: tell.refs(row.group, "place")),
    ]


def _number(tell: Teller, group: Group, *, dated: bool) -> Inline:
    """How many they are, and of when that is unless the heading of the column says so."""
    period = _period(tell, group) if dated else ""
    if _is_guessed(tell, group):
        return line(Piece("", Mark.NOT_SET))
    return line(tell.field(group, "size", tell.quantity(group.size)), f" ({period})" if period else None)


def _group(row: _Row) -> Group:
    return row.group


def _is_guessed(tell: Teller, group: Group) -> bool:
    """The text gives no number of it: in what is sent that of the modeller stands apart."""
    return tell.outward and bool(group.size) and "size" in group.judged


def _period(tell: Teller, group: Group) -> str:
    """Of when their number is, if an indicator tells it: the list of participants may be of another day."""
    seen = counted(tell, group) if group.size else None
    return tell.time_of(seen) if seen else ""


def _role(tell: Teller, row: _Row) -> Inline:
    """How what they do stands to what the cluster is for; in what is sent only where neither name nor whole says so."""
    said = role(tell, row.group)
    names = [tell.called(one) for one in (row.group, row.whole) if one]
    plain = tell.outward and said and not said[-1].mark
    return () if plain and any(says(name, said) for name in names) else said


def _own(column: Column[_Row]) -> Column[_Row]:
    """What a column says of groups and not of their wholes already."""

    def cell(row: _Row) -> Inline:
        said = column.cell(row)
        return () if row.whole and said == column.cell(_Row(row.whole)) else said

    return attrs.evolve(column, cell=cell)


def _name(tell: Teller, row: _Row) -> Inline:
    """The name, set in below that of the whole, from which it may go on; a whole that is spoken of otherwise is named."""
    indent = "\u2003" * min(row.depth, _DEEPEST) if row.depth else None
    within = () if row.whole else tell.refs(row.group, "within")
    called = tell.called(row.group)
    if row.whole and not plain(called)[:1].isupper():
        before, _, after = tell.label("of which {name}").partition("{name}")
        called = line(before, called, after)
    return joined("\n", (line(indent, called), line(tell.label("Within"), ": ", within) if within else ()))


def _status(tell: Teller, group: Group) -> Inline:
    return tell.field(group, "status", tell.label(STATUSES[group.status])) if group.status else ()


def _lead(tell: Teller, group: Group) -> Inline:
    """What some groups are, before a list of them."""
    several = tell.label(STATUSES[group.status]) if group.status else ""
    return line(tell.field(group, "status", several[:1].upper() + several[1:]), ":") if several else ()


def activities(tell: Teller, group: Group) -> Inline:
    """What they do; a list that the text leaves open ends with «and so on», in the words of the text if those are known."""
    listed = tell.refs(group, "activities", "; ")
    if not (listed and group.open):
        return listed
    printed = tell.as_printed(group.printed.get("open"))
    return line(listed, tell.field(group, "open", f" {printed}" if printed else tell.label(" and so on")))


def _families(tell: Teller, found: Iterable[Group]) -> Iterator[list[_Row]]:
    """Each group that is part of none, then its parts, each before its own."""
    parts: defaultdict[str, list[Group]] = defaultdict(list)
    for one in found:
        parts[_whole(tell, one)].append(one)
    told: set[int] = set()
    for one in (*parts[""], *found):  # what is left after the first ones is a part of itself
        if family := list(_family(_Row(one), parts, told)):
            yield family


def _family(first: _Row, parts: Mapping[str, list[Group]], told: set[int]) -> Iterator[_Row]:
    waiting = [first]
    while waiting:
        row = waiting.pop()
        if id(row.group) not in told:
            told.add(id(row.group))
            yield row
            waiting += (_Row(part, row.group, row.depth + 1) for part in reversed(parts.get(row.group.address, ())))


def _whole(tell: Teller, group: Group) -> str:
    """The address of the group that it is a part of, if the text says so plainly: only then no sign is needed."""
    for ref, element in tell.targets(group, "within"):
        if element is not None and ref.basis is Basis.STATED and not ref.or_:
            return element.address
    return ""
