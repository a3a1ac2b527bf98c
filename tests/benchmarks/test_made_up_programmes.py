"""The programmes that speed is measured with: real ones, always the same."""

from pathlib import Path

import pytest

from benchmarks.items import items
from benchmarks.peers import PEERS
from benchmarks.peers.peer import Peer
from benchmarks.planted import SLIPS
from benchmarks.programme import write, write_items
from clustermodel import load


@pytest.mark.parametrize("size", [100, 150, 1_000])
def test_it_loads_without_a_word(tmp_path: Path, size: int) -> None:
    assert load(write(size, tmp_path)).diagnostics == ()


@pytest.mark.parametrize("size", [100, 150, 1_000])
def test_it_has_as_many_items_as_asked_for(tmp_path: Path, size: int) -> None:
    beside = {"program:made-up", "mission:mission", "goal:goal", "source:doc"}
    assert len(load(write(size, tmp_path)).links.elements.keys() - beside) == size


def test_a_size_and_a_seed_give_the_same_programme(tmp_path: Path) -> None:
    first, again, other = (write(150, tmp_path / name, seed).read_bytes() for name, seed in [("a", 1), ("b", 1), ("c", 2)])
    assert first == again != other


def test_the_roadmap_is_deep(tmp_path: Path) -> None:
    links = load(write(1_000, tmp_path)).links
    last = links.of_kind("action")[-1].address
    steps = 0
    while found := links.out(last, "requires"):
        last, steps = found[0].target, steps + 1
    assert steps == len(links.of_kind("action")) - 1


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_a_peer_is_given_the_same_items(tmp_path: Path, peer: Peer) -> None:
    made = items(150)
    peer.write(made, tmp_path)
    written = "".join(path.read_text(encoding="utf-8") for path in sorted(tmp_path.rglob("*")) if path.is_file())
    assert all(one.text in written for one in made)


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_changes_the_programme(tmp_path: Path, slip: str) -> None:
    clean = write_items(items(150), tmp_path / "clean").read_bytes()
    assert write_items(SLIPS[slip](items(150)), tmp_path / "planted").read_bytes() != clean
