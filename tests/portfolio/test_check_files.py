"""Many programmes through the public door: the same findings whoever checks them, and only the guilty file is lost."""

import gc
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack
from datetime import date
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clustermodel import Outcome, Program, check, check_files, load
from clustermodel.hookspecs import Check, CheckContext, Finding, Severity, hookimpl
from clustermodel.host import Host

AS_OF = date(2027, 1, 1)


def programme(id: str, neighbours: tuple[str, ...] = (), extra: str = "") -> str:
    """A small programme with a tie to each of its neighbours."""
    clusters = ", ".join(f"{{id: {one}, name: {one}}}" for one in neighbours)
    links = ", ".join(f"{{id: L{index}, with: [{one}], kind: goods}}" for index, one in enumerate(neighbours))
    return (
        f"format: clustermodel/1\nprogram: {{id: {id}, title: T, cluster: C, horizon: 2020..2024}}\n"
        f"clusters: [{clusters}]\nlinks: [{links}]\n{extra}"
    )


def written(folder: Path, texts: dict[str, str]) -> list[Path]:
    paths = []
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        paths.append(path)
    return paths


def codes(outcome: Outcome) -> list[str]:
    return [one.code for one in outcome.report.diagnostics]


def threads() -> Executor:
    return ThreadPoolExecutor(3)


def processes() -> Executor:
    return ProcessPoolExecutor(2, mp_context=get_context("spawn"))


@pytest.mark.parametrize("make", [lambda: None, threads, processes])
def test_the_outcomes_are_those_of_check_in_the_order_of_the_paths(
    tmp_path: Path, make: Callable[[], Executor | None]
) -> None:
    texts = {f"p{number:02}.yaml": programme(f"p{number}", extra="kpis: [{}]\n" * (number % 3)) for number in range(20)}
    paths = [*written(tmp_path, texts), tmp_path / "missing.yaml"]
    with ExitStack() as stack:
        executor = make()
        if executor is not None:
            stack.enter_context(executor)
        found = list(check_files(paths, executor=executor, as_of=AS_OF))
    assert [one.path for one in found] == [str(path) for path in paths]
    assert [one.report for one in found] == [check(load(path), as_of=AS_OF) for path in paths]
    assert codes(found[-1]) == ["YM001"]


def test_select_ignore_and_parameters_are_those_of_check(tmp_path: Path) -> None:
    paths = written(tmp_path, {"a.yaml": programme("a", ("b",)), "b.yaml": programme("b")})
    (first, _) = check_files(paths, as_of=AS_OF, select=["LK", "RM"], ignore=["RM"])
    assert codes(first) == ["LK103"]
    found = check_files(paths, as_of=AS_OF, select=["CF", "LK103"], parameters={"LK103": {"far": 1}})
    assert [codes(one) for one in found] == [["CF104", "LK103"], ["CF104"]]


def test_nothing_is_checked_before_it_is_asked_for_and_no_path_means_no_outcome(tmp_path: Path) -> None:
    assert list(check_files([])) == []
    next(check_files(written(tmp_path, {"a.yaml": programme("a")}), as_of=AS_OF))


LAYOUTS = {
    "block": programme("a", ("b",)),
    "flow": "{format: clustermodel/1, program: {id: a, title: T, cluster: C}, clusters: [{id: b, name: B}], "
    "links: [{id: L1, with: [b], kind: goods}]}\n",
    "quoted keys": programme("a", ("b",)).replace("clusters:", '"clusters" :').replace("program:", "'program':"),
    "indented": "".join(f"  {line}\n" for line in programme("a", ("b",)).splitlines()),
    "a flow that goes on at the margin": programme("a", ("b",)).replace("clusters: [", "clusters: [\n"),
    "the neighbours first": "clusters: [{id: b, name: B}]\n" + programme("a", ("b",)).replace("clusters: [{id: b, name: b}]\n", ""),
    "a header that is mended": programme("a", ("b",)).replace("format: clustermodel/1\n", ""),
    "a key that is asked for": programme("a", ("b",)).replace("clusters: [", "? clusters\n: ["),
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_a_neighbour_is_known_however_the_file_is_laid_out(tmp_path: Path, text: str) -> None:
    paths = written(tmp_path, {"a.yaml": text, "b.yaml": programme("b")})
    assert "LK103" in codes(next(check_files(paths, as_of=AS_OF)))


def test_of_several_neighbours_of_one_id_the_nearest_counts(tmp_path: Path) -> None:
    texts = {
        "north/tourism.yaml": programme("tourism", ("pharma",)),
        "north/deep/pharma.yaml": programme("pharma", ("tourism",)),
        "south/deep/tourism.yaml": programme("tourism", ("pharma",)),
        "south/pharma.yaml": programme("pharma"),
    }
    found = dict(zip(texts, check_files(written(tmp_path, texts), as_of=AS_OF, select=["LK103"]), strict=True))
    assert {name: codes(one) for name, one in found.items()} == {
        "north/tourism.yaml": [],
        "north/deep/pharma.yaml": [],
        "south/deep/tourism.yaml": ["LK103"],
        "south/pharma.yaml": [],
    }


def test_programmes_of_one_id_in_one_folder_are_told_each(tmp_path: Path) -> None:
    older = programme("pharma").replace("title: T", "title: Older, status: replaced")
    assert "Older" in older
    texts = {
        "north/a.yaml": programme("pharma"),
        "north/b.yaml": programme("pharma"),
        "north/c.yaml": programme("tourism"),
        "north/d.yaml": programme("pharma"),
        "south/a.yaml": older,
        "south/b.yaml": programme("pharma"),
    }
    found = check_files(written(tmp_path, texts), as_of=AS_OF, select=["LK105"])
    assert [Path(one.path).name for one in found if codes(one)] == ["a.yaml", "b.yaml", "d.yaml"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("pqr"), st.lists(st.sampled_from("pqr"), unique=True)), max_size=30))
def test_who_checks_makes_no_difference(tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[str, str, list[str]]]) -> None:
    folder = tmp_path_factory.mktemp("drawn")
    texts = {f"{place}/{number}.yaml": programme(id, tuple(names)) for number, (place, id, names) in enumerate(drawn)}
    paths = written(folder, texts)
    with ThreadPoolExecutor(2) as executor:
        assert list(check_files(paths, executor=executor, as_of=AS_OF)) == list(check_files(paths, as_of=AS_OF))


@attrs.frozen
class Deadly:
    """Makes a plugin that kills the process when it checks certain programmes; with a marker, only the first time."""

    ids: tuple[str, ...]
    marker: Path | None = None

    def __call__(self) -> Host:
        return Host(["checks"], plugins=[("deadly", self)])

    @hookimpl
    def clustermodel_checks(self) -> list[Check]:
        return [Check("DIE101", Severity.ADVICE, self.run)]

    def run(self, ctx: CheckContext) -> Iterator[Finding]:
        """Kills the process, or says that it has not."""
        if ctx.program.header.id in self.ids and not (self.marker and self.marker.exists()):
            if self.marker:
                self.marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        yield Finding("", "alive")


def test_a_file_that_kills_its_worker_is_named_and_all_others_are_checked(tmp_path: Path) -> None:
    paths = written(tmp_path, {f"p{number:02}.yaml": programme(f"p{number}") for number in range(30)})
    guilty = {str(paths[number]) for number in (0, 13, 14)}
    with processes() as executor:
        found = list(check_files(paths, executor=executor, as_of=AS_OF, host=Deadly(("p0", "p13", "p14")), select=["DIE"]))
    assert [one.path for one in found] == [str(path) for path in paths]
    assert {one.path for one in found if codes(one) == ["PL120"]} == guilty
    assert all(codes(one) == ["DIE101"] for one in found if one.path not in guilty)
    lost = next(one for one in found if one.path in guilty)
    assert lost.report.incomplete
    assert lost.report.diagnostics[0].span is not None
    assert lost.report.diagnostics[0].span.path == paths[0].as_posix()


def test_a_worker_that_is_ended_from_outside_costs_nothing(tmp_path: Path) -> None:
    paths = written(tmp_path, {f"p{number:02}.yaml": programme(f"p{number}") for number in range(30)})
    host = Deadly(("p13",), tmp_path / "killed")
    with processes() as executor:
        found = list(check_files(paths, executor=executor, as_of=AS_OF, host=host, select=["DIE"]))
    assert (tmp_path / "killed").exists()
    assert [codes(one) for one in found] == [["DIE101"]] * 30


def test_a_fault_that_nothing_catches_costs_only_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object, path: str) -> tuple[str, ...]:
        if path.endswith("b.yaml"):
            raise RecursionError("too deep")
        return ()

    monkeypatch.setattr("clustermodel.settings.Settings.ignored_at", fails)
    paths = written(tmp_path, {f"{name}.yaml": programme(name) for name in "abc"})
    found = list(check_files(paths, as_of=AS_OF, select=["LK", "PL"]))
    assert [codes(one) for one in found] == [[], ["PL120"], []]
    assert "RecursionError: too deep" in found[1].report.diagnostics[0].message


@attrs.frozen
class Census:
    """Makes a plugin that counts the programmes in memory whenever one is checked."""

    counted: list[int] = attrs.field(factory=list, eq=False, hash=False)

    def __call__(self) -> Host:
        return Host(plugins=[("census", self)], installed=False)

    @hookimpl
    def clustermodel_checks(self) -> list[Check]:
        return [Check("CEN101", Severity.ADVICE, self.run)]

    def run(self, _: CheckContext) -> Iterator[Finding]:
        """Counts."""
        self.counted.append(sum(isinstance(one, Program) for one in gc.get_objects()))
        yield from ()


def test_a_programme_is_let_go_when_no_other_needs_it_any_more(tmp_path: Path) -> None:
    names = [f"p{number:02}" for number in range(20)]
    paths = written(tmp_path, {f"{one}.yaml": programme(one, (other,)) for one, other in pairwise(names)})
    before = sum(isinstance(one, Program) for one in gc.get_objects())
    census = Census()
    assert len(list(check_files(paths, as_of=AS_OF, host=census))) == len(census.counted) == len(paths)
    assert max(census.counted) <= before + 3  # itself, the one it knows, and the one that knew it
