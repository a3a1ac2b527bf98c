"""Free tables of many rows: each row is looked up, not compared with all the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clustermodel import loads
from clustermodel.importing import Table, read_table
from clustermodel.importing.likeness import is_same
from tests.importing.books import PROGRAMME
from tests.steps import steps

SIZE = 50
LINKS = loads(PROGRAMME).links
TABLES: dict[Table, str] = {
    "kpis": "Показатель;Ед. изм.;2021\n{}",
    "roadmap": "Мероприятие;Срок;Ответственный\n{}",
    "participants": "Участник;Вид;Роль\n{}",
}
CELLS: dict[Table, str] = {"kpis": "шт.;5", "roadmap": "2022;Club", "participants": "company;core"}
NAMES = st.builds("{}{}".format, st.sampled_from(["", "ООО ", "ИП ", "АО "]), st.sampled_from(["Окно", "«Окно»", "Дверь", "firm"]))


def read(table: Table, names: list[str]) -> object:
    return read_table(TABLES[table].format("".join(f"{name};{CELLS[table]}\n" for name in names)).encode(), "t.csv", table, LINKS)


@pytest.mark.parametrize("table", [*TABLES])
@pytest.mark.parametrize("name", ["ООО Окно номер {}", "Окно {} ИП"])
def test_twice_the_rows_are_twice_the_work(table: Table, name: str) -> None:
    small, large = (steps(lambda size=size: read(table, [name.format(n) for n in range(size)])) for size in (SIZE, 2 * SIZE))  # type: ignore[misc]
    assert large <= 2.2 * small


@given(st.lists(NAMES, max_size=12))
def test_a_row_is_refused_if_and_only_if_one_before_has_the_same_name(names: list[str]) -> None:
    known = ["Firm"]
    first = {
        number: next((row for row, before in enumerate(names[: number - 2], 2) if same(before, name, known)), 0)
        for number, name in enumerate(names, 2)
    }
    wishes = read_table(TABLES["participants"].format("".join(f"{one};company;core\n" for one in names)).encode(), "t.csv", "participants", LINKS)
    told = {str(one.values["place"]): str(one.values["row"]) for one in wishes.problems if one.code == "XL134"}
    assert told == {str(number): str(row) for number, row in first.items() if row}


def same(one: str, other: str, known: list[str]) -> bool:
    """Both rows are about the same element, or both are about a new one of the same name."""
    about = [next((element for element in known if is_same(element, name)), "") for name in (one, other)]
    return about[0] == about[1] if any(about) else is_same(one, other)
