"""The items of a made-up programme, before they take any tool's form: what all tools are given is the same."""

from collections.abc import Callable, Mapping
from random import Random

import attrs

from benchmarks.words import name, sentence

SHARES = {
    "place": 2, "organization": 3, "activity": 3, "participant": 11, "stage": 1, "product": 3, "source": 9, "claim": 5,
    "statistic": 19, "factor": 6, "pairing": 4, "objective": 2, "kpi": 6, "body": 2, "function": 3, "direction": 1,
    "risk": 1, "action": 19,
}  # fmt: skip
"""Items of each kind in a hundred, much as in programmes written by hand. An item refers to earlier ones only."""

FIRST, LAST = 2025, 2034
"""The horizon."""
DOCUMENT = "doc"
"""The id by which items refer to the document as a whole; it is none of the items."""
TABLE = 6
"""Indicators of which one is a table and the others are its rows."""


@attrs.frozen
class Item:
    """An item with everything that any of the tools can say of it."""

    kind: str
    id: str
    text: str
    refs: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    """What the reference is → ids of the items it names, all of them earlier ones."""
    facts: Mapping[str, str] = attrs.field(factory=dict)
    """Plain values: dates, numbers, words of a vocabulary."""
    numbers: Mapping[str, str] = attrs.field(factory=dict)
    """Period → quantity."""
    within: str = ""
    """The item that holds it: the table of a row, the body of a function."""

    @property
    def links(self) -> tuple[str, ...]:
        """Every item it refers to, each once."""
        found = (*((self.within,) if self.within else ()), *(id for ids in self.refs.values() for id in ids))
        return tuple(dict.fromkeys(found))


class _Maker:
    """The state of one making: what has been made so far."""

    def __init__(self, size: int, seed: int) -> None:
        self.random = Random(f"{seed}:{size}")
        self.made: dict[str, list[Item]] = {kind: [] for kind in SHARES}
        self.counts = {kind: max(1, size * share // 100) for kind, share in SHARES.items()}
        self.counts["action"] += max(0, size - sum(self.counts.values()))

    def ids(self, kind: str) -> list[str]:
        return [one.id for one in self.made[kind]]

    def some(self, kind: str, most: int = 1) -> tuple[str, ...]:
        """One or more earlier items of a kind, at random; nothing if there are none yet."""
        known = self.made[kind]
        many = min(self.random.randint(1, most), len(known))
        return tuple(dict.fromkeys(self.random.choice(known).id for _ in range(many)))

    def turn(self, kind: str, number: int) -> tuple[str, ...]:
        """An earlier item of a kind, all of them in turns: none is left out."""
        known = self.made[kind]
        return (known[number % len(known)].id,)

    def number(self) -> str:
        """A quantity: mostly exact, at times about or at least so much."""
        value = f"{self.random.randint(10, 9_999)}"
        draw = self.random.random()
        return f"~{value}" if draw < 0.05 else f"{value}.." if draw < 0.08 else f"{value}.{self.random.randint(1, 9)}"  # noqa: PLR2004

    def when(self, number: int, count: int) -> str:
        """A quarter within the horizon, the later the further the list has come."""
        quarter = number * 4 * (LAST - FIRST) // count
        return f"{FIRST + quarter // 4}-Q{quarter % 4 + 1}"


def _growing(make: _Maker, years: range) -> dict[str, str]:
    start = make.random.randint(100, 5_000)
    return {str(year): str(start + 10 * (year - years[0])) for year in years}


def _place(make: _Maker, number: int) -> Item:
    refs = {"within": tuple(make.ids("place")[number // 4 : number // 4 + 1])} if number else {}
    return Item("place", f"place{number}", name(make.random, number), refs, {"kind": "district" if number else "region"})


def _named(kind: str, sign: str, **refs: Callable[[_Maker], tuple[str, ...]]) -> Callable[[_Maker, int], Item]:
    def make_one(make: _Maker, number: int) -> Item:
        found = {key: ids for key, get in refs.items() if (ids := get(make))}
        return Item(kind, f"{sign}{number}", name(make.random, number), found)

    return make_one


def _participant(make: _Maker, number: int) -> Item:
    refs = {"activities": make.turn("activity", number), "place": make.some("place"), "source": (DOCUMENT,)}
    return Item("participant", f"firm{number}", name(make.random, number), refs, {"kind": "company"})


def _activity(make: _Maker, number: int) -> Item:
    facts = {"role": "supporting" if number % 3 else "core"}
    return Item("activity", f"act{number}", name(make.random, number), facts=facts)


def _stage(make: _Maker, number: int) -> Item:
    activities = [one.id for one in make.made["activity"][number :: make.counts["stage"]]]
    refs = {"activities": tuple(activities), "after": tuple(make.ids("stage")[-1:])}
    return Item("stage", f"stage{number}", name(make.random, number), refs)


def _source(make: _Maker, number: int) -> Item:
    return Item("source", f"src{number}", sentence(make.random), {"within": (DOCUMENT,)}, {"line": str(number + 1)})


def _claim(make: _Maker, number: int) -> Item:
    refs = {"about": make.some("place"), "source": make.some("source")}
    return Item("claim", f"claim{number}", sentence(make.random), refs)


def _statistic(make: _Maker, number: int) -> Item:
    head = number % TABLE
    table = f"stat{number - head}"
    if head:
        numbers = _growing(make, range(2019, 2025))
        return Item("statistic", f"stat{number}", name(make.random, number), numbers=numbers, within=table)
    refs = {"about": make.some("place"), "source": make.some("source")}
    return Item("statistic", table, name(make.random, number), refs, {"unit": "ед."})


def _factor(make: _Maker, number: int) -> Item:
    refs = {"evidence": (*make.some("claim"), *make.turn("statistic", number)), "source": make.some("source")}
    return Item("factor", f"{'SWOT'[number % 4]}{number}", sentence(make.random), refs)


def _pairing(make: _Maker, number: int) -> Item:
    """It takes each factor in turn, an inner one with an outer one."""
    inner = [one.id for one in make.made["factor"] if one.id[0] in "SW"]
    outer = [one.id for one in make.made["factor"] if one.id[0] in "OT"]
    first, second = inner[number % len(inner)], (outer or inner)[number % len(outer or inner)]
    facts = {"quadrant": first[0] + second[0]}
    return Item("pairing", f"pair{number}", sentence(make.random), {"factors": (first, second)}, facts)


def _objective(make: _Maker, number: int) -> Item:
    step = make.counts["objective"]
    return Item("objective", f"obj{number}", sentence(make.random), {"answers": tuple(make.ids("pairing")[number::step])})


def _kpi(make: _Maker, number: int) -> Item:
    refs = {
        "measures": make.turn("objective", number),
        "responsible": make.some("organization"),
        "source": make.some("source"),
    }
    facts = {"unit": "ед.", "aggregation": "stock", "direction": "increase"}
    return Item("kpi", f"kpi{number}", name(make.random, number), refs, facts, _growing(make, range(FIRST, FIRST + 5)))


def _body(make: _Maker, number: int) -> Item:
    return Item("body", f"body{number}", name(make.random, number), facts={"kind": "council" if not number else "group"})


def _function(make: _Maker, number: int) -> Item:
    return Item("function", f"fn{number}", sentence(make.random), within=make.turn("body", number)[0])


def _risk(make: _Maker, number: int) -> Item:
    refs = {"from": make.some("factor"), "threatens": make.some("objective"), "owner": make.some("body")}
    return Item("risk", f"risk{number}", sentence(make.random), refs)


def _action(make: _Maker, number: int) -> Item:
    """The roadmap is deep: each action needs the one before it, and at times one long before."""
    refs = {
        "direction": make.turn("direction", number),
        "pursues": make.turn("objective", number),
        "drives": make.turn("kpi", number),
        "requires": tuple(dict.fromkeys((*make.ids("action")[-1:], *(make.some("action") if number % 3 == 0 else ())))),
        "responsible": make.turn("body", number),
        "with": make.some("organization", 2),
        "fulfils": make.turn("function", number),
        "source": make.some("source"),
    }
    facts = {"when": make.when(number, make.counts["action"])}
    found = {key: ids for key, ids in refs.items() if ids}
    return Item("action", f"step{number}", sentence(make.random), found, facts, {"result": make.number()})


_MAKERS: Mapping[str, Callable[[_Maker, int], Item]] = {
    "place": _place,
    "organization": _named("organization", "org", place=lambda make: make.some("place")),
    "activity": _activity,
    "participant": _participant,
    "stage": _stage,
    "product": _named("product", "prod", stages=lambda make: make.some("stage", 2)),
    "source": _source,
    "claim": _claim,
    "statistic": _statistic,
    "factor": _factor,
    "pairing": _pairing,
    "objective": _objective,
    "kpi": _kpi,
    "body": _body,
    "function": _function,
    "direction": _named("direction", "dir", pursues=lambda make: make.some("objective", 3)),
    "risk": _risk,
    "action": _action,
}


def items(size: int, seed: int = 1) -> list[Item]:
    """So many items (100 at least), always the same for a size and a seed."""
    make = _Maker(size, seed)
    for kind, one in _MAKERS.items():
        make.made[kind] = known = make.made[kind]
        for number in range(make.counts[kind]):
            known.append(one(make, number))
    return [one for kind in SHARES for one in make.made[kind]]
