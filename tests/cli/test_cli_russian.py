"""Every verb speaks Russian to whoever asks for it by an option, in the settings or by the environment."""

import re
from importlib import import_module
from pathlib import Path

import click
import pytest

from clustermodel.cli import VERBS
from clustermodel.cli.speaking import go_on_in
from clustermodel.explaining import exporter_doc, option_doc
from clustermodel.host import Host
from clustermodel.options import options
from tests.cli.conftest import GOOD, Run

RUSSIAN = GOOD.replace("title: Demo, cluster: Demo, horizon", "title: Demo, cluster: Demo, status: approved, horizon")


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    """A programme with actuals."""
    path = tmp_path / "demo.yaml"
    path.write_text(RUSSIAN, "utf-8")
    actuals = "format: clustermodel-actuals/1\nprogram: demo\nas_of: 2021-12-31\n"
    actuals += 'kpis: {K1: [{period: 2021, value: 1}]}\nactions: {"2.10": [{period: 2021, status: done}]}\n'
    (tmp_path / "demo.actuals.yaml").write_text(actuals, "utf-8")
    return path


@pytest.mark.parametrize("how", ["option", "settings", "environment"])
def test_the_overview_is_told_in_russian(run: Run, programme: Path, how: str) -> None:
    if how == "settings":
        (programme.parent / "clustermodel.toml").write_text('language = "ru"\n')
    environment = {"LC_ALL": "ru_RU.UTF-8"} if how == "environment" else {}
    lines = run("show", programme, *(["--lang", "ru"] if how == "option" else []), **environment).stdout.splitlines()
    assert lines[1] == "Demo · статус: утверждена · 2020–2024 · язык: en"
    assert "Цель: Thrive" in lines
    assert "  Ключевые показатели эффективности (kpi)  1" in lines
    assert lines[-1] == "элементов: 7, связей между ними: 7, неопознанных ссылок: 0"


def test_a_programme_without_a_horizon_is_told_so(run: Run, programme: Path) -> None:
    programme.write_text(RUSSIAN.replace(" horizon: 2020..2024,", ""), "utf-8")
    assert "срок не задан" in run("show", programme, "--lang", "ru").stdout
    assert "no horizon" in run("show", programme).stdout


def test_an_element_is_told_with_its_ties_and_reports_in_columns(run: Run, programme: Path) -> None:
    lines = run("show", programme, "2.10", "--lang", "ru", "--as-of", "2022-02-01").stdout.splitlines()
    start = lines.index("Отчётные данные:")
    assert lines[start + 1].split() == ["Период", "Статус", "Дата"]
    assert lines[start + 2].split()[:2] == ["2021", "г."]
    start = lines.index("На чём основано:")
    assert lines[start + 1 : start + 3] == [
        "  ответственный     body:manager сказано в тексте Manager",
        "  реализует функцию function:f1  сказано в тексте Sells",
    ]
    start = lines.index("Что на этом основано:")
    assert lines[start + 1 : start + 3] == [
        "  направлено на решение задачи objective:G1 сказано в тексте          Win new markets",
        "  влияет на показатель         kpi:K1       предположение составителя Sales",
    ]


def test_a_source_is_told_with_its_line(run: Run, programme: Path) -> None:
    sources = "sources:\n  - {id: q, kind: quotation, line: 7, quote: Sells more}\n"
    programme.write_text(RUSSIAN.replace("name: Sales,", "name: Sales, source: q,") + sources, "utf-8")
    assert run("show", programme, "K1", "--lang", "ru").stdout.endswith("Источники:\n  q, строка 7: Sells more\n")
    assert run("show", programme, "K1").stdout.endswith("Sources:\n  q, line 7: Sells more\n")


def test_a_trace_names_relations_and_footings(run: Run, programme: Path) -> None:
    assert run("trace", programme, "K1", "--lang", "ru").stdout.splitlines() == [
        "kpi:K1  Sales",
        "  –зависит от мероприятия→ action:2.10 [предположение составителя]  Exhibit",
        "    –ответственный→ body:manager [сказано в тексте]  Manager",
        "      –функции→ function:f1 [сказано в тексте]  Sells",
        "    –реализует функцию→ function:f1 [сказано в тексте]  Sells",
    ]
    drawn = run("trace", programme, "K1", "--lang", "ru", "--format", "mermaid").stdout
    assert "зависит от мероприятия" in drawn
    assert '["Мероприятия (action)"]' in drawn
    assert '"relation": "driven_by"' in run("trace", programme, "K1", "--lang", "ru", "--format", "json").stdout
    assert run("trace", programme, "G1", "--lang", "ru").stdout.count("(показано выше)") == 1


def test_plugins_are_listed_with_what_they_offer(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("def\n")
    told = run("plugins", "-p", tmp_path / "broken.py", "--lang", "ru").stdout
    assert re.search(r"^checks\.swot .*  ?проверки SW101, ", told, re.MULTILINE)
    assert re.search(r"^export\.docx .*  ?выгрузки docx$", told, re.MULTILINE)
    assert re.search(r"^    ! .*[а-яё]", told, re.MULTILINE)


def test_properties_are_named_in_russian(run: Run, programme: Path) -> None:
    lines = run("fuzz", programme, "--max-examples", "1", "--lang", "ru").stdout.splitlines()
    assert len(lines) == 7
    assert all(re.fullmatch(r"выполняется +[а-яё ]+: [А-ЯЁ][а-яё ,-]+\.", line) for line in lines)
    programme.write_text(RUSSIAN.replace("K1: weak", "K9: weak"), "utf-8")
    told = run("fuzz", programme, "--max-examples", "1", "--lang", "ru").stdout
    assert "нарушается   запись и чтение:" in told
    assert "в файле есть ошибки: сначала исправьте их" in told


def test_a_translation_is_laid_out_in_russian(run: Run, programme: Path) -> None:
    asked = ["translate", programme, "--to", "de", "--lang", "ru"]
    assert "нет перевода: " in run(*asked).stderr
    beside = programme.with_name("demo.de.yaml")
    beside.write_text(beside.read_text("utf-8").replace("title: ~", "title: Messe"), "utf-8")
    run(*asked)
    programme.write_text(RUSSIAN.replace("title: Exhibit", "title: Exhibit more"), "utf-8")
    assert run(*asked).stdout == "устарело: action:2.10/title\n"
    beside.write_text(beside.read_text("utf-8").replace("program: demo", "program: other"), "utf-8")
    assert run(*asked).stderr == f"Ошибка: {beside} — не перевод программы «demo» на язык «de»\n"
    beside.write_text(RUSSIAN, "utf-8")
    assert run(*asked).stderr == f"Ошибка: {beside} — не перевод, а что-то другое; ничего не записано\n"


def test_an_export_tells_its_size(run: Run, programme: Path) -> None:
    out = programme.with_name("demo.json")
    assert re.search(r"^\S+demo\.json: \d+ байта?$", run("export", programme, "--to", "json", "-o", out, "--lang", "ru").stderr, re.MULTILINE)


def test_the_settings_give_the_language_of_wrong_usage_too(run: Run, programme: Path) -> None:
    (programme.parent / "clustermodel.toml").write_text('language = "ru"\n')
    assert "не найдено: элемент «kpi:K9»" in run("show", programme, "kpi:K9").stderr
    assert "there is no element 'kpi:K9'" in run("show", programme, "kpi:K9", "--lang", "en").stderr


def test_a_run_does_not_speak_the_language_of_the_one_before(run: Run, programme: Path) -> None:
    assert run("show", programme, "kpi:K9", "--lang", "ru").stderr.startswith("Использование: ")
    assert run("show", "a", "b", "c").stderr.startswith("Usage: ")
    assert run("show", "a", "b", "c", LC_ALL="ru_RU.UTF-8").stderr.endswith("Лишние аргументы: c\n")


def test_the_options_of_an_exporter_are_explained_in_russian(run: Run) -> None:
    told = run("export", "--help-exporter", "docx", LC_ALL="ru_RU.UTF-8").stdout
    assert told.startswith("docx (.docx)\n\nПрограмма как документ Word (.docx)")
    assert "--opt remarks=none (chapters, annex, none)\n      Где стоят замечания" in told


@pytest.mark.parametrize("given", ["К1", "kpi:К1", "k1", "Пок1", "пок1.", "kpi:Пок1"])
def test_an_element_is_found_by_what_is_printed_and_by_letters_that_look_alike(run: Run, programme: Path, given: str) -> None:
    programme.write_text(RUSSIAN.replace("name: Sales,", "name: Sales, code: Пок1,"), "utf-8")
    assert run("show", programme, given).stdout.startswith("kpi:K1  Sales\n")


def test_what_looks_like_several_elements_is_asked_for_with_its_kind(run: Run, programme: Path) -> None:
    programme.write_text(RUSSIAN.replace("id: f1,", "id: f1, code: К1,"), "utf-8")
    assert "may be any of kpi:K1, function:f1" in run("show", programme, "К1").stderr
    assert run("show", programme, "function:К1").stdout.startswith("function:f1")


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_a_verb_is_told_in_russian(verb: str) -> None:
    go_on_in("ru")
    command = import_module(f"clustermodel.cli.{verb}").command
    told = command.get_help(click.Context(command, info_name=verb, terminal_width=1000, max_content_width=1000))
    helps = re.findall(r"^  -.*?  +(\S.*)$", told, re.MULTILINE)
    paragraphs = told.partition("\n\n")[2].partition("\n\nКлючи:")[0].split("\n\n")
    *ours, _ = helps  # the last one is click's, which keeps it as it was first made
    assert [one for one in ours if not re.search("[а-яё]", one)] == []
    assert [one for one in paragraphs if not re.search("[а-яё]", one)] == []
    assert paragraphs[-1].strip().startswith("Пример: clustermodel ")


EXPORTERS = Host(["export"]).exporters()


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_exporter_is_explained_in_russian_part_by_part(name: str) -> None:
    exporter = EXPORTERS[name]
    russian = exporter_doc(exporter, "ru")
    assert re.search("[а-яё]", russian)
    assert len(russian.split("\n\n")) == len(exporter.doc.split("\n\n"))
    assert re.findall(r"^- ", russian, re.MULTILINE) == re.findall(r"^- ", exporter.doc, re.MULTILINE)
    assert set(re.findall(r"`[^`]+`", russian)) == set(re.findall(r"`[^`]+`", exporter.doc))
    for one in options(exporter.options):
        assert re.search("[а-яё]", option_doc(exporter, one, "ru")), one.name
