"""`export --to register`: the participants' register."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document as File
from docx.enum.section import WD_ORIENT
from hypothesis import given, settings

from clustermodel import Loaded, export, load, loads
from clustermodel.model.program import Program
from clustermodel.model.text import in_language
from clustermodel.plugins import register
from clustermodel.testing.conformance import PluginTests
from clustermodel.testing.strategies import programs
from clustermodel.views.printable import printable

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 24)
TEXT = """
format: clustermodel/1
program: {id: p, title: P, cluster: C}
sources: [{id: list, kind: section, title: Members}]
places: [{id: k, name: Krai}]
participants:
  as_of: 2025-03
  members:
    - {id: a, name: Alpha, kind: company, role: core, place: k, activities: [cheese], codes: {inn: "77", okved: "10.51"},
       services: [Milk, Butter], source: list}
    - {id: b, name: Beta, status: planned}
  groups: [{id: g, name: Farms, size: 22}]
value_chain:
  activities: [{id: cheese, name: Cheese making}]
  stages: [{id: dairy, name: Dairy, activities: {cheese: strong}}]
governance:
  bodies: [{id: council, name: Council, kind: council, members: [{text: Director of Alpha, of: a}]}]
"""


class TestRegister(PluginTests):
    plugin = register


def read(loaded: Loaded, language: str = "en") -> File:
    return docx.Document(io.BytesIO(export(loaded, "register", language=language, as_of=DAY, readings=True)))


def tables(file: File) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in file.tables]


def test_every_column_is_there_and_a_cell_is_empty_where_nothing_is_known() -> None:
    assert tables(read(loads(TEXT)))[:2] == [
        [[
            "No.", "Name", "Kind, role", "Place", "Activities", "Stages of the value chain", "Services",
            "Governing bodies", "Source",
        ], [
            "1", "Alpha\nINN\u00a077, OKVED\u00a010.51", "company\ncore activity", "Krai", "Cheese making", "Dairy°", "Milk\nButter",
            "Council", "Members",
        ]],
        [["No.", "Name"], ["2", "Beta"]],
    ]  # fmt: skip


def paragraphs(text: str, language: str = "en") -> list[str]:
    """All but the place for a signature."""
    return [one.text for one in read(loads(text), language).paragraphs if one.style and one.style.name != "Signature"]


def test_it_is_no_programme_and_tells_status_by_status_of_when_it_is() -> None:
    assert paragraphs(TEXT) == [
        "C", "Register of participants", "Compiled from “P”",
        "Current participants", "As of March 2025", "Planned participants", "As of March 2025",
        "Groups of participants", "° inferred by the compiler from shared wording",
    ]  # fmt: skip
    assert paragraphs(TEXT, "ru")[:5] == [
        "C", "Реестр участников кластера", "Составлен по документу «P»", "Действующие участники", "По состоянию на март 2025\u00a0г.",
    ]  # fmt: skip


def test_who_draws_it_up_signs_at_the_end_of_the_last_page() -> None:
    file = read(loads(TEXT))
    assert file.paragraphs[-1].text.replace("\u00a0", " ") == f"Compiled by: {'_' * 24} (position, name) {'_' * 12} (signature) Date: {'_' * 12}"
    assert file.paragraphs[-2].style is not None
    assert file.paragraphs[-2].style.name == "Note Lead In", "no signature stands on a page of its own"


def test_a_part_of_a_group_goes_on_from_its_whole() -> None:
    groups = "participants: {groups: [{id: a, name: Farms, size: 9}, {id: b, within: a, name: without herds, size: 4}, {id: c, within: a, name: Alps, size: 1}]}"
    table = tables(read(loads("format: clustermodel/1\nprogram: {id: p, title: P, cluster: C}\n" + groups)))[0]
    assert [row[0].strip() for row in table] == ["Group", "Farms", "of which without herds", "Alps"]


def test_several_are_counted_and_their_numbers_go_on_from_those_of_another_status() -> None:
    several = TEXT.replace("status: planned}", "status: planned}\n    - {id: c, name: Gamma, status: planned}")
    assert [one for one in paragraphs(several) if one.startswith("Total")] == ["Total: 2"]
    assert tables(read(loads(several)))[1] == [["No.", "Name"], ["2", "Beta"], ["3", "Gamma"]]


def test_those_who_are_named_are_not_all_if_a_group_has_others_of_their_status() -> None:
    head = "format: clustermodel/1\nprogram: {id: p, title: P, cluster: C}\n"
    members = "participants: {members: [{id: a, name: Alder, status: actual}, {id: b, name: Birch, status: actual}]"
    with_group = f"{head}{members}, groups: [{{id: g, name: Farms, status: actual, size: 22}}]}}"
    assert "Listed by name: 2" in paragraphs(with_group)
    assert "Total: 2" in paragraphs(with_group.replace("Farms, status: actual", "Farms, status: potential"))


def test_a_status_that_is_only_a_reading_bears_its_sign() -> None:
    found = paragraphs(TEXT.replace("status: planned}", "status: planned, judged: [status]}"))
    assert tables(read(loads(TEXT.replace("status: planned}", "status: planned, judged: [status]}"))))[1][1] == ["2", "Beta", "planned participant‡"]
    assert found[-1].startswith("‡")


def test_where_the_programme_names_a_participant_is_told_by_the_number_of_the_section() -> None:
    text = TEXT.replace("{id: list,", '{id: "1.2",').replace("source: list", 'source: "1.2"')
    made = docx.Document(io.BytesIO(export(loads(text), "register", language="ru", as_of=DAY)))
    assert tables(made)[0][1][-1] == "раздел\u00a01.2\u00a0программы"


def test_groups_known_as_a_number_follow_and_then_the_signs() -> None:
    file = read(loads(TEXT))
    assert tables(file)[2:] == [[["Group", "Number"], ["Farms", "22"]]]
    assert file.paragraphs[-2].text == "° inferred by the compiler from shared wording"


def test_a_number_of_a_group_is_told_with_its_year_and_a_mere_name_is_no_entry() -> None:
    counted = "statistics: [{id: s, name: Farms, about: [g], values: {2018: 21, 2019: 22}}]\n"
    text = TEXT.replace("size: 22}", "size: 22}, {id: h, name: Shops, status: planned}") + counted
    assert tables(read(loads(text)))[2] == [["Group", "Number (2019)"], ["Farms", "22"]]
    more = text.replace("planned}]", "planned}, {id: i, name: Pubs, size: 5}]")
    assert tables(read(loads(more)))[2] == [["Group", "Number"], ["Farms", "22 (2019)"], ["Pubs", "5"]]
    assert not [one for one in read(loads(text)).paragraphs if "Shops" in one.text]


def test_who_produced_the_numbers_of_groups_is_told_if_that_is_the_same_for_all() -> None:
    sources = ", {id: office, kind: producer, title: The office}, {id: bank, kind: producer, title: The bank}]"
    counted = "statistics: [{id: t, name: Table, origin: [office], rows: [{id: s, name: Farms, about: [g], values: {2019: 22}}]}]\n"
    text = TEXT.replace("title: Members}]", "title: Members}" + sources) + counted
    assert "Source: The office" in [one.text for one in read(loads(text)).paragraphs]
    other = text.replace("size: 22}", "size: 22}, {id: h, name: Shops, size: 3}")
    other = other.replace("]}]\n", "]}, {id: u, name: Shops, origin: [bank], about: [h], values: {2019: 3}}]\n")
    assert not [one for one in read(loads(other)).paragraphs if one.text.startswith("Source:")]


def test_the_register_of_a_cluster_without_participants_says_so() -> None:
    file = read(loads("format: clustermodel/1\nprogram: {id: p, title: P, cluster: C}"))
    said = [one.text for one in file.paragraphs]
    assert said[:5] == ["C", "Register of participants", "Compiled from “P”", "Participants", "The programme names no participants."]
    assert not file.tables


@pytest.mark.parametrize(
    ("path", "names"),
    [
        (
            "programs/medical_tourism.yaml",
            [
                "ООО «Медицинский центр Будущее поколение»", "ООО «Блеск»", "ООО «Окулюсарт СВК»", "ООО «Сан-тревелс групп»",
                "ООО «Центр ортодонтии»",
            ],
        ),
        (
            "examples/dairy/dairy_valley.yaml",
            [
                "Молочный кооператив долины Тарроу", "Молочный завод «Хольм»", "Сырные пещеры Верхнего Тарроу",
                "Завод йогуртов «Аске»", "Комбикормовый завод «Стенби»", "Транспортная компания «Колдлайн»",
                "Фермерская сыроварня «Бирк»", "Молочная лаборатория Тарроуби", "Школа молочного дела Тарроуби",
                "Компания «Уэйвелл»",
            ],
        ),
    ],
)  # fmt: skip
def test_registers_of_the_examples_list_everybody_kind_by_kind(path: str, names: list[str]) -> None:
    loaded = load(ROOT / path)
    listed = [row[1] for table in tables(read(loaded, "ru")) if table[0][0] == "№" for row in table[1:]]
    assert [one.partition("\n")[0].replace("\u00a0", " ") for one in listed] == names
    assert export(loaded, "register", language="ru", as_of=DAY) == export(load(ROOT / path), "register", language="ru", as_of=DAY)


@given(programs())
@settings(max_examples=20, deadline=None)
def test_any_participant_reads_back(program: Program) -> None:
    members = program.participants.members
    rows = [row for table in tables(read(Loaded(program=program))) if table[0][0] == "No." for row in table[1:]]
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(members) + 1)]
    told = [row[1] for row in rows]
    for member in members:
        name = printable(in_language(member.name, "en")).replace("\r", "\n")
        assert any(name in cell for cell in told)


def test_what_is_told_of_no_participant_has_no_column() -> None:
    file = read(loads(TEXT.replace("codes: {inn: \"77\", okved: \"10.51\"},", "").replace("place: k, ", "")), "ru")
    assert [cell.text for cell in file.tables[0].rows[0].cells][:4] == ["№", "Наименование", "Вид, роль", "Виды деятельности"]


def test_a_source_that_all_participants_share_is_told_once() -> None:
    file = read(loads(TEXT.replace("status: planned}", "source: list}")))
    assert "As of March 2025\nSource: Members" in [one.text for one in file.paragraphs]
    assert tables(file)[0][0][-1] == "Governing bodies"


def test_what_is_so_of_all_participants_is_said_once_and_no_column_is_named_for_what_it_does_not_hold() -> None:
    members = "{id: a, name: Alpha, kind: company, role: core}, {id: b, name: Beta, kind: company, role: supporting}"
    file = read(loads(f"format: clustermodel/1\nprogram: {{id: p, title: P, cluster: C}}\nparticipants: {{members: [{members}]}}"))
    assert [one.text for one in file.paragraphs][3:-1] == ["Current participants: companies", "Total: 2"]
    assert tables(file)[0] == [["No.", "Name", "Role"], ["1", "Alpha", "core activity"], ["2", "Beta", "supporting activity"]]


def test_a_register_of_mere_names_has_numbers_and_names() -> None:
    file = read(loads("format: clustermodel/1\nprogram: {id: p, title: P, cluster: C}\nparticipants: {members: [{id: a, name: A}, {id: b, name: B}]}"))
    assert tables(file) == [[["No.", "Name"], ["1", "A"], ["2", "B"]]]


def test_participants_stand_in_the_order_of_the_catalogue() -> None:
    kinds = {"w": "farm", "x": "company", "y": "farm", "z": ""}
    members = ", ".join(f"{{id: {one}, name: Name {one}, kind: '{kind}', services: [S]}}" for one, kind in kinds.items())
    planned = "{id: v, name: Name v, kind: company, status: planned}"
    head = "format: clustermodel/1\nprogram: {id: p, title: P, cluster: C}\n"
    loaded = loads(f"{head}participants: {{members: [{planned}, {members}]}}")
    listed = [row[1] for row in tables(read(loaded))[0][1:]]
    file = docx.Document(io.BytesIO(export(loaded, "catalogue", language="en", as_of=DAY)))
    headings = [one.text for one in file.paragraphs if one.style is not None and one.style.name == "Heading 2"]
    assert listed == headings == ["Name x", "Name w", "Name y", "Name z"]
    assert tables(read(loaded))[1] == [["No.", "Name", "Kind"], ["5", "Name v", "company"]]


def test_the_signs_do_not_stand_alone_on_an_upright_page() -> None:
    file = read(load(ROOT / "programs/medical_tourism.yaml"), "ru")
    assert [one.orientation for one in file.sections] == [WD_ORIENT.LANDSCAPE]


@pytest.mark.parametrize(("name", "columns"), [("Core farms", ["Group", "Number"]), ("Farms", ["Group", "Number", "Role"])])
def test_the_role_of_a_group_is_told_unless_its_name_tells_it(name: str, columns: list[str]) -> None:
    text = TEXT.replace("{id: g, name: Farms,", f"{{id: g, name: {name} of all activities, role: core,")
    made = docx.Document(io.BytesIO(export(loads(text), "register", language="en", as_of=DAY)))
    assert tables(made)[2][0] == columns
