"""What readers of another language than the programme's see: its translation, and signs that they can read."""

from pathlib import Path

import pytest

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
        "| **1.1** | Make it | 2021, every year<br>as printed: “2021 (далее – ежегодно)” |",
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
