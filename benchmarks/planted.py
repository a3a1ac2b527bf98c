"""What each tool notices: slips planted in the same items, and whether it says more than of the clean ones."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import attrs

from benchmarks.environments import WORK, program
from benchmarks.items import Item, items
from benchmarks.lab import check
from benchmarks.measure import Command, run
from benchmarks.peers import PEERS
from benchmarks.peers.peer import Peer
from benchmarks.programme import write_items

SIZE = 150


def _changed(kind: str, change: Callable[[Item], Item]) -> Callable[[list[Item]], list[Item]]:
    """Change the last item of a kind."""

    def plant(made: list[Item]) -> list[Item]:
        at = max(index for index, one in enumerate(made) if one.kind == kind)
        return [*made[:at], change(made[at]), *made[at + 1 :]]

    return plant


def _refs(**refs: tuple[str, ...]) -> Callable[[Item], Item]:
    return lambda one: attrs.evolve(one, refs={**one.refs, **refs})


SLIPS: Mapping[str, Callable[[list[Item]], list[Item]]] = {
    "a link that leads nowhere": _changed("action", _refs(requires=("step999",))),
    "a link to an item of the wrong kind": _changed("action", _refs(responsible=("kpi0",))),
    "an id that occurs twice": lambda made: [*made, made[-1]],
    "actions that wait for each other": lambda made: _changed("action", _refs(requires=("step0",)))(
        [_refs(requires=(made[-1].id,))(one) if one.id == "step0" else one for one in made]
    ),
    "a number that is none": _changed("action", lambda one: attrs.evolve(one, numbers={"result": "12,6"})),
    "a date that is none": _changed("action", lambda one: attrs.evolve(one, facts={"when": "2027-Q7"})),
    "an action due before what it needs": _changed("action", lambda one: attrs.evolve(one, facts={"when": "2025-Q1"})),
    "an objective that no indicator measures": lambda made: [
        attrs.evolve(one, refs={**one.refs, "measures": ("obj1",)}) if one.kind == "kpi" else one for one in made
    ],
    "targets that fall": _changed("kpi", lambda one: attrs.evolve(one, numbers=_backwards(one))),
}


def _backwards(one: Item) -> dict[str, str]:
    return dict(zip(one.numbers, reversed(list(one.numbers.values())), strict=True))


def verdicts() -> dict[str, dict[str, bool]]:
    """Slip → tool → whether it notices."""
    clean = items(SIZE)
    tools = {"clustermodel": _ours, **{peer.name: _peers(peer) for peer in PEERS}}
    before = {name: said(clean) for name, said in tools.items()}
    return {
        slip: {name: said(plant(clean)) != before[name] for name, said in tools.items()} for slip, plant in SLIPS.items()
    }


def _folder(name: str) -> Path:
    folder = WORK / "planted" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _ours(made: list[Item]) -> int:
    return _findings(check(write_items(made, _folder("clustermodel"))))


def _peers(peer: Peer) -> Callable[[list[Item]], int]:
    def said(made: list[Item]) -> int:
        folder = _folder(peer.name)
        peer.write(made, folder)
        return _findings(Command((str(program(peer)), *peer.arguments[1:]), folder))

    return said


def _findings(command: Command) -> int:
    """How many lines of the output tell of something."""
    done = run(command)
    words = ("error", "warning", "advice")
    return sum(any(word in line.lower() for word in words) for line in done.output.splitlines()) + 1000 * done.status
