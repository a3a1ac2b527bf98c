"""What was put right is told at the end of a paper as what it is, in a translation as far as it shows there."""

import io

import docx

from clustermodel import export, loads

HEAD = "format: clustermodel/1\nprogram: {id: p, title: Programme, cluster: Cluster, language: ru}\n"
TEXT = """
sources:
  - {id: d, kind: document, title: The document}
  - {id: "1", kind: section, title: {ru: Что есть, en: What there is}, within: d, line: 5}
  - {id: "2", kind: section, title: {ru: Что будет, en: What will be}, printed: {id: "1", title: Что есть}, within: d, line: 50}
  - {id: "3", kind: section, title: {ru: Итог, en: Result}, printed: {id: "2", title: Иное}, within: d, line: 60}
  - {id: firm, kind: producer, title: {ru: ООО «Счёт», en: LLC “Schyot”}, printed: {title: ООО «Щёт»}, source: "1"}
participants: {members: [{id: inn, name: {ru: Гостиница «Юг», en: Inn “Yug”}, printed: {name: Гостиница «Йуг»}, kind: company, source: "1"}]}
claims: [{id: a, text: {ru: Растёт быстро., en: It grows.}, printed: {text: Растёт быстра.}, source: "1"}]
statistics:
  - {id: one, name: {ru: Возраст компаний, en: Age of companies}, unit: лет, source: "1", values: {2018: 9}}
  - {id: two, name: {ru: Возраст компаний, en: Age of companies}, unit: лет, source: "2", values: {2018: 7}, printed: {name: Возраст компании}}
"""


def listed(language: str) -> list[list[str]]:
    """The list of misprints of a paper without the places that they are at."""
    file = docx.Document(io.BytesIO(export(loads(HEAD + TEXT), "docx", language=language)))
    return [[cell.text.replace("\xa0", " ") for cell in row.cells[1:]] for row in file.tables[-1].rows][1:]


def told(text: str) -> list[str]:
    """The paragraphs, and the cells of the tables."""
    file = docx.Document(io.BytesIO(export(loads(HEAD + text), "docx", language="en")))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return [one.replace("\xa0", " ") for one in (*(one.text for one in file.paragraphs), *cells)]


def test_another_name_of_one_indicator_is_told_to_be_that() -> None:
    assert ["«Возраст компании»", "«Возраст компаний» (так тот же показатель назван в другом месте текста)"] in listed("ru")
    assert ["«Растёт быстра»", "«Растёт быстро»"] in listed("ru"), "a mere slip"


def test_a_translation_tells_the_misprints_that_show_in_it() -> None:
    assert sorted(listed("en")) == [
        ["“1 What there is”", "“2 What will be”"],
        ["“2”", "“3”"],
        ["“Гостиница «Йуг»”", "“Inn “Yug””"],
        ["“ООО «Щёт»”", "“LLC “Schyot””"],
    ]


SALES = """
units: [{id: mln, name: mln, of: pounds, times: 1000000}]
statistics:
  - {id: t, name: Likely members, rows: [{id: sales, name: Sales, unit: mln, values: {2018: 19}}]}
kpis: [{id: K1, name: Sales, unit: pounds, targets: {2020: 1900}, statistic: {sales: weak}, judged: [statistic]}]
"""


def test_a_target_out_of_proportion_to_what_observes_it_has_a_note_in_what_is_sent() -> None:
    why = "a ratio of 10,000 to 1. The unit may be wrong, or they may count different things."
    note = f"Compiler’s note: indicator 1 is to be 1,900 pounds in 2020, while “Sales” (Likely members) is 19 mln, {why}"
    assert note in told(SALES)
    assert not [one for one in told(SALES.replace("{2020: 1900}", "{2020: 19000000}")) if "a ratio of" in one]
    assert "Statistic" not in "\n".join(told(SALES)), "that it observes it is the compiler's guess"
