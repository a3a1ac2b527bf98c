"""A file as plain containers, changed in them, and the edits that make the same changes in its text."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from clustermodel.editing.reading import read_tree
from clustermodel.editing.tree import Node
from clustermodel.edits import Delete, Edit, Insert, Set
from clustermodel.loading.dump import Bare
from clustermodel.loading.paths import Path
from clustermodel.model.period import Period, parse_period


class Fresh(dict[str, Any]):
    """An item of a list that the file does not hold yet."""


class _Gone:
    """What is to be taken out; it stays in its place until the edits are made, so that nothing else moves."""


GONE = _Gone()


def containers(text: str) -> Any:
    """What a text holds, as dictionaries, lists and texts. Raises EditError for what is not YAML."""
    return _plain(read_tree(text).root.value)


def _plain(node: Node) -> Any:
    if node.kind == "map":
        return {entry.name: _plain(entry.value) for entry in node.entries}
    return [_plain(entry.value) for entry in node.entries] if node.kind == "list" else node.text


def at(data: Any, path: Path) -> Any:
    """What stands at a path of keys and indexes."""
    for step in path:
        data = data[step]
    return data


def within(data: dict[str, Any], *keys: str) -> dict[str, Any]:
    """The map below some keys; made where it is not there."""
    for key in keys:
        data = data.setdefault(key, {})
    return data


def insert_key(data: dict[str, Any], key: str, value: Any, order: Iterable[str]) -> None:
    """Give a map a value; a new key goes behind the last of those that come before it in an order."""
    if key not in data:
        order = list(order)
        before = set(order[: order.index(key)]) if key in order else set(data)
        place = max((index for index, one in enumerate(data, 1) if one in before), default=len(data))
        pairs = [*data.items()]
        pairs.insert(place, (key, value))
        data.clear()
        data.update(pairs)
    data[key] = value


def entry_of(series: list[Any], period: Period) -> dict[str, Any]:
    """The item of a list that is of a period; made, in the order of time, where it is not there."""
    for item in series:
        if parse_period(item["period"]) == period:
            found: dict[str, Any] = item
            return found
    new = Fresh(period=Bare(period))
    series.insert(_place(period, [parse_period(item["period"]) for item in series]), new)
    return new


def set_number(holder: dict[str, Any], key: str, period: Period, value: str, order: Iterable[str]) -> None:
    """Give a series, in whichever form it is written, a number for a period."""
    series = holder.get(key)
    if isinstance(series, list):
        entry_of(series, period)["value"] = Bare(value)
        return
    if series is None:
        insert_key(holder, key, {}, order)
        series = holder[key]
    written = next((one for one in series if parse_period(one) == period), None)
    if written is not None:
        series[written] = Bare(value)
        return
    pairs = [*series.items()]
    pairs.insert(_place(period, map(parse_period, series)), (Bare(period), Bare(value)))
    series.clear()
    series.update(pairs)


def _place(period: Period, others: Iterable[Period]) -> int:
    """Where a period goes among others: behind the last that begins no later."""
    begins = [one.first for one in others]
    first = period.first
    earlier = (index for index, one in enumerate(begins, 1) if first is None or (one is not None and one <= first))
    return max(earlier, default=0)


def edits(old: Any, new: Any, path: Path = ()) -> Iterator[Edit]:
    """The edits that turn one state of a file into another; what was taken out of it is `GONE`."""
    if new is GONE:
        yield Delete(path)
    elif isinstance(old, dict) and isinstance(new, dict):
        yield from _in_map(old, new, path)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _in_list(old, new, path)
    elif old != new:
        yield Set(path, bare(new))


def _in_map(old: dict[str, Any], new: dict[str, Any], path: Path) -> Iterator[Edit]:
    passed = 0
    for key, value in new.items():
        if key in old:
            passed += 1
            yield from edits(old[key], value, (*path, key))
        else:
            yield Insert(path, bare(value), key, passed if passed < len(old) else None)


def _in_list(old: list[Any], new: list[Any], path: Path) -> Iterator[Edit]:
    passed = 0
    for value in new:
        if isinstance(value, Fresh) or passed == len(old):
            yield Insert(path, bare(value), None, passed if passed < len(old) else None)
        else:
            yield from edits(old[passed], value, (*path, passed))
            passed += 1


def bare(value: Any) -> Any:
    """The same without the marks of what is new."""
    if isinstance(value, dict):
        return {key: bare(item) for key, item in value.items()}
    return [bare(item) for item in value] if isinstance(value, list) else value


Mutate = Callable[[Any], None]


def edits_of(text: str, changes: Iterable[Mutate]) -> list[Edit]:
    """The edits that some changes of a file's containers amount to."""
    new = containers(text)
    for change in changes:
        change(new)
    return list(edits(containers(text), new))
