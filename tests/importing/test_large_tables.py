"""Free tables of many rows: each row is looked up, not compared with all the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clustermodel import loads
from clustermodel.importing import Table, read_table
from clustermodel.importing.likeness import Lookalikes, is_alike, is_same
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


@pytest.mark.parametrize("table", [*TABLES])
@pytest.mark.parametrize("name", ["Окно номер {}", "Дверь прочная, {}0{}", "Окно", "Окно {} и дверь под номером"])
def test_twice_the_rows_beside_twice_as_many_that_are_there_are_twice_the_work(table: Table, name: str) -> None:
    def work(size: int) -> int:
        links = loads(programme(name, size)).links
        rows = "".join(f"{name.format(1000 + n, n)} новое;{CELLS[table]}\n" for n in range(size))
        return steps(lambda: read_table(TABLES[table].format(rows).encode(), "t.csv", table, links))

    small, large = work(SIZE), work(2 * SIZE)
    assert large <= 2.2 * small


def programme(name: str, size: int) -> str:
    """A programme of so many indicators, actions and participants, whose names are much alike."""
    names = [name.format(2000 + n, n) for n in range(size)]
    kpis = "".join(f"  - {{id: L{n}, name: '{one}'}}\n" for n, one in enumerate(names))
    members = "".join(f"    - {{id: p{n}, name: '{one}'}}\n" for n, one in enumerate(names))
    actions = "".join(f"    - {{id: '2.{n}', title: '{one}'}}\n" for n, one in enumerate(names))
    text = PROGRAMME.replace("kpis:\n", f"{members}kpis:\n{kpis}", 1)
    return text + actions


@given(st.lists(st.lists(st.sampled_from(["окно", "дверь", "стена", "крыша"]), min_size=1, max_size=4), max_size=8), st.integers(1, 3))
def test_what_looks_alike_is_found_as_if_each_was_compared(said: list[list[str]], most: int) -> None:
    names = [" ".join(one) for one in said]
    looking = Lookalikes((name, number) for number, name in enumerate(names))
    for name in names:
        assert looking.of(name, most) == [number for number, other in enumerate(names) if is_alike(name, other)][:most]


def test_of_many_that_look_alike_the_first_are_told() -> None:
    links = loads(programme("Окно номер {}", 9)).links
    wishes = read_table(TABLES["kpis"].format("Окно номер;шт.;5\n").encode(), "t.csv", "kpis", links)
    told = [one.values["subjects"] for one in wishes.problems if one.code == "XL133"]
    assert told == [["kpi:L0", "kpi:L1", "kpi:L2", "kpi:L3", "kpi:L4", "…"]]
