"""What readers of another language than the programme's see: its translation, and signs that they can read."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from clustermodel.api import export
from tests.loading.translated import write

PROGRAM = """\
format: clustermodel/1
program: {id: demo, title: Варенье, cluster: Кластер, language: ru, horizon: 2020..2024}
places:
  - {id: springs, name: Воды, kind: курортный регион, profile: {Ресурсы: [лес]}}
sources: [{id: q, kind: note, quote: дословно}]
swot: {strengths: [{id: S1, code: С1, text: Сила, about: [springs]}]}
kpis: [{id: K1, code: ПК-1, name: Банки, unit: банок, targets: {2021: 5}}]
roadmap:
  actions: [{id: "1.1", title: Варить, when: 2021, every: year, printed: {when: 2021 (далее – ежегодно)}}]
"""
ENGLISH = """\
labels: {Ресурсы: Resources, банок: jars, курортный регион: resort region}
texts:
  program:demo: {title: Jam, cluster: Cluster}
  place:springs: {name: Springs, profile/Ресурсы/0: forest}
  factor:S1: {text: Strength}
  kpi:K1: {name: Sold}
  action:1.1: {title: Make it}
"""


def shown(folder: Path, language: str) -> str:
    return export(write(folder, ENGLISH, program=PROGRAM), "markdown", language=language).decode()


@pytest.mark.parametrize(
    "line",
    [
        "# Jam",
        "| Springs | resort region |",
        "| **Resources** | forest |",
        "- **S1** Strength",
        "| **K1** | Sold | jars | 5 |",
        "| **1.1** | Make it | 2021, then every year<br>as printed: “2021 (далее – ежегодно)” |",
        "- “дословно” (note)",
    ],
)
def test_texts_and_words_are_translated_codes_are_ids_and_quotations_are_marked(tmp_path: Path, line: str) -> None:
    assert line in shown(tmp_path, "en").splitlines()


@pytest.mark.parametrize(
    "line",
    [
        "# Варенье",
        "| Воды | курортный регион |",
        "| **Ресурсы** | лес |",
        "- **С1** Сила",
        "| **ПК-1** | Банки | банок | 5 |",
        "| **1.1** | Варить | 2021 (далее – ежегодно) |",
        "- дословно (примечание)",
    ],
)
def test_readers_of_the_programmes_own_language_see_it_as_printed(tmp_path: Path, line: str) -> None:
    assert line in shown(tmp_path, "ru").splitlines()


def test_a_variety_of_the_language_will_do(tmp_path: Path) -> None:
    assert shown(tmp_path, "en-GB") == shown(tmp_path, "en")


@pytest.mark.parametrize(("language", "said"), [("en", "5 jars and 7 jars for the same"), ("ru", "даны 5\u00a0банок и 7\u00a0банок")])
def test_findings_call_units_as_the_reader_does(tmp_path: Path, language: str, said: str) -> None:
    twice = "statistics: [{id: s, name: Банки, unit: банок, values: [{period: 2021, value: 5}, {period: 2021, value: 7}]}]\n"
    loaded = write(tmp_path, ENGLISH, program=PROGRAM + twice)
    assert said in export(loaded, "html", language=language, languages=[language]).decode()


@pytest.mark.parametrize(
    ("language", "said"), [("en", "2.2 (as printed: 2.1) Jam"), ("ru", "2.2 (напечатано: 2.1) Варенье")]
)
def test_a_section_that_is_printed_with_another_number_is_told_with_both(tmp_path: Path, language: str, said: str) -> None:
    source = 'sources: [{id: "2.2", kind: section, title: Варенье, printed: {id: "2.1"}}]\nclaims: [{id: c, text: Да, source: "2.2"}]'
    program = PROGRAM.replace("sources: [{id: q, kind: note, quote: дословно}]", source)
    translation = ENGLISH + "  source:2.2: {title: Jam}\n  claim:c: {text: Yes}\n"
    assert said in export(write(tmp_path, translation, program=program), "markdown", language=language).decode()


def test_the_contract_of_an_edition_is_translated(tmp_path: Path) -> None:
    program = PROGRAM.replace("horizon: 2020..2024}", "horizon: 2020..2024, edition: {contract: от 1 мая № 2}}")
    translation = ENGLISH.replace("cluster: Cluster}", "cluster: Cluster, edition/contract: No. 2 of 1 May}")
    loaded = write(tmp_path, translation, program=program)
    assert "от 1 мая № 2" in export(loaded, "markdown", language="ru").decode()
    assert "No. 2 of 1 May" in export(loaded, "markdown", language="en").decode()


@pytest.mark.parametrize(
    ("translation", "day", "foot"),
    [
        ("", "August 2020", "2020"),
        (
            "texts:\n  program:demo: {participants/printed/as_of: the end of August 2020, printed/edition: STAVROPOL 2020}\n",
            "the end of August 2020",
            "STAVROPOL 2020",
        ),
    ],
)
def test_a_date_as_printed_is_told_in_its_translation_if_there_is_one(
    tmp_path: Path, translation: str, day: str, foot: str
) -> None:
    program = PROGRAM.replace("horizon: 2020..2024", "edition: {issued: 2020}, printed: {edition: СТАВРОПОЛЬ 2020}")
    program += "participants: {as_of: 2020-08, printed: {as_of: конец августа 2020 г.}, members: [{id: a, name: ООО}]}\n"
    loaded = write(tmp_path, translation, program=program)
    assert f"As of {day}" in export(loaded, "markdown", language="en").decode().splitlines()
    title_page = Document(BytesIO(export(loaded, "docx", language="en"))).sections[0]
    assert title_page.footer.paragraphs[0].text == foot
