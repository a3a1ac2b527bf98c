"""Rows of a free table that stand over others, or add them up, and are no elements."""

from pathlib import Path

import pytest

from clustermodel import load
from tests.importing.test_messy_tables import Run, bring

HEADING = ["№ п/п", "Наименование организации", "Роль", "Статус"]


@pytest.mark.parametrize("merged", [("A2:D2", "A4:D4"), ("B2:D2", "B4:D4"), ()])
def test_headings_of_groups_are_no_participants(run: Run, path: Path, merged: tuple[str, ...]) -> None:
    over = 0 if "A2:D2" in merged else 1
    groups = [[None] * over + [text] for text in ("Якорные участники", "Прочие")]
    rows = [HEADING, groups[0], [1, "ООО «Вода»", "основная", "действующий"], groups[1], [2, "Соль", None, None]]
    result = bring(run, path, "participants", rows, *merged)
    loaded = load(path)
    assert loaded.program is not None
    assert [one.name for one in loaded.program.participants.members[1:]] == ["ООО «Вода»", "Соль"]
    assert ("XL136 Л!2: 'Якорные участники'" in result.stderr, "XL136 Л!4: 'Прочие'" in result.stderr) == (True, True)


@pytest.mark.parametrize("rows", [[HEADING, [None, "Вода"], [None, "Соль"]], [HEADING[1:], ["Вода"], ["Соль"]], [HEADING, [1, "Вода", "основная"], [2, "Соль"]]])
def test_a_list_of_names_is_one_of_participants(run: Run, path: Path, rows: list[list[object]]) -> None:
    result = bring(run, path, "participants", rows)
    assert (result.stdout.count(" + "), "XL136" in result.stderr) == (2, False)


def test_a_sum_whose_number_stands_below_the_names_is_no_action(run: Run, path: Path) -> None:
    result = bring(run, path, "roadmap", [["№", "Мероприятие", "Срок"], ["1.11", "Eat", "2021"], ["Итого", 1]])
    assert (result.stdout.count(" + "), "XL136 Л!3: 'Итого'" in result.stderr) == (1, True)
