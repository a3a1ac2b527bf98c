"""The first programme against its source: nothing invented, nothing left out, every number as printed."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

import clustermodel
from clustermodel.links.index import Links
from clustermodel.model.element import Annotated, Element
from clustermodel.model.evidence import Loss, Source, SourceKind
from clustermodel.model.period import Every, occurrences
from clustermodel.model.program import Program
from clustermodel.model.ref import Basis, Ref
from clustermodel.model.series import Observation
from clustermodel.views.blocks import Table, plain
from clustermodel.views.document.misprints import misprints
from clustermodel.views.telling import Teller

PATH = Path(__file__).parents[2] / "programs" / "medical_tourism.yaml"
TEXT = (PATH.parent / "sources" / "medical_tourism.ru.txt").read_text("utf-8")
FLAT = " ".join(TEXT.split())
LOADED = clustermodel.load(PATH)
PROGRAM: Program = LOADED.links.program
LINKS: Links = LOADED.links
WORDINGS = ("title", "text", "name", "response", "quote", "contract", "code")
"""Fields that hold the document's own words, unless they are judged, or put right beside what is printed."""
MISPRINTS = {
    "бальнеофициотерапевтических": "бальнеофизиотерапевтических",
    "сердечно сосудистые": "сердечно-сосудистые",
    "сердечно сосудистыми": "сердечно-сосудистыми",
    "Спарт-Интерфакс": "СПАРК-Интерфакс",
    "продукции": "продукцией",
    "деятельностиросла": "деятельности росла",
    "он не превышает": "она не превышает",
    "компании": "компаний",
    "разработки производства": "разработки и производства",
    "1.3 Продуктовые направления": "1.4 Преимущества",
    "нескольких": "несколько",
    "препятствующее": "препятствующие",
    "помочь": "помощь",
    "С1 – В2": "Сл1 – В2",
    "С1 – В4": "Сл1 – В4",
    "С1 – У1": "Сл1 (или Сл3) – У1",
    "С1 – У3": "Сл1 (или Сл2, Сл4) – У3",
    "С4 – У1": "Сл4 – У1",
    "высокоеффективной": "высокоэффективной",
    "являющихся": "являющимися",
    "Здравоохранения": "здравоохранения",
    "мероприятия": "мероприятий",
    "предприятий-участков": "предприятий-участников",
    "бизнес миссий": "бизнес-миссий",
    "Формировование": "Формирование",
}
"""As printed → as they are to be read, without the words around them; some occur twice."""


def occurs(wording: str) -> bool:
    return " ".join(wording.split()) in FLAT


def annotated(holder: Any) -> Iterator[Annotated]:
    """Everything in the programme that can say of its fields that they are judged."""
    if isinstance(holder, Annotated):
        yield holder
    if attrs.has(type(holder)):
        for field in attrs.fields(type(holder)):
            yield from annotated(getattr(holder, field.name))
    elif isinstance(holder, tuple):
        for item in holder:
            yield from annotated(item)


def verbatim() -> Iterator[tuple[str, str]]:
    """Every wording that claims to be the document's: where it is, and what it says."""
    for one in annotated(PROGRAM):
        where = one.address if isinstance(one, Element) else type(one).__name__
        if where.startswith("unit:"):
            continue
        for name in WORDINGS:
            wording = getattr(one, name, None)
            if isinstance(wording, str) and name not in {*one.judged, *one.printed}:
                yield f"{where}/{name}", wording
        for name, wording in one.printed.items():
            yield from ((f"{where}/printed.{name}", part) for part in wording.splitlines())
        for label, texts in getattr(one, "profile", {}).items():
            right = one.printed.get("profile", "")
            yield from ((f"{where}/{label}", text) for text in (label, *texts) if text.replace("-", " ") not in right)
        for alias in getattr(one, "aliases", ()):
            yield f"{where}/aliases", alias
    for source in PROGRAM.sources:
        for row in source.rows:
            yield f"{source.address}/rows", "\t".join(row)


def test_the_file_has_no_fault_of_its_own() -> None:
    assert LOADED.diagnostics == ()


def test_every_wording_occurs_in_the_document() -> None:
    assert {where: wording for where, wording in verbatim() if not occurs(wording)} == {}


def test_misprints_are_put_right_beside_what_is_printed() -> None:
    tell = Teller(LINKS, "ru", outward=True)
    (told,) = (block for block in misprints(tell) if isinstance(block, Table))
    rows = [(plain(printed), plain(read)) for _, printed, read in told.rows]
    found = [[one for one in MISPRINTS.items() if one[0] in printed and one[1] in read] for printed, read in rows]
    assert all(found)
    assert list(dict.fromkeys(one for some in found for one in some)) == list(MISPRINTS.items())
    (codes,) = (block for block in misprints(Teller(LINKS, "en", outward=True)) if isinstance(block, Table))
    known = {plain(printed).strip("“”") for _, printed, _ in codes.rows}
    assert known >= {one for one in MISPRINTS if re.fullmatch(r"С\d\W+\w\d", one)}, "words of the original are none of a translation"
    assert known & {one for one in MISPRINTS if " " not in one} == {"Спарт-Интерфакс"}, "a name is one in every language"


def test_every_quotation_begins_on_its_line() -> None:
    lines = TEXT.split("\n")
    quoted = [source for source in PROGRAM.sources if source.quote and source.line]
    assert len(quoted) > 100
    for source in quoted:
        assert source.line is not None
        first = str(source.quote).split("\n")[0]
        assert first in lines[source.line - 1], source.id


def test_every_quotation_is_used() -> None:
    used = {edge.target for edge in LINKS.edges if edge.relation in ("sourced_from", "within", "evidenced_by")}
    idle = [source.address for source in PROGRAM.sources if source.kind is SourceKind.QUOTATION]
    assert [address for address in idle if address not in used] == []


def test_numbers_are_as_printed() -> None:
    for observation in (one for one in annotated(PROGRAM) if isinstance(one, Observation)):
        value = observation.value
        if value.known and "value" not in observation.judged:
            number = value.low if value.low is not None else value.high
            shown = format(number, "f").replace(".", ",").lstrip("-") if number is not None else ""
            assert shown in TEXT or f"{int(shown):,}".replace(",", " ") in TEXT, observation


@pytest.mark.parametrize(
    ("what", "number"),
    [
        ("participants.members", 5),
        ("value_chain.stages", 3),
        ("value_chain.activities", 6),
        ("swot.strengths", 6),
        ("swot.weaknesses", 6),
        ("swot.opportunities", 5),
        ("swot.threats", 6),
        ("swot.pairings", 13),
        ("objectives", 6),
        ("kpis", 7),
        ("governance.bodies", 5),
        ("roadmap.directions", 3),
        ("roadmap.actions", 29),
        ("clusters", 5),
        ("risks", 0),
        ("waivers", 0),
    ],
)
def test_counts_of_the_document(what: str, number: int) -> None:
    found: object = PROGRAM
    for name in what.split("."):
        found = getattr(found, name)
    assert isinstance(found, tuple)
    assert len(found) == number


def test_kpi_table_has_27_numbers_and_8_dashes_that_are_not_zero() -> None:
    cells = [target.value for kpi in PROGRAM.kpis for target in kpi.targets]
    assert len(cells) == 35
    assert Counter(str(one) for one in cells if not one.known) == {"not-set": 8}
    assert [str(one.value) for one in PROGRAM.kpis[0].targets] == ["12", "16", "21", "26", "30"]


def test_health_table_has_ten_rows_of_five_years() -> None:
    tables = [one for one in PROGRAM.statistics if len(one.rows) == 10]
    assert len(tables) == 1
    years = [[one.period.text for one in row.values] for row in tables[0].rows]
    assert years == [["2014", "2015", "2016", "2017", "2018"]] * 10


def test_six_ranks_whose_values_are_lost() -> None:
    ranked = [one for indicator in PROGRAM.indicators() for one in indicator.values if one.rank is not None]
    assert [one.rank for one in ranked] == [22, 22, 21, 61, 17, 49]
    assert {str(one.value) for one in ranked} == {"lost"}


def test_four_city_profiles_of_four_labels_and_29_items() -> None:
    cities = [place for place in PROGRAM.places if place.profile]
    assert [len(place.profile) for place in cities] == [4, 4, 4, 4]
    assert sum(len(texts) for place in cities for texts in place.profile.values()) == 29


def test_groups_of_potential_participants_with_their_samples() -> None:
    sizes = {group.id: str(group.size) for group in PROGRAM.participants.groups if group.size}
    assert sorted(sizes.values()) == ["1142", "1619", "344", "645"]
    samples = [one.n for indicator in PROGRAM.indicators() for one in indicator.values if one.n]
    assert sorted(samples) == [19, 68, 312, 344, 344, 596, 645, 1141]
    assert len([group for group in PROGRAM.participants.groups if group.status == "planned"]) == 11


def test_bodies_have_fifteen_lines_of_members_and_25_functions() -> None:
    assert [len(body.members) for body in PROGRAM.governance.bodies if body.members] == [9, 6]
    assert sum(len(body.functions) for body in PROGRAM.governance.bodies) == 25


def test_lost_charts_and_absent_appendices() -> None:
    missing = Counter(source.missing for source in PROGRAM.sources if source.missing)
    assert missing == {Loss.LOST: 22, Loss.ABSENT: 3}


def test_misplaced_table_belongs_to_the_urban_cluster() -> None:
    [table] = [source for source in PROGRAM.sources if source.belongs_to]
    assert table.belongs_to == Ref(id="urban")
    assert len(table.rows) == 13


def test_roadmap_recurs_as_printed() -> None:
    assert Counter(action.every for action in PROGRAM.roadmap.actions) == {None: 14, Every.YEAR: 11, Every.HALF_YEAR: 4}
    horizon = PROGRAM.header.horizon
    assert horizon is not None
    years: Counter[int] = Counter()
    for action in PROGRAM.roadmap.actions:
        assert action.when is not None
        years.update(one.first.year for one in occurrences(action.when, action.every, horizon) if one.first)
    assert years == {2020: 10, 2021: 21, 2022: 23, 2023: 20, 2024: 19}


def test_pairings_keep_the_printed_code_and_the_corrected_reading() -> None:
    pairings = {pairing.id: pairing for pairing in PROGRAM.swot.pairings}
    latin = [one.id for one in pairings.values() if one.printed["factors"].startswith("C")]
    assert latin == ["SO1", "SO2", "SO3", "ST1", "ST2", "ST3", "ST4"]
    assert [(ref.id, ref.basis) for ref in pairings["WO3"].factors] == [("С7", Basis.UNRESOLVED), ("O1", Basis.STATED)]
    assert {one.id: ref.or_ for one in pairings.values() for ref in one.factors if ref.or_} == {
        "WT1": ("W3",),
        "WT2": ("W2", "W4"),
    }


def test_links_to_pharma_and_agro_are_never_stronger_than_the_text() -> None:
    required = {cluster.id for cluster in PROGRAM.clusters if cluster.required}
    assert required == {"pharma", "agro"}
    firmest = {
        cluster: min(
            (
                ref.basis.rank
                for link in PROGRAM.links
                for ref in link.with_
                if ref.id == cluster and link.kind != "governance"
            ),
        )
        for cluster in required
    }
    assert firmest == {"pharma": Basis.STRONG.rank, "agro": Basis.WEAK.rank}


def test_every_link_of_the_inventory_is_there() -> None:
    elements = [one for one in annotated(PROGRAM) if isinstance(one, Element)]
    codes = {code for one in elements for code in one.codes.get("inventory", "").split(", ")}
    noted = " ".join(note for one in annotated(PROGRAM) for note in one.notes)
    missing = [f"C{number:02}" for number in range(1, 83) if f"C{number:02}" not in codes and f"C{number:02}" not in noted]
    assert missing == []


def test_kpi_seven_leads_up_to_the_goal_and_down_to_the_working_group() -> None:
    assert clustermodel.trace(LOADED, "kpi:K7", down=False).nodes[-1] == "goal:goal"
    assert {"action:3.9", "body:working-group"} <= set(clustermodel.trace(LOADED, "kpi:K7").nodes)


def test_dump_gives_the_same_programme_back() -> None:
    again = clustermodel.loads(clustermodel.dump(PROGRAM))
    assert again.diagnostics == ()
    assert again.program == PROGRAM


FOUND = clustermodel.check(LOADED, as_of=date(2026, 11, 23))


@pytest.mark.parametrize(
    ("code", "subjects"),
    [
        ("TX101", {f"pairing:{one}/printed" for one in ("SO1", "SO2", "SO3", "ST1", "ST2", "ST3", "ST4")}),
        ("SW102", {f"pairing:{one}/printed" for one in ("WO1", "WO2", "WT1", "WT2", "WT3")}),
        ("SW104", {f"factor:{one}" for one in ("S3", "W2", "W3", "W5", "W6", "O3", "T4", "T6")}),
        ("TR101", {"objective:G3"}),
        ("TR102", {"kpi:K4", "kpi:K6"}),
        ("TR103", {"kpi:K4", "kpi:K6"}),
        ("KP101", {"kpi:K6/targets"}),
        ("KP103", {"kpi:K1/targets"}),
        ("KP104", {"kpi:K2", "kpi:K3", "kpi:K4", "kpi:K5"}),
        ("RM103", {"action:3.2/when", "action:2.5/when", "action:2.10/when"}),
        ("GV101", {"function:wg-f4/over"}),
        ("LK102", {"cluster:pharma", "cluster:agro"}),
        ("AC101", {"program:stavropol-medical-tourism/horizon"}),
    ],
)
def test_each_defect_is_found_where_the_document_has_it(code: str, subjects: set[str]) -> None:
    assert {one.subject for one in FOUND.diagnostics if one.code == code} == subjects


def test_every_finding_has_a_place_in_the_file() -> None:
    assert [one.code for one in FOUND.diagnostics if one.span is None] == []


def test_source_kinds_form_one_tree() -> None:
    sources = {source.id: source for source in PROGRAM.sources}

    def root(source: Source) -> Source:
        while source.within is not None:
            source = sources[source.within.id]
        return source

    assert {root(one).id for one in PROGRAM.sources if one.kind is not SourceKind.PRODUCER} == {"doc"}
