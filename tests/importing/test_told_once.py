"""What is the same in several rows of a free table is told once, with all its cells."""

from pathlib import Path

from clustermodel import load
from tests.importing.test_messy_tables import Run, bring


def test_a_body_that_nobody_knows_is_told_once_with_all_its_rows(run: Run, path: Path) -> None:
    rows = [["№", "Мероприятие", "Срок", "Ответственный"], *([f"1.{n}", f"Eat {n}", "2021", "Club; Office" if n % 2 else "Club"] for n in range(11, 17))]
    result = bring(run, path, "roadmap", rows)
    told = [line.partition("XL")[2] for line in result.stderr.splitlines() if "error XL" in line or "warning XL" in line]
    assert told == [
        "105 Л!D2, D4, D6: 'Office' is no name of an element",
        "122 Л!2, 4, 6: the rows are held back as wholes, as one cell of each, or several, cannot be brought in",
    ]
    assert (result.stdout.count(" + "), result.exit_code) == (3, 1)


def test_units_that_are_new_are_written_as_in_the_first_row(run: Run, path: Path) -> None:
    rows = [["Показатель", "Ед. изм.", "План 2021"], ["Beds", "чел.", 1], ["Books", "человек", 2], ["Rooms", "чел", 3], ["Cups", "тыс. чел.", 4], ["Jugs", "Чел.", 5]]
    result = bring(run, path, "kpis", rows)
    loaded = load(path)
    assert loaded.program is not None
    assert [one.unit for one in loaded.program.kpis[2:]] == ["чел.", "чел.", "чел.", "тыс. чел.", "чел."]
    assert [f"'{one}' is read as чел." in result.stderr for one in ("человек", "чел", "Чел.", "чел.")] == [True, True, True, False]
