"""`export --to catalogue` and `catalogue-html`: what the cluster offers and who its participants are."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clustermodel import Loaded, export, load, loads
from clustermodel.model.actors import Participant, Participants
from clustermodel.model.header import Header
from clustermodel.model.program import Program
from clustermodel.plugins import catalogue
from clustermodel.testing.conformance import PluginTests
from clustermodel.testing.strategies import programs
from clustermodel.views.marks import Mark
from clustermodel.views.printable import printable
from tests.plugins.pages import read

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 24)
TEXT = """
format: clustermodel/1
program: {id: p, title: {en: Programme, ru: Программа}, cluster: C}
places: [{id: k, name: Krai}]
participants:
  as_of: 2025-03
  members:
    - {id: a, name: Alpha, kind: company, role: core, place: k, activities: {cheese: strong}, codes: {inn: "77"},
       services: [{en: Milk, ru: Молоко}, Butter], profile: {Capacity: [7 t, 8 t]}}
    - {id: b, name: Beta, kind: guild}
    - {id: c, name: Gamma, status: planned, activities: [cheese]}
    - {id: d, name: Delta, status: former, kind: company}
value_chain:
  activities: [{id: cheese, name: Cheese making}]
  stages: [{id: dairy, name: Dairy, activities: [cheese]}]
  products: [{id: blue, name: Blue, stages: {dairy: weak}, audience: [shops]}]
"""


class TestCatalogue(PluginTests):
    plugin = catalogue


class Page:
    """The texts of a page by element, and every tag and attribute of it."""

    def __init__(self, page: str) -> None:
        self.root = read(page)
        self.tags = [(one.tag, one.attributes) for one in self.root.walk()]

    def of(self, *tags: str) -> list[str]:
        return [one.text() for one in self.root.all(*tags)]


def page(text: str = TEXT, language: str = "en", **options: Any) -> Page:
    return Page(export(loads(text), "catalogue-html", language=language, as_of=DAY, **{"readings": True} | options).decode())


def file(text: str = TEXT, language: str = "en", **options: Any) -> list[list[list[str]]]:
    read = docx.Document(io.BytesIO(export(loads(text), "catalogue", language=language, as_of=DAY, **{"readings": True} | options)))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in read.tables]


def test_a_participant_has_a_form_of_what_it_offers() -> None:
    assert file()[1] == [
        ["Services", "Milk\nButter"],
        ["Activities", "Cheese making°"],
        ["Stages of the value chain", "Dairy°"],
        ["Role", "core activity"],
        ["Place", "Krai"],
        ["Codes", "INN\u00a077"],
        ["Capacity", "7 t\n8 t"],
    ]


def test_who_offers_nothing_by_name_is_listed_all_the_same() -> None:
    assert file(by="place")[2] == [["Kind", "guild"]]
    assert len(file()) == 2, "the heading of the group says that"
    assert (page().of("h3"), page().of("li")) == (["Alpha"], ["Beta"])


def test_a_product_names_those_who_may_make_it_by_the_least_firm_step() -> None:
    assert file()[0] == [
        ["Product or service", "For whom", "Stages", "Participants at these stages"],
        ["Blue", "shops", "Dairy◊", "Alpha◊"],
    ]


def test_who_works_at_the_stages_of_a_product_is_told_only_among_readings() -> None:
    stated = TEXT.replace("{cheese: strong}", "[cheese]").replace("{dairy: weak}", "[dairy]")
    assert file(stated, readings=False)[0] == [["Product or service", "For whom", "Stages"], ["Blue", "shops", "Dairy"]]


def test_only_members_are_listed_unless_planned_ones_are_wanted() -> None:
    assert page().of("h3") == ["Alpha"]
    found = page(planned=True)
    assert (found.of("h3"), found.of("li")) == (["Alpha", "Gamma"], ["Beta"])
    assert "planned participant" in found.of("td")
    assert "Alpha◊\nGamma◊" in found.of("td")


@pytest.mark.parametrize(
    ("by", "language", "headings"),
    [
        ("kind", "en", ["Companies", "guild"]),
        ("kind", "ru", ["Компании", "guild"]),
        ("place", "en", ["Krai", "Other participants"]),
        ("place", "ru", ["Krai", "Прочие участники"]),
    ],
)
def test_participants_are_grouped(by: str, language: str, headings: list[str]) -> None:
    assert page(language=language, by=by).of("h2")[1:] == headings


def test_texts_are_in_the_language_asked_for() -> None:
    assert page(language="ru").of("p", "h1")[:2] == ["C", "Каталог продукции, услуг и участников"]
    assert "Молоко\nButter" in page(language="ru").of("td")


HEAD = "format: clustermodel/1\nprogram: {id: p, title: Programme, cluster: C}\n"
FROM = "Compiled from “Programme”"
PRODUCTS = "value_chain: {products: [{id: blue, name: Blue}]}\n"


def members(*services: str, status: str = "actual") -> str:
    return f"participants: {{as_of: 2025, members: [{{id: a, name: Alpha, status: {status}, services: [{', '.join(services)}]}}]}}"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (PRODUCTS + members("Milk"), "Catalogue of products, services and participants"),
        (PRODUCTS + members(), "Catalogue of products and participants"),
        (members("Milk"), "Catalogue of services and participants"),
        (members(), "List of participants"),
        (members("Milk", status="planned"), "List of participants"),
    ],
)
def test_the_title_promises_what_there_is(text: str, title: str) -> None:
    assert page(HEAD + text).of("h1") == [title]


@pytest.mark.parametrize(
    ("services", "first"),
    [
        ((), ["C", "List of participants", f"{FROM}\nParticipants as of 2025", "Other participants"]),
        (("Milk",), ["C", "Catalogue of services and participants", FROM, "Participants as of 2025", "", "Other participants"]),
    ],
)
def test_a_mere_list_of_names_has_no_title_page(services: tuple[str, ...], first: list[str]) -> None:
    made = docx.Document(io.BytesIO(export(loads(HEAD + members(*services)), "catalogue", language="en", as_of=DAY)))
    assert [one.text for one in made.paragraphs][: len(first)] == first
    assert len(made.sections) == 1 + bool(services)
    assert made.sections[-1].header.paragraphs[0].text == f"{first[1]}\u00a0— C"


def test_a_page_says_of_when_it_is() -> None:
    assert page().of("p", "h1")[:3] == [
        "C", "Catalogue of products, services and participants", f"{FROM}\nParticipants as of March 2025",
    ]  # fmt: skip


def test_on_a_narrow_screen_each_cell_says_what_it_is_of() -> None:
    cells = [attributes["data-of"] for tag, attributes in page().tags if tag == "td" and "data-of" in attributes]
    assert cells == ["Product or service", "For whom", "Stages", "Participants at these stages"]


@pytest.mark.parametrize(
    ("scheme", "language", "told"),
    [
        ("register", "en", "Register\u00a01"),
        ("register", "ru", "Реестр\u00a01"),
        ("nace", "en", "NACE\u00a01"),
        ("okved", "ru", "ОКВЭД\u00a01"),
        ("guild-roll", "en", "guild-roll\u00a01"),
    ],
)
def test_a_scheme_of_codes_is_called_by_its_name_and_one_nobody_knows_as_it_is_written(scheme: str, language: str, told: str) -> None:
    text = f"participants: {{members: [{{id: a, name: Alpha, codes: {{{scheme}: '1'}}}}]}}"
    assert page(HEAD + text, language).of("td")[1] == told


def test_signs_are_explained_at_the_end() -> None:
    assert page().of("p")[-1].endswith("◊ inferred by the compiler, merely plausible")


@pytest.mark.parametrize("path", ["programs/medical_tourism.yaml", "examples/dairy/dairy_valley.yaml"])
@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["catalogue", "catalogue-html"])
def test_catalogues_of_the_examples_are_the_same_each_time(path: str, language: str, name: str) -> None:
    loaded = load(ROOT / path)
    made = export(loaded, name, language=language, as_of=DAY)
    assert made == export(load(ROOT / path), name, language=language, as_of=DAY)


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("ru", "ООО «Медицинский центр Будущее поколение»"),
        ("en", "LLC “Meditsinsky tsentr Budushcheye pokoleniye” (Medical Centre Future Generation)"),
    ],
)
def test_partners_read_the_real_catalogue_in_their_language(language: str, first: str) -> None:
    found = Page(export(load(ROOT / "programs/medical_tourism.yaml"), "catalogue-html", language=language).decode())
    assert len(found.of("li")) == 5 + 2  # participants, and what each group of potential ones does
    assert found.of("li")[0].startswith(first)


def test_partners_are_told_who_is_an_anchor_and_not_what_counts_as_core() -> None:
    anchor = TEXT.replace("role: core,", "role: core, anchor: true,")
    assert ["Role", "anchor participant"] in file(anchor, readings=False)[1]
    assert ["Role", "core activity, anchor participant"] in file(anchor)[1]
    assert "core activity" not in page(readings=False).of("td")


@pytest.mark.parametrize(("basis", "told"), [("", True), (": weak", False)])
def test_what_is_known_of_the_organisation_that_a_participant_is_is_told_of_it(basis: str, told: bool) -> None:
    text = HEAD + f"""
places: [{{id: k, name: Krai}}]
organizations: [{{id: o, name: Alpha, place: k, profile: {{Telephone: ["1 23"], Site: [alpha.example]}}}}]
participants: {{members: [{{id: a, name: Alpha, is: {{o{basis or ": stated"}}}, profile: {{Site: [a.example]}}}}]}}
"""
    known = ["Place", "Krai", "Telephone", "1 23"] if told else []
    assert page(text, readings=False).of("td") == [*known, "Site", "a.example"]


def test_the_page_loads_and_runs_nothing() -> None:
    found = page()
    assert {tag for tag, _ in found.tags} & {"script", "img", "link", "iframe", "object", "a", "form"} == set()
    policies = [attrs["content"] for tag, attrs in found.tags if attrs.get("http-equiv") == "Content-Security-Policy"]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]
    assert next(attrs["lang"] for tag, attrs in found.tags if tag == "html") == "en"


hostile = st.text(st.characters(codec="utf-8") | st.sampled_from("\x00\x1b\x85\ufffe&<>\"'\r\n\t/!-="), min_size=1) | st.sampled_from(
    ["<script>alert(1)</script>", "</td></table>", "&lt;b&gt;", "<!--", "]]>", '" onload="x', "javascript:x"]
)


@given(hostile, hostile)
@settings(max_examples=150, deadline=None)
def test_any_text_is_text(name: str, service: str) -> None:
    member = Participant(id="m", name=name, services=(service,))
    program = Program(
        format="clustermodel/1", header=Header(id="p", title=name, cluster="C"), participants=Participants(members=(member,))
    )
    found = Page(export(Loaded(program=program), "catalogue-html", language="en").decode())
    told = ["C", f"Compiled from “{printable(name)}”"], [printable(name)], ["Services", printable(service)]
    assert (found.of("p"), found.of("h3"), found.of("td")) == told


@given(programs())
@settings(max_examples=20, deadline=None)
def test_any_programme_has_a_catalogue(program: Program) -> None:
    loaded = Loaded(program=program)
    found = Page(export(loaded, "catalogue-html", language="ru", planned=True, readings=True).decode())
    read = docx.Document(io.BytesIO(export(loaded, "catalogue", language="ru", as_of=DAY, planned=True, readings=True)))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    paper, screen = Mark.UNRESOLVED.on_paper, Mark.UNRESOLVED.sign
    told = [text.replace("\r", "\n").replace(paper, screen) for text in found.of("td", "th")]
    assert [cell.replace(paper, screen) for cell in cells] == told


def test_what_places_are_known_for_stands_in_it_side_by_side() -> None:
    text = HEAD + members() + "\nplaces: [{id: v, name: Valley}, {id: t, name: Town, profile: {Cures: [hearts, lungs]}}]"
    made = docx.Document(io.BytesIO(export(loads(text), "catalogue", language="en", as_of=DAY)))
    assert [[cell.text for cell in row.cells] for row in made.tables[-1].rows] == [["", "Town"], ["Cures", "•\u00a0hearts\n•\u00a0lungs"]]
    assert made.paragraphs[-2].text == "Features of the places"


ACTIVITIES = (
    "\nvalue_chain: {activities: [{id: c, name: cheese making, role: core}, {id: d, name: milking, role: core},"
    " {id: h, name: haulage, role: supporting}, {id: x, name: other}]}"
)


def test_where_participants_are_only_names_it_says_what_the_cluster_does() -> None:
    found = page(HEAD + members() + ACTIVITIES)
    assert found.of("h2") == ["Other participants", "What the cluster does"]
    assert found.of("td") == ["Core activities", "cheese making; milking", "Supporting activities", "haulage"]
    assert page(HEAD + members("Milk") + ACTIVITIES).of("h2") == ["Other participants"]


@pytest.mark.parametrize(
    ("name", "printed", "told"),
    [
        ("Clinics", "", "Clinics (potential participants): haulage; milking and so on"),
        ("Potential participants in trade", ", printed: {open: etc.}", "Potential participants in trade: haulage; milking etc."),
    ],
)
def test_what_a_group_does_is_not_told_as_done_by_the_cluster(name: str, printed: str, told: str) -> None:
    group = f"{{id: g, name: {name}, status: potential, activities: [h, d], open: true{printed}}}"
    people = f"participants: {{members: [{{id: a, name: Alpha}}], groups: [{group}]}}"
    found = page(HEAD.replace("{id: p", "{id: p, language: en") + people + ACTIVITIES)
    assert found.of("td") == ["Core activities", "cheese making"]
    assert found.of("li")[-1] == told


@pytest.mark.parametrize(
    ("statuses", "heading"),
    [
        (("potential", "potential"), "Activities of potential participants"),
        (("planned", "planned"), "Activities of planned participants"),
        (("potential", "planned"), "What the cluster does"),
        (("actual", "potential"), "What the cluster does"),
    ],
)
def test_the_heading_above_activities_says_whose_they_are(statuses: tuple[str, str], heading: str) -> None:
    groups = ", ".join(f"{{id: {one}, name: {one}, status: {status}, activities: [{one}]}}" for one, status in zip("hd", statuses, strict=True))
    people = f"participants: {{members: [{{id: a, name: Alpha}}], groups: [{groups}]}}"
    activities = "\nvalue_chain: {activities: [{id: d, name: milking}, {id: h, name: haulage}]}"
    assert page(HEAD + people + activities).of("h2")[-1] == heading
    assert page(HEAD + people + ACTIVITIES).of("h2")[-1] == "What the cluster does", "some are of no group"


@pytest.mark.parametrize(
    ("cluster", "territory", "told"),
    [
        ("Dairies", "k", "Dairies, Tarrow Valley"),
        ("Dairies", "k, judged: [territory]", "Dairies"),
        ("Dairies", "{k: weak}", "Dairies"),
        ("Dairies of the Tarrow Valley", "k", "Dairies of the Tarrow Valley"),
    ],
)
def test_the_cluster_is_told_with_its_territory_where_the_text_says_it(cluster: str, territory: str, told: str) -> None:
    head = f"format: clustermodel/1\nprogram: {{id: p, title: T, cluster: {cluster}, territory: {territory}}}\n"
    made = export(loads(head + members() + "\nplaces: [{id: k, name: Tarrow Valley}]"), "register", language="en", as_of=DAY)
    assert docx.Document(io.BytesIO(made)).paragraphs[0].text == told


def test_the_notes_of_the_text_on_places_stand_below_them() -> None:
    source = "\nsources: [{id: n, kind: note, title: 'Source: the office'}]"
    text = HEAD + members() + source + "\nplaces: [{id: t, name: Town, profile: {Cures: [hearts]}, source: n}]"
    made = docx.Document(io.BytesIO(export(loads(text), "catalogue", language="en", as_of=DAY)))
    assert made.paragraphs[-2].text == "Source: the office"


def test_places_stand_under_the_title_of_the_table_that_they_are_from() -> None:
    source = "\nsources: [{id: towns, kind: table, title: Spa towns}]"
    text = HEAD + members() + source + "\nplaces: [{id: t, name: Town, profile: {Cures: [hearts]}, source: towns}]"
    assert page(text).of("h2")[-1] == "Spa towns"
