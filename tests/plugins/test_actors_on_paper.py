"""Participants, their groups, and the value chain in Word documents: what is so of all is said once, parts stand below wholes."""

import io
from typing import Any

import docx
import pytest
from docx.document import Document as File
from hypothesis import given, settings

from clustermodel import Loaded, Program, export, loads
from clustermodel.model.text import in_language
from clustermodel.testing.strategies import programs
from clustermodel.views.printable import printable

HEAD = "format: clustermodel/1\nprogram: {id: p, title: Programme, cluster: Cluster}\n"
ACTIVITIES = (
    "value_chain: {activities: [{id: care, name: Care, role: core}, {id: trade, name: Trade, role: supporting},"
    " {id: food, name: Food, role: core}]}\n"
)


def made(text: str, language: str = "en", **options: Any) -> File:
    return docx.Document(io.BytesIO(export(loads(HEAD + text), "docx", language=language, **options)))


def rows(file: File) -> list[list[list[str]]]:
    """The tables after the passport."""
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in file.tables][1:]


def after(file: File, heading: str) -> list[str]:
    """The paragraphs from the last one that says something on."""
    texts = [one.text for one in file.paragraphs]
    return texts[len(texts) - texts[::-1].index(heading) :]


def groups(*found: str) -> str:
    return f"participants: {{groups: [{', '.join(found)}]}}\n"


def test_parts_stand_below_their_whole_and_do_not_repeat_it() -> None:
    file = made(
        groups(
            "{id: c, within: b, name: Small, size: 3, role: core}",
            "{id: a, name: Inns, size: 5, role: supporting}",
            "{id: b, within: d, name: Old, size: 4, role: supporting}",
            "{id: d, name: Farms, size: 9, role: core}",
        )
    )
    assert rows(file) == [
        [
            ["Group", "Number", "Role"],
            ["Inns", "5", "supporting activity"],
            ["Farms", "9", "core activity"],
            ["\u2003Old", "4", "supporting activity"],
            ["\u2003\u2003Small", "3", "core activity"],
        ]
    ]


def test_a_status_that_all_have_leads_to_the_table() -> None:
    file = made(groups("{id: a, name: Inns, status: planned, size: 5}", "{id: b, name: Farms, status: planned, size: 3}"))
    assert after(file, "Groups of participants") == ["Planned participants:"]
    assert rows(file) == [[["Group", "Number"], ["Inns", "5"], ["Farms", "3"]]]


def test_statuses_that_differ_are_a_column() -> None:
    file = made(groups("{id: a, name: Inns, size: 5}", "{id: b, within: a, name: Members, status: actual, size: 3}"))
    assert rows(file) == [[["Group", "Number", "Status"], ["Inns", "5", ""], ["\u2003Members", "3", "current participants"]]]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["Planned participants:", "Inns", "Spas", "Other groups:", "Anchors"]),
        ("ru", ["Планируемые участники:", "Inns", "Spas", "Прочие группы:", "Anchors"]),
    ],
)
def test_groups_that_are_only_names_are_lists_by_status(language: str, told: list[str]) -> None:
    found = "{id: a, name: Anchors, open: true}", "{id: b, name: Inns, status: planned}", "{id: c, name: Spas, status: planned}"
    file = made(groups(*found), language)
    assert [one.text for one in file.paragraphs][-5:] == told
    assert rows(file) == []


def test_names_without_anything_else_need_no_lead() -> None:
    assert after(made(groups("{id: a, name: Anchors}")), "Groups of participants") == ["Anchors"]


@pytest.mark.parametrize(("language", "told"), [("en", "Care; Food and so on"), ("ru", "Care; Food\u00a0и\u00a0т.\u00a0п.")])
def test_a_list_that_the_text_leaves_open_ends_so(language: str, told: str) -> None:
    file = made(ACTIVITIES + groups("{id: a, name: Clinics, activities: [care, food], open: true}"), language)
    assert rows(file)[0][1] == ["Clinics", told]


def test_a_whole_that_is_only_inferred_is_named_with_its_sign_to_those_who_ask() -> None:
    text = groups("{id: a, name: Inns, size: 5}", "{id: b, within: {a: weak}, name: Members, size: 3}")
    assert rows(made(text, readings=True))[0][2] == ["Members\nWithin: Inns◊", "3"]
    assert rows(made(text))[0][2] == ["Members", "3"]


def test_groups_that_are_parts_of_each_other_are_told_all_the_same() -> None:
    text = groups("{id: a, within: b, name: Inns}", "{id: b, within: a, name: Spas}", "{id: c, within: c, name: Farms}")
    told = str(rows(made(text))) + str([one.text for one in made(text).paragraphs])
    assert all(name in told for name in ("Inns", "Spas", "Farms"))


@given(programs())
@settings(max_examples=20, deadline=None)
def test_no_group_and_no_activity_is_lost(program: Program) -> None:
    file = docx.Document(io.BytesIO(export(Loaded(program=program), "docx", language="ru", readings=True)))
    told = "\n".join([*(one.text for one in file.paragraphs), *(cell for table in rows(file) for row in table for cell in row)])
    names = [
        *(one.name for one in program.participants.groups),
        *(one.name for one in program.participants.members),
        *(one.name for one in program.value_chain.activities),
    ]
    for name in names:
        assert printable(in_language(name, "ru")).replace("\r", "\n") in told


def test_participants_of_whom_there_is_nothing_else_to_say_are_a_list() -> None:
    text = "participants: {as_of: 2025, members: [{id: a, name: Alpha, kind: company}, {id: b, name: Beta, kind: company}]}"
    assert after(made(text), "Participants") == ["As of 2025\nCompanies:", "Alpha", "Beta"]
    studios = made(text.replace("kind: company", "kind: studio, status: planned"))
    assert after(studios, "Participants") == ["As of 2025\nKind: studio\nStatus: planned participant", "Alpha", "Beta"]
    everything = HEAD + text
    annotated = docx.Document(io.BytesIO(export(loads(everything), "docx", language="en", readings=True)))
    assert after(annotated, "Participants") == ["As of 2025\nKind: company\nStatus: current participant", "Alpha", "Beta"]


def test_activities_stand_role_by_role_and_who_carries_them_out_is_said_once() -> None:
    file = made(ACTIVITIES + groups("{id: a, name: Clinics, activities: [care, food]}"))
    assert after(file, "Activities") == [
        "Core activities\nCarried out by: Clinics", "Care", "Food", "Supporting activities", "Trade",
    ]  # fmt: skip


def test_who_carries_out_activities_is_a_column_if_it_differs() -> None:
    text = ACTIVITIES + groups("{id: a, name: Clinics, activities: [care]}", "{id: b, name: Mills, activities: [food]}")
    assert [["Activity", "Carried out by"], ["Care", "Clinics"], ["Food", "Mills"]] in rows(made(text))


def test_stages_of_which_there_is_only_the_name_are_a_list() -> None:
    assert after(made("value_chain: {stages: [{id: a, name: Supply}, {id: b, name: Sale}]}"), "Stages") == ["Supply", "Sale"]


TOWNS = """
sources: [{id: table, kind: table, title: The towns}, {id: list, kind: list, title: A list}]
places:
  - {id: a, name: Alden, source: table, profile: {Known for: [cheese, butter and what is made of it], Guests: [families]}}
  - {id: b, name: Birk, source: table, profile: {Known for: [mills]}}
"""


def test_items_that_share_a_cell_are_told_apart_and_what_is_compared_bears_the_title_of_the_text() -> None:
    assert rows(made(TOWNS))[-1] == [
        ["", "Alden", "Birk"],
        ["Known for", "•\u00a0cheese\n•\u00a0butter and what is made of it", "•\u00a0mills"],
        ["Guests", "families", ""],
    ]
    assert "The towns" in after(made(TOWNS), "Places")
    assert "The towns" not in after(made(TOWNS.replace("Birk, source: table", "Birk, source: list")), "Places")


@pytest.mark.parametrize(("basis", "told"), [("", "Register\u00a0L1, INN\u00a07"), (": strong", "INN\u00a07")])
def test_a_participant_has_the_codes_of_the_organisation_that_it_is(basis: str, told: str) -> None:
    text = f"""
organizations: [{{id: o, name: School, codes: {{register: L1, inn: "1"}}}}]
participants: {{members: [{{id: p, name: The school, kind: school, is: {f"{{o{basis}}}" if basis else "o"}, codes: {{inn: "7"}}}}]}}
"""
    for exporter in ("docx", "register", "catalogue"):
        file = docx.Document(io.BytesIO(export(loads(HEAD + text), exporter, language="en")))
        cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
        found = [one.text for one in file.paragraphs] + cells
        assert any(told in one.split("\n") for one in found), exporter
