"""The public door: what importing and loading costs, and what is kept of a file."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import clustermodel
from clustermodel import Loaded, check, coverage, dump, export, load, loads, profile, to_graph
from clustermodel.model.actuals import Actual
from clustermodel.model.period import parse_period
from clustermodel.model.quantity import parse_quantity
from tests.loading.reading import HEAD

ROOT = Path(__file__).parents[1]
HEAVY = ("networkx", "click", "jinja2", "babel", "hypothesis", "openpyxl")


def imported_by(program: str) -> set[str]:
    """Which of the heavy modules a programme imports."""
    code = f"import sys\n{program}\nprint(*[one for one in {HEAVY!r} if one in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return set(ran.stdout.split())


@pytest.mark.parametrize(
    "program",
    [
        "import clustermodel",
        "import clustermodel.api",
        f"import clustermodel; clustermodel.loads({HEAD!r}).diagnostics",
        f"import clustermodel; clustermodel.dump(clustermodel.loads({HEAD!r}).program)",
        f"import clustermodel; clustermodel.check(clustermodel.loads({HEAD!r}))",
    ],
)
def test_loading_and_checking_import_nothing_heavy(program: str) -> None:
    assert imported_by(program) == set()


def test_the_package_itself_imports_none_of_its_parts() -> None:
    code = "import sys, clustermodel; print(*[one for one in sys.modules if one.startswith('clustermodel.')])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stdout.split() == []


def test_every_public_name_is_there() -> None:
    for name in clustermodel.__all__:
        assert getattr(clustermodel, name) is not None
    assert dir(clustermodel) == clustermodel.__all__
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        clustermodel.nothing  # noqa: B018


def test_a_programme_loads_from_a_path_or_a_text_alike(tmp_path: Path) -> None:
    path = tmp_path / "demo.yaml"
    path.write_text(HEAD, "utf-8")
    assert load(path).program == load(str(path)).program == loads(HEAD).program


def test_the_bytes_of_a_file_are_read_as_the_file_is() -> None:
    assert loads(b"\xef\xbb\xbf" + HEAD.encode()).program == loads(HEAD).program
    (found,) = loads(HEAD.encode() + b"# caf\xe9\n", "old.yaml").diagnostics
    assert (found.code, str(found.span)) == ("YM002", "old.yaml:3:6")


def test_actuals_are_loaded_from_beside_the_programme(tmp_path: Path) -> None:
    (tmp_path / "demo.yaml").write_text(HEAD + "kpis: [{id: K1, name: n}]\n", "utf-8")
    beside = tmp_path / "demo.actuals.yaml"
    beside.write_text("format: clustermodel-actuals/1\nprogram: demo\nkpis: {K1: [{period: 2020, value: 5}]}\n", "utf-8")
    loaded = load(tmp_path / "demo.yaml")
    assert loaded.diagnostics == ()
    assert loaded.actuals is not None
    assert str(loaded.actuals.kpis["K1"][0].value) == "5"


def test_what_is_reported_may_be_written_in_short_and_is_shown_at_its_own_entry(tmp_path: Path) -> None:
    (tmp_path / "demo.yaml").write_text(PROMISED, "utf-8")
    (tmp_path / "demo.actuals.yaml").write_text(
        "format: clustermodel-actuals/1\nprogram: demo\nas_of: 2023-02\nkpis:\n  K1: {2021: 5, 2022: 1}\n", "utf-8"
    )
    loaded = clustermodel.load(tmp_path / "demo.yaml")
    assert loaded.actuals is not None
    assert loaded.actuals.kpis["K1"] == (Actual(period=parse_period("2021"), value=parse_quantity("5")), Actual(period=parse_period("2022"), value=parse_quantity("1")))
    report = clustermodel.check(loaded, select=["AC108"], as_of=date(2023, 3, 1))
    assert [(one.span.line, one.span.column) for one in report.diagnostics if one.span] == [(5, 17)]


PROMISED = (
    "format: clustermodel/1\nprogram: {id: demo, title: T, cluster: C, horizon: 2020..2024}\n"
    "kpis: [{id: K1, name: Jars, direction: increase, aggregation: flow, targets: {2021: 5, 2022: 9}}]\n"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b"format: clustermodel-actuals/1\n", [("YM203", 1, 1)]),
        (b"format: clustermodel-actuals/1\nprogram: demo\nkpis: {K1: [{period: 2020, value: '22,6'}]}\n", [("YM206", 3, 35)]),
        (b"format: clustermodel-actuals/1\nprogram: demo\nkpis: {K1: {2020: 5, 2021: '22,6'}}\n", [("YM206", 3, 28)]),
        (b"format: clustermodel-actuals/1\nprogram: demo\nkpis: {K1: {soon: 5}}\n", [("YM207", 3, 13)]),
        (b"format: clustermodel-actuals/1\nprogram: demo\nkpis: {K1: 5}\n", [("YM204", 3, 12)]),
        (b"format: clustermodel/1\n", [("YM201", 1, 9)]),
        ("format: отчёт".encode("cp1251"), [("YM002", 1, 9)]),
    ],
)
def test_mistakes_in_the_actuals_are_shown_in_their_own_file(tmp_path: Path, text: bytes, found: list[tuple[str, int, int]]) -> None:
    (tmp_path / "demo.yaml").write_text(HEAD, "utf-8")
    (tmp_path / "demo.actuals.yaml").write_bytes(text)
    loaded = load(tmp_path / "demo.yaml")
    assert loaded.program is not None
    assert [(one.code, one.span.line, one.span.column) for one in loaded.diagnostics if one.span] == found
    assert {one.span.path for one in loaded.diagnostics if one.span} == {(tmp_path / "demo.actuals.yaml").as_posix()}


def test_without_a_programme_there_are_no_links_and_nothing_to_check() -> None:
    loaded = loads("")
    with pytest.raises(ValueError, match="no programme"):
        loaded.links  # noqa: B018
    assert [one.code for one in clustermodel.check(loaded).diagnostics] == ["YM012"]


def test_a_programme_without_its_text_is_not_found_faultless() -> None:
    program = loads(HEAD).program
    with pytest.raises(ValueError, match=r"check\(loads\(dump\(program\)\)\)"):
        check(Loaded(program=program))


def test_dump_is_what_loads_reads() -> None:
    program = loads(HEAD).program
    assert program is not None
    assert loads(dump(program)).program == program


def test_codes_may_be_given_as_on_the_command_line() -> None:
    loaded = load(ROOT / "examples/minimal.yaml")
    assert check(loaded, select="SW, KP1").diagnostics == check(loaded, select=["SW", "KP1"]).diagnostics
    assert not check(loaded, ignore="SW,KP,GV,TR,RM,PT,VC,ST,SR,RF,TX,LK,AC,TL,YM").diagnostics


def test_a_point_in_time_counts_as_its_day_and_a_text_as_none() -> None:
    loaded = load(ROOT / "examples/dairy/dairy_valley.yaml")
    noon, day = datetime(2027, 3, 1, 12, tzinfo=UTC), date(2027, 3, 1)
    assert check(loaded, as_of=noon).diagnostics == check(loaded, as_of=day).diagnostics
    assert export(loaded, "markdown", as_of=noon) == export(loaded, "markdown", as_of=day)
    functions: tuple[Callable[..., Any], ...] = (check, partial(export, name="csv"), profile)
    for function in functions:
        with pytest.raises(TypeError, match=r"a datetime\.date is wanted here, not str"):
            function(loaded, as_of="2027-03-01")


@pytest.mark.parametrize("function", [check, partial(export, name="csv"), profile, to_graph, coverage, dump])
def test_whoever_passes_a_path_is_told_to_load_it(function: Any) -> None:
    with pytest.raises(TypeError, match=r"load\(path\) .* is wanted here, not str"):
        function("examples/minimal.yaml")


def test_what_is_loaded_can_be_dumped_as_it_is_and_is_shown_in_a_line() -> None:
    loaded = load(ROOT / "examples/dairy/dairy_valley.yaml")
    assert loaded.program is not None
    assert dump(loaded) == dump(loaded.program)
    assert repr(loaded) == "Loaded(program=<Program dairy-valley>, actuals=<Actuals dairy-valley>, problems=())"
    with pytest.raises(ValueError, match="no programme"):
        dump(loads("nothing"))
    assert repr(loads("nothing")).startswith("Loaded(program=None, actuals=None, problems=(Diagnostic(code='YM013'")
