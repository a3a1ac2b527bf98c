"""Of an action that recurs the file says if its number is of each time, of all together or of the end; so it is judged."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clustermodel import export, load

PROGRAM = """
format: clustermodel/1
program: {{id: p, title: T, cluster: C, horizon: 2025..2026}}
roadmap: {{actions: [{{id: a, title: Audit, when: 2025-Q4, every: quarter, until: 2026-Q2, result: {{value: {value}, unit: farms{term}}}}}]}}
"""
QUARTERS = ("2025-Q4", "2026-Q1", "2026-Q2")
OVER, RUNNING = date(2027, 1, 31), date(2026, 6, 15)


def told(folder: Path, counted: str, came: tuple[str, ...], day: date = OVER, *, value: str = "6", language: str = "en") -> str:
    """What the document says when some quarters are reported with what came of each; `-`: nothing is said of that."""
    term = f", counted: {counted}" if counted else ""
    (folder / "p.yaml").write_text(PROGRAM.format(value=value, term=term), "utf-8")
    results = ("" if one == "-" else f", result: {{value: {one}, unit: farms}}" for one in came)
    done = (f"{{period: {quarter}, status: done{one}}}" for quarter, one in zip(QUARTERS, results, strict=False))
    actuals = f"format: clustermodel-actuals/1\nprogram: p\nas_of: {day}\nactions: {{a: [{', '.join(done)}]}}\n"
    (folder / "p.actuals.yaml").write_text(actuals, "utf-8")
    return export(load(folder / "p.yaml"), "markdown", as_of=day, language=language).decode()


def results(made: str) -> list[str]:
    """The cells of results, line by line."""
    rows = [line for line in made.splitlines() if "Audit |" in line and ("Q" in line or "квартал" in line)]
    return [row.split(" | ")[4].removesuffix(" |") for row in rows[1:]]


def judged(made: str) -> bool:
    return "**Results below plan**" in made


def test_each_time_is_set_beside_the_number(tmp_path: Path) -> None:
    made = told(tmp_path, "each", ("7", "5", "6"))
    assert results(made) == [
        "Plan: 6 farms<br>7 farms",
        "Plan: 6 farms<br>5 farms ▼\u00a0less than promised",
        "Plan: 6 farms<br>6 farms",
    ]
    assert "Audit, Q1 2026: 5 farms (plan: 6 farms)" in made
    assert "done: 3, of which with a result below plan: 1" in made


def test_a_total_is_added_up_and_judged_when_the_last_time_is_over(tmp_path: Path) -> None:
    made = told(tmp_path, "total", ("2", "1"), RUNNING)
    assert results(made) == ["2 farms<br>So far: 2 of 6 farms", "1 farms<br>So far: 3 of 6 farms"]
    assert not judged(made)
    made = told(tmp_path, "total", ("2", "1", "2"))
    assert results(made)[-1] == "2 farms ▼\u00a0less than promised<br>In all: 5 of 6 farms"
    assert "Audit, Q2 2026: 5 farms (plan: 6 farms)" in made
    assert not judged(told(tmp_path, "total", ("2", "1", "3")))


def test_a_total_of_which_a_part_is_unknown_is_not_judged_and_bears_a_sign(tmp_path: Path) -> None:
    made = told(tmp_path, "total", ("2", "-", "2"))
    assert results(made)[-1] == "2 farms<br>In all: 4+ of 6 farms"
    assert not judged(made)
    assert not judged(told(tmp_path, "total", ("2", "2"))), "nobody knows what became of the last quarter"


def test_a_level_is_judged_by_the_last_report_when_its_end_is_over(tmp_path: Path) -> None:
    made = told(tmp_path, "level", ("2", "4"), RUNNING)
    assert results(made) == ["Plan by 30 June 2026: 6 farms<br>2 farms", "Plan by 30 June 2026: 6 farms<br>4 farms"]
    assert not judged(made)
    assert "Audit, Q2 2026: 5 farms (plan: 6 farms)" in told(tmp_path, "level", ("2", "4", "5"))
    assert not judged(told(tmp_path, "level", ("2", "4", "6")))
    assert not judged(told(tmp_path, "level", ("2", "4")))


def test_without_a_word_nothing_is_judged(tmp_path: Path) -> None:
    made = told(tmp_path, "", ("2", "1", "2"))
    assert results(made) == ["2 farms", "1 farms", "2 farms"]
    assert not judged(made)


def test_readers_of_russian_are_told_the_same(tmp_path: Path) -> None:
    made = told(tmp_path, "total", ("2", "1"), RUNNING, language="ru")
    assert results(made)[-1] == "1 farms<br>Нарастающим итогом: 3 из 6 farms"


@settings(max_examples=25)
@given(
    came=st.lists(st.integers(0, 9), min_size=1, max_size=3), value=st.integers(1, 20), over=st.booleans(),
    counted=st.sampled_from(["each", "total", "level", ""]),
)  # fmt: skip
def test_only_what_is_sure_is_judged(
    tmp_path_factory: pytest.TempPathFactory, came: list[int], value: int, counted: str, *, over: bool
) -> None:
    day = OVER if over else RUNNING
    came = came if over else came[:2]
    whole = over and len(came) == len(QUARTERS)
    expected = {
        "each": any(one < value for one in came), "total": whole and sum(came) < value, "level": whole and came[-1] < value, "": False,
    }[counted]  # fmt: skip
    made = told(tmp_path_factory.mktemp("p"), counted, tuple(map(str, came)), day, value=str(value))
    assert judged(made) == expected
