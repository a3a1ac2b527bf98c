"""`clustermodel publish`: all outputs at once."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

import pytest
from click.testing import Result

from clustermodel import load, publish
from clustermodel.host import Host
from clustermodel.views.russian import RUSSIAN
from clustermodel.views.shelf import Shelf, page

Run = Callable[..., Result]
NAMES = [*Host(["export"]).exporters()]
DAY = ("--as-of", "2026-11-24")


def made(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def test_every_format_is_made_and_linked_to(run: Run, good: Path, tmp_path: Path) -> None:
    result = run("publish", good, "-o", tmp_path / "out", *DAY)
    assert result.exit_code == 0, result.stderr
    files = made(tmp_path / "out")
    assert len(files) == len(NAMES) + 1
    assert {"good.en.docx", "good-register.en.docx", "good-catalogue.en.html", "good-markdown.en.md", "good-csv.en.zip"} <= files.keys()
    assert set(re.findall(r'href="([^"]+)"', files["index.html"].decode())) == files.keys() - {"index.html"}
    assert result.stderr.endswith(f"{len(files)} files in {tmp_path / 'out'}\n")
    assert "\x1b" not in result.stderr


def test_the_same_gives_the_same_bytes(run: Run, good: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        run("publish", good, "-o", tmp_path / folder, *DAY)
    assert made(tmp_path / "one") == made(tmp_path / "two")


def test_names_that_are_too_long_for_a_disk_are_shortened_and_told_apart(run: Run, good: Path, tmp_path: Path) -> None:
    long = [good.with_name("п" * 124 + end + ".yaml") for end in "аб"]
    for one in long:
        one.write_text(good.read_text("utf-8"), "utf-8")
    result = run("publish", *long, "-o", tmp_path / "out", "--only", "json,markdown", *DAY)
    assert result.exit_code == 0, result.stderr
    files = sorted(made(tmp_path / "out").keys() - {"index.html"})
    assert len(files) == 4
    assert all(len(one.encode()) <= 255 and re.fullmatch(r"п+-[0-9a-f]{8}(-markdown)?\.en\.(md|json)", one) for one in files)
    assert result.stderr.count("its name is too long for those of the files made of it, which are shortened: п") == 2
    run("publish", *long, "-o", tmp_path / "out", "--only", "json,markdown", *DAY)
    assert sorted(made(tmp_path / "out").keys() - {"index.html"}) == files


LONG = """
from clustermodel.hookspecs import Exporter, hookimpl
@hookimpl
def clustermodel_exporters():
    return [Exporter(name=one * 200, suffix="." + one * 400, render=lambda ctx: "x") for one in ("a", "ы")]
"""


def test_a_suffix_that_is_too_long_for_a_disk_is_shortened(run: Run, good: Path, tmp_path: Path) -> None:
    plugin = tmp_path / "long.py"
    plugin.write_text(LONG, "utf-8")
    result = run("publish", good, "-o", tmp_path / "out", "-p", plugin, *DAY)
    assert result.exit_code == 0, result.stderr
    assert len(made(tmp_path / "out")) == len(NAMES) + 3


def test_languages_and_formats_are_chosen(run: Run, good: Path, tmp_path: Path) -> None:
    result = run("publish", good, "-o", tmp_path / "out", "--only", "markdown,ics", "--only", "json", "--lang", "en,ru", *DAY)
    assert result.exit_code == 0
    files = made(tmp_path / "out")
    assert sorted(files) == [
        "good-markdown.en.md", "good-markdown.ru.md", "good.en.ics", "good.en.json", "good.ru.ics", "good.ru.json", "index.html",
    ]  # fmt: skip
    index = files["index.html"].decode()
    assert re.findall("<h2>Demo</h2>\n<p>(.*)</p>", index) == [
        "English, as of 24 November 2026", "Русский, по состоянию на 24 ноября 2026\u00a0г.",
    ]  # fmt: skip
    assert ('<section lang="en" ' in index, "Программа в текстовом виде</a> (MD, 2\N{NO-BREAK SPACE}КБ)" in index) == (True, True)
    assert "<p></p>" not in index
    assert re.findall('<a href="#(.*?)" lang="(.*?)">(.*?)</a>', index) == [
        ("good.en", "en", "English"), ("good.ru", "ru", "Русский"),
    ]  # fmt: skip
    assert 'id="good.ru"' in index


def test_the_settings_choose_unless_the_command_line_does(run: Run, good: Path, tmp_path: Path) -> None:
    (tmp_path / "clustermodel.toml").write_text('publish = ["markdown"]\n', "utf-8")
    run("publish", good, "-o", tmp_path / "out")
    run("publish", good, "-o", tmp_path / "other", "--only", "json")
    assert sorted(made(tmp_path / "out")) == ["good-markdown.en.md", "index.html"]
    assert sorted(made(tmp_path / "other")) == ["good.en.json", "index.html"]


def test_several_programmes_stand_side_by_side(run: Run, good: Path, tmp_path: Path) -> None:
    (tmp_path / "second.yaml").write_text(good.read_text("utf-8").replace("title: Demo", "title: Second"), "utf-8")
    result = run("publish", tmp_path, "-o", tmp_path / "out", "--only", "json")
    assert (result.exit_code, len(made(tmp_path / "out"))) == (0, 3)
    index = made(tmp_path / "out")["index.html"].decode()
    assert re.findall("<h2>(.*)</h2>", index) == ["Demo", "Second"]
    assert re.findall('<li><a href="#(.*?)" lang="en">(.*?)</a></li>', index) == [("good.en", "Demo"), ("second.en", "Second")]
    run("publish", tmp_path, "-o", tmp_path / "both", "--only", "json", "--lang", "en,ru")
    index = made(tmp_path / "both")["index.html"].decode()
    contents = re.findall("<li>(Demo|Second): (.*)</li>", index)
    assert [(title, links(line)) for title, line in contents] == [
        ("Demo", ["#good.en", "#good.ru"]), ("Second", ["#second.en", "#second.ru"]),
    ]  # fmt: skip


def test_several_programmes_are_compared_on_a_page_if_their_reports_are_made(run: Run, good: Path, tmp_path: Path) -> None:
    (tmp_path / "second.yaml").write_text(good.read_text("utf-8").replace("title: Demo", "title: Second"), "utf-8")
    result = run("publish", tmp_path, "-o", tmp_path / "out", "--only", "html", "--lang", "en,ru", *DAY)
    files = made(tmp_path / "out")
    assert {"programmes.en.html", "programmes.ru.html"} <= files.keys()
    assert result.stderr.endswith(f"{len(files)} files in {tmp_path / 'out'}\n")
    index, page = (files[one].decode() for one in ("index.html", "programmes.ru.html"))
    assert '<a href="programmes.ru.html">Сравнение программ</a>' in index
    assert ("Demo" in page, "Second" in page, "lang=ru" in page) == (True, True, True)
    linked = {one for one in files if f"href={one}>" in page}
    assert linked == {f"{good.stem}.ru.html", "second.ru.html"}
    run("publish", good, "-o", tmp_path / "alone", "--only", "html", *DAY)
    assert "programmes.en.html" not in made(tmp_path / "alone")


def test_the_comparison_takes_the_place_of_no_report(run: Run, good: Path, tmp_path: Path) -> None:
    (tmp_path / "programmes.yaml").write_text(good.read_text("utf-8"), "utf-8")
    run("publish", tmp_path, "-o", tmp_path / "out", "--only", "html", *DAY)
    assert b"What is promised" in made(tmp_path / "out")["programmes.en.html"]


def test_two_programmes_of_one_name_are_refused_before_anything_is_written(run: Run, good: Path, tmp_path: Path) -> None:
    other = tmp_path / "inside" / good.name
    other.parent.mkdir()
    other.write_bytes(good.read_bytes())
    result = run("publish", good, other, "-o", tmp_path / "out", "--only", "json")
    assert (result.exit_code, (tmp_path / "out").exists()) == (2, False)
    assert "good.en.json" in result.stderr


@pytest.mark.parametrize("verb", ["publish", "export"])
def test_a_language_that_there_is_nothing_in_is_refused(run: Run, good: Path, tmp_path: Path, verb: str) -> None:
    given = ["--only", "json"] if verb == "publish" else ["--to", "json"]
    for tag in ("xx", "e/n", "en-/x"):
        done = run(verb, good, "-o", tmp_path / "out", *given, "--lang", tag)
        assert (done.exit_code, (tmp_path / "out").exists()) == (2, False)
        assert f"there is nothing in the language '{tag}'; there are: en, ru" in done.stderr


def test_a_language_may_be_written_in_capitals(run: Run, good: Path, tmp_path: Path) -> None:
    assert run("publish", good, "-o", tmp_path / "out", "--only", "json", "--lang", "RU").exit_code == 0
    assert sorted(made(tmp_path / "out")) == ["good.ru.json", "index.html"]
    assert "## Паспорт" in run("export", good, "--to", "markdown", "--lang", "RU").stdout


def test_that_headings_are_english_for_want_of_others_is_said(run: Run, good: Path, tmp_path: Path) -> None:
    good.write_text(good.read_text("utf-8").replace("title: Demo", "title: Demo, language: fr"), "utf-8")
    told = "headings, numbers and dates are in English: there are none in 'fr'"
    assert told in run("publish", good, "-o", tmp_path / "out", "--only", "markdown").stderr
    assert told in run("export", good, "--to", "markdown", "--lang", "FR").stderr
    assert told not in run("export", good, "--to", "markdown", "--lang", "en").stderr


@pytest.mark.parametrize(
    ("arguments", "told"), [
        (["--only", "docx,calendar"], "there is no exporter 'calendar'. Did you mean ics? `clustermodel plugins` lists them."),
        (["--only", "word"], "Did you mean catalogue or docx or register?"), (["--only", "graph"], "Did you mean dot or graphml"),
        (["--only", "qqq("], "there is no exporter 'qqq('. `clustermodel plugins`"), (["--only", "json", "docx"], "write --only …,docx"),
        (["ru"], "there is no file 'ru'; if it belongs to an option, write --lang ru"),
        (["--lang", "en", "kk"], "there is no file 'kk'; if it belongs to an option, write --lang en,kk"),
        (["--opt", "htm.findings=no"], "Did you mean html"), (["--opt", "html.finding=no"], "There are: languages, graph, text, findings"),
        (["--opt", "html.findings=none"], "must be one of yes, no, not 'none'"), (["--opt", "json.x=1"], "There are: actuals"),
        (["--opt", "markdown.x=1"], "It has none."), (["--opt", ".findings=no"], "write --opt EXPORTER.KEY=VALUE or --opt KEY=VALUE"),
        (["--opt", "html.findings"], "write --opt EXPORTER.KEY=VALUE"), (["--opt", "findings"], "write --opt EXPORTER.KEY=VALUE"),
        (["--opt", "dot.max-label=1"], "the option 'max-label' must be at least 2, not '1'"),
        (["--opt", "ics.remind=367"], "the option 'remind' must be from 0 to 366, not '367'"),
        (["--opt", "finding=no"], "there is no option of any format that is made 'finding'. Did you mean findings or"),
        (["--opt", "findings=no", "--only", "xlsx"], "only formats that are not made have the option 'findings': csv, docx, html, json, sqlite"),
        (["--opt", "findings=none"], "must be one of yes, no, not 'none'"),
        (["--opt", "html.findings=no", "--only", "json"], "--opt is for 'html', which is not made; what is made: json"),
        (["--only", "docs"], "Did you mean docx"), (["--only", ""], "--only names nothing"), (["--lang", ","], "--lang names nothing"),
    ],
)
def test_wrong_usage_is_told(run: Run, good: Path, tmp_path: Path, arguments: list[str], told: str) -> None:
    result = run("publish", good, "-o", tmp_path / "out", *arguments)
    assert (result.exit_code, (tmp_path / "out").exists()) == (2, False)
    assert told in result.stderr


def test_a_programme_that_is_called_like_a_language_is_one(run: Run, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    good.rename("en")
    assert run("publish", "en", "-o", "out", "--only", "json", "--lang", "ru").exit_code == 0


def test_exporters_get_their_options(run: Run, good: Path, tmp_path: Path) -> None:
    def report(*options: str) -> tuple[bool, bool]:
        assert run("publish", good, "-o", tmp_path, "--only", "html,ics", *DAY, *options).exit_code == 0
        return "AC101" in (tmp_path / "good.en.html").read_text("utf-8"), "20210101" in (tmp_path / "good.en.ics").read_text("utf-8")

    assert report() == (True, False)
    assert report("--opt", "html.findings=no", "--opt", "ics.day=first", "--opt", "html.graph=no") == (False, True)


def test_an_option_without_a_format_is_for_all_that_have_it_and_that_of_one_counts_more(run: Run, good: Path, tmp_path: Path) -> None:
    good.write_text(good.read_text("utf-8") + "\nwaivers: [{code: LN109, at: 'kpi:K1', reason: Known., by: Office}]\n", "utf-8")

    def told(*options: str) -> list[bool]:
        assert run("publish", good, "-o", tmp_path, "--only", "html,json,sqlite,docx", *DAY, *options).exit_code == 0
        files = made(tmp_path)
        return [code in files[f"good.en.{end}"] for end, code in (("html", b"AC101"), ("sqlite", b"AC101"), ("json", b"LN109"))]

    assert told() == [True, True, True]
    assert told("--opt", "findings=no") == [False, False, False]
    assert told("--opt", "html.findings=yes", "--opt", "findings=no") == [True, False, False]


def test_a_comparison_in_an_edition_for_outsiders_counts_no_findings(run: Run, good: Path, tmp_path: Path) -> None:
    other = good.with_name("other.yaml")
    other.write_text(good.read_text("utf-8").replace("id: demo", "id: other", 1), "utf-8")

    def told(*options: str) -> bool:
        assert run("publish", good, other, "-o", tmp_path / "out", "--only", "html", *DAY, *options).exit_code == 0
        return b">Findings<" in made(tmp_path / "out")["programmes.en.html"]

    assert (told(), told("--opt", "findings=no")) == (True, False)


def test_a_comparison_in_an_edition_for_outsiders_does_not_call_overdue_what_nothing_is_reported_of(run: Run, good: Path, tmp_path: Path) -> None:
    good.write_text(good.read_text("utf-8").replace("actions:", 'actions:\n    - {id: "9.9", title: Old, when: 2020}', 1), "utf-8")
    other = good.with_name("other.yaml")
    other.write_text(good.read_text("utf-8").replace("id: demo", "id: other", 1), "utf-8")

    def told(*options: str) -> bool:
        assert run("publish", good, other, "-o", tmp_path / "out", "--only", "html", *DAY, *options).exit_code == 0
        return b"share bad" in made(tmp_path / "out")["programmes.en.html"]

    assert (told(), told("--opt", "findings=no")) == (True, False)


def test_in_python_exporters_get_their_options(good: Path) -> None:
    made = publish(load(good), "demo", only=["html"], options={"html": {"findings": False}, "ics": {"day": "first"}})
    assert b"AC101" not in next(made).data


def test_a_file_that_holds_no_programme_does_not_stop_the_others(run: Run, good: Path, tmp_path: Path) -> None:
    (tmp_path / "list.yaml").write_text("- a\n", "utf-8")
    result = run("publish", tmp_path / "list.yaml", good, "-o", tmp_path / "out", "--only", "json")
    assert (result.exit_code, "YM013" in result.stderr) == (1, True)
    assert "good.en.json" in made(tmp_path / "out")


FAILING = """
from clustermodel.hookspecs import Exporter, hookimpl

@hookimpl
def clustermodel_exporters():
    return [Exporter(name="broken", suffix=".txt", render=lambda ctx: 1 / 0), Exporter(name="../x", suffix=".txt", render=lambda ctx: "x")]
"""


def test_a_plugin_that_fails_does_not_stop_the_others_and_none_leaves_the_folder(run: Run, good: Path, tmp_path: Path) -> None:
    (tmp_path / "failing.py").write_text(FAILING, "utf-8")
    result = run("publish", good, "-o", tmp_path / "out", "-p", tmp_path / "failing.py", "--only", "broken,json,../x")
    assert (result.exit_code, "ZeroDivisionError" in result.stderr) == (3, True)
    assert sorted(made(tmp_path / "out")) == ["good-.._x.en.txt", "good.en.json", "index.html"]
    assert result.stderr.endswith("3 files in " + str(tmp_path / "out") + ", 1 not made\n")


LYING = """
from clustermodel.hookspecs import Exporter, hookimpl

class Odd(bytes):
    def __len__(self):
        raise ValueError

@hookimpl
def clustermodel_exporters():
    return [
        *(Exporter(**{"name": "lie", "suffix": ".x", "render": lambda ctx: "x", **one}) for one in (
            {"name": 5}, {"suffix": None}, {"title": 5}, {"about": b"x"}, {"install": 5},
        )), Exporter(name="json", suffix=".json", render=lambda ctx: "x"), Exporter(name="odd", suffix=".x", render=lambda ctx: Odd(b"x")),
    ]
"""


def test_exporters_that_are_none_are_told_and_left_out(run: Run, good: Path, tmp_path: Path) -> None:
    (tmp_path / "lying.py").write_text(LYING, "utf-8")
    result = run("publish", good, "-o", tmp_path / "out", "-p", tmp_path / "lying.py", "--only", "json,odd")
    assert result.exit_code == 3
    assert re.findall(r"yields (Exporter\(\w+)=", result.stderr) == [
        f"Exporter({name}" for name in ("name", "suffix", "title", "about", "install")
    ]
    assert "PL104" in result.stderr
    assert sorted(made(tmp_path / "out")) == ["good-odd.en.x", "good.en.json", "index.html"]
    assert made(tmp_path / "out")["good.en.json"].startswith(b"{")


def test_a_folder_that_cannot_be_written_to_is_told(run: Run, good: Path) -> None:
    for folder in (good, good / "in" / "it"):
        result = run("publish", "nowhere.yaml", "-o", folder, "--only", "json")
        assert (result.exit_code, result.stderr) == (2, f"Error: {good} is a file: name a folder to write to\n")


def _python(code: str, *arguments: str | Path, **how: int) -> "subprocess.CompletedProcess[str]":
    given = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(given, stdout=subprocess.PIPE, text=True, check=False, **({"stderr": subprocess.PIPE} | how))  # type: ignore[call-overload,no-any-return]


WITHOUT = """
import sys
from clustermodel.__main__ import main

class Absent:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == {module!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Absent)
main()
"""


@pytest.mark.parametrize(("module", "extra"), [("openpyxl", "xlsx"), ("docx", "docx"), ("icalendar", "ics")])
def test_what_is_not_installed_is_told_in_one_line_and_the_rest_goes_on(good: Path, tmp_path: Path, module: str, extra: str) -> None:
    code = WITHOUT.format(module=module)
    ran = _python(code, "publish", good, "-o", tmp_path / "out", "--only", f"{extra},json", "--lang", "en")
    assert ran.returncode == 2, ran.stderr
    assert sorted(made(tmp_path / "out")) == ["good.en.json", "index.html"]
    problem, hint, *_ = ran.stderr.splitlines()
    assert problem == f"-: error PL111 the exporter '{extra}' needs the module '{module}', which is not installed"
    assert hint.strip() == f"= install it with pip: clustermodel[{extra}]"
    assert _python(code, "export", good, "--to", extra).returncode == 2


def test_a_terminal_is_shown_what_is_being_made(good: Path, tmp_path: Path) -> None:
    reader, writer = os.openpty()
    code = "from clustermodel.__main__ import main\nmain()"
    ran = _python(code, "publish", good, "-o", tmp_path / "out", "--only", "json", stderr=writer)
    os.close(writer)
    assert ran.returncode == 0
    assert os.read(reader, 1000).startswith(b"\r\x1b[K[1/1] good.en.json\r\x1b[K")
    os.close(reader)


def test_in_python_nothing_is_written(good: Path) -> None:
    found = list(publish(load(good), "demo", only=["json", "markdown"], languages=["en"]))
    assert [(one.output.file, one.problem) for one in found] == [("demo.en.json", None), ("demo-markdown.en.md", None)]
    assert found[1].data.startswith(b"# Demo")
    with pytest.raises(LookupError):
        next(publish(load(good), "demo", only=["docs"]))


def test_errors_of_the_files_are_told_since_the_documents_lack_what_they_stand_at(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "format: clustermodel/1\nprogram: {id: a, title: A, cluster: A}\nkpis: [{id: K1, name: Jars, targets: {2030: abc}}]\n", "utf-8"
    )
    (tmp_path / "a.actuals.yaml").write_text("format: clustermodel-actuals/1\nprogram: a\nkpis: {K1: [{period: 2030, value: b}]}\n", "utf-8")
    published = run("publish", tmp_path / "a.yaml", "-o", tmp_path / "out", "--only", "json")
    exported = run("export", tmp_path / "a.yaml", "--to", "json", "-o", tmp_path / "a.json")
    for done in (published, exported):
        assert done.exit_code == 1
        assert done.stderr.count("error YM206") == 2
    assert (tmp_path / "a.json").exists()
    assert list((tmp_path / "out").glob("a*.json"))


def test_where_nothing_is_made_an_older_index_stays(run: Run, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("older", "utf-8")
    done = run("publish", tmp_path / "nowhere.yaml", "-o", tmp_path)
    assert done.exit_code == 1
    assert (tmp_path / "index.html").read_text("utf-8") == "older"


def links(index: str) -> list[str]:
    return re.findall(r'<a href="([^"]+)"', index)


def test_files_are_grouped_by_what_people_do_with_them(run: Run, good: Path, tmp_path: Path) -> None:
    run("publish", good, "-o", tmp_path, *DAY)
    index = (tmp_path / "index.html").read_text("utf-8")
    groups = {title: links(part) for title, part in re.findall("<h3>(.*?)</h3>\n<ul class=files>(.*?)</ul>", index, re.DOTALL)}
    assert list(groups) == ["To read", "To work with", "Data for analysts and developers"]
    assert groups["To work with"] == ["good.en.xlsx", "good.en.ics"]
    about = re.findall('<span class="note">(.*?)</span>', index)
    assert len(about) == len(NAMES)
    assert about[0].startswith("For the council: ")


def test_what_is_said_of_the_formats_is_said_in_russian_too() -> None:
    said = {text for one in Host(["export"]).exporters().values() for text in (one.title, one.about)}
    assert "" not in said
    assert said - RUSSIAN.keys() == set()


def test_that_texts_are_not_translated_is_said_where_they_are_not(run: Run, tmp_path: Path) -> None:
    head = "format: clustermodel/1\nprogram: {id: p, cluster: C, language: en, title: "
    (tmp_path / "one.yaml").write_text(head + "T}\n", "utf-8")
    (tmp_path / "two.yaml").write_text(head + "{en: T, ru: Т}}\n", "utf-8")
    said = "Тексты программы большей частью не переведены; их язык — английский."
    for name, notes in (("one", 1), ("two", 0), ("one", 1)):
        run("publish", tmp_path / f"{name}.yaml", "-o", tmp_path / name, "--lang", "ru,en", "--only", "html")
        assert (tmp_path / name / "index.html").read_text("utf-8").count(said) == notes
        assert (tmp_path / name / f"{name}.ru.html").read_text("utf-8").count(said) == notes
    # it is remembered, too
    run("publish", tmp_path / "two.yaml", "-o", tmp_path / "one", "--lang", "en", "--only", "json")
    assert (tmp_path / "one/index.html").read_text("utf-8").count(said) == 1


def test_the_report_comes_first_then_the_document(run: Run, good: Path, tmp_path: Path) -> None:
    run("publish", good, "-o", tmp_path, *DAY)
    assert links((tmp_path / "index.html").read_text("utf-8")) == [
        "good.en.html", "good.en.docx", "good-catalogue.en.html", "good-catalogue.en.docx", "good-register.en.docx",
        "good.en.xlsx", "good.en.ics", "good-csv.en.zip", "good.en.sqlite", "good.en.json", "good-markdown.en.md",
        "good.en.graphml", "good.en.dot", "good-mermaid.en.mmd",
    ]  # fmt: skip
    assert "Open this file first: Report for the council." in (tmp_path / "index.html").read_text("utf-8")


def test_the_index_keeps_the_day_of_what_was_published_before(run: Run, good: Path, tmp_path: Path) -> None:
    run("publish", good, "-o", tmp_path / "out", "--only", "json", "--as-of", "2025-01-31")
    other = good.with_name("other.yaml")
    other.write_text(good.read_text("utf-8"), "utf-8")
    run("publish", other, "-o", tmp_path / "out", "--only", "json", *DAY)
    index = (tmp_path / "out/index.html").read_text("utf-8")
    assert re.findall("as of ([^<]*)<", index) == ["31 January 2025", "24 November 2026"]


def test_the_index_says_that_all_dates_of_a_calendar_are_past_and_a_later_run_keeps_it(run: Run, good: Path, tmp_path: Path) -> None:
    def told(day: str, only: str) -> list[str]:
        run("publish", good, "-o", tmp_path / "out", "--only", only, "--as-of", day)
        return re.findall(r"<br><span[^>]*>(All dates of the roadmap [^<]*)</span></li>", (tmp_path / "out/index.html").read_text("utf-8"))

    past = "All dates of the roadmap (1) are before {}, the last one is 31 December 2021: there is none to come."
    assert told("2021-12-31", "ics,json") == []
    assert told("2022-01-01", "ics,json") == [past.format("1 January 2022")]
    other = good.with_name("other.yaml")
    other.write_text(good.read_text("utf-8"), "utf-8")
    run("publish", other, "-o", tmp_path / "out", "--only", "json", "--as-of", "2022-01-01")
    assert told("2022-02-01", "json") == [past.format("1 February 2022")]


def test_what_was_published_before_stays_in_the_index_as_long_as_it_is_there(run: Run, good: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out", good.with_name("<o>.yaml")
    other.write_text(good.read_text("utf-8").replace("title: Demo", "title: '<b>Other &amp; \"x\"</b>'"), "utf-8")
    for what in ((good, "--only", "json,markdown"), (other, "--only", "json"), (good, "--only", "html")):
        assert run("publish", *what, "-o", out, *DAY).exit_code == 0
    index = (out / "index.html").read_text("utf-8")
    assert links(index)[:2] == ["#good.en", "#%3Co%3E.en"]
    assert links(index)[2:] == ["good.en.html", "good.en.json", "good-markdown.en.md", "%3Co%3E.en.json"]
    assert "<h2>&lt;b&gt;Other &amp;amp; &quot;x&quot;&lt;/b&gt;</h2>" in index
    (out / "good.en.json").unlink()
    run("publish", good, "--only", "html", "-o", out, *DAY)
    assert links((out / "index.html").read_text("utf-8"))[2:] == ["good.en.html", "good-markdown.en.md", "%3Co%3E.en.json"]


def test_an_index_of_somebody_else_brings_nothing_in(run: Run, good: Path, tmp_path: Path) -> None:
    (tmp_path / "clustermodel.toml").write_text("", "utf-8")
    section = '<section lang="en" data-stem="x" data-title="X">'
    item = '<li data-format="a" data-title="A" data-size="{}"><a href="{}">'
    out = tmp_path / "out"
    out.mkdir()
    items = "".join(item.format(*one) for one in (("1", "../clustermodel.toml"), ("²", "index.html"), ("1", "gone.md"), ("1", "")))
    (out / "index.html").write_text(item.format("1", "index.html") + section + items, "utf-8")
    run("publish", good, "--only", "json", "-o", out)
    assert links((out / "index.html").read_text("utf-8")) == ["good.en.json"]


@pytest.mark.parametrize("foreign", [b"MY SITE\n", b"<section><h2>Mine</h2></section>", b"\xff\xfe"])
def test_a_page_that_publish_did_not_make_is_not_replaced(run: Run, good: Path, tmp_path: Path, foreign: bytes) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "index.html").write_bytes(foreign)
    done = run("publish", good, "-o", out, "--only", "json")
    assert (done.exit_code, made(out)) == (1, {"index.html": foreign})
    assert f"{out / 'index.html'} is a page that publish did not make" in done.stderr
    assert "создан" in run("publish", good, "-o", out, "--only", "json", "--lang", "ru").stderr


@pytest.mark.parametrize("first", ["", '<main>\n<section lang="en">\n<h2>Demo</h2>\n<ul>\n</ul>\n</section>\n</main>'])
def test_a_page_of_an_earlier_edition_is_replaced(run: Run, good: Path, tmp_path: Path, first: str) -> None:
    (tmp_path / "index.html").write_text(first, "utf-8")
    assert run("publish", good, "-o", tmp_path, "--only", "json").exit_code == 0
    assert links((tmp_path / "index.html").read_text("utf-8")) == ["good.en.json"]


def test_names_that_are_not_utf_8_are_linked_to(run: Run, good: Path, tmp_path: Path) -> None:
    odd, out = tmp_path / os.fsdecode(b"\xff a.yaml"), tmp_path / "out"
    odd.write_bytes(good.read_bytes())
    for only in ("json", "markdown"):
        done = run("publish", odd, "-o", out, "--only", only, "--lang", "en,ru")
        assert (done.exit_code, done.exception is None or isinstance(done.exception, SystemExit)) == (0, True)
    index = (out / "index.html").read_text("utf-8")
    there = {os.fsencode(name) for name in made(out)} - {b"index.html"}
    assert {unquote_to_bytes(one) for one in links(index) if not one.startswith("#")} == there
    assert len(there) == index.count("<li ") == 4
    assert index.count("<section ") == 2
    assert {unquote(one[1:]) for one in links(index) if one.startswith("#")} == set(re.findall(' id="(.*?)"', index))


def test_what_another_run_adds_to_the_index_meanwhile_stays(
    run: Run, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other run ends after this one has read the index, and before it writes it."""
    out, others = tmp_path / "out", [("json", "-o", tmp_path / "out")]

    def slow(shelves: Iterable[Shelf]) -> str:
        made_of = list(shelves)
        if others:
            assert run("publish", good, "--only", *others.pop()).exit_code == 0
        return page(made_of)

    monkeypatch.setattr("clustermodel.cli.pressing.page", slow)
    assert run("publish", good, "-o", out, "--only", "markdown").exit_code == 0
    assert links((out / "index.html").read_text("utf-8")) == ["good.en.json", "good-markdown.en.md"]


LOUD = """
from clustermodel.hookspecs import ADVICE, Finding, check, checks_in, hookimpl

@check("LOUD101", severity=ADVICE)
def loud(ctx, *, word: str = "plain"):
    \"\"\"Says a word.\"\"\"
    yield Finding(ctx.program.header.address, "the word is {word}", {"word": word})

@hookimpl
def clustermodel_checks():
    return checks_in(globals())
"""


@pytest.mark.parametrize("verb", ["publish", "export"])
def test_a_report_shows_what_a_check_with_the_same_settings_and_plugins_finds(
    run: Run, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loud.py").write_text(LOUD, "utf-8")
    given = ["-o", tmp_path / "out", "--only", "html"] if verb == "publish" else ["-o", tmp_path / "out.html", "--to", "html"]
    file = tmp_path / ("out/good.en.html" if verb == "publish" else "out.html")

    def found(settings: str, *options: str) -> set[str]:
        (tmp_path / "clustermodel.toml").write_text(settings, "utf-8")
        assert run(verb, good, *given, *DAY, *options).exit_code == 0
        return set(re.findall(r"<details class=group id=([A-Z]+[0-9]+)", file.read_text("utf-8")))

    everything = found("")
    assert {"AC101", "LOUD101"} - everything == {"LOUD101"}
    assert found("", "-p", "loud.py") == everything | {"LOUD101"}
    assert found('ignore = ["AC"]') == {one for one in everything if not one.startswith("AC")}
    assert found('select = ["AC101", "LOUD"]\nplugins = ["loud.py"]\nparameters.LOUD101.word = "deep"') == {"AC101", "LOUD101"}
    assert "The word is deep" in file.read_text("utf-8")
    assert found('[per-path-ignores]\n"good.yaml" = ["AC"]') == {one for one in everything if not one.startswith("AC")}


def test_settings_that_are_wrong_are_told_and_end_with_1(run: Run, good: Path, tmp_path: Path) -> None:
    (tmp_path / "clustermodel.toml").write_text('select = ["QQ"]\nselekt = 1\n', "utf-8")
    for verb in (["publish", good, "-o", tmp_path / "out", "--only", "html"], ["export", good, "--to", "html", "-o", tmp_path / "o"]):
        done = run(*verb)
        assert done.exit_code == 1
        assert ("CF102" in done.stderr, "CF106" in done.stderr) == (True, True)


@pytest.mark.parametrize(("settings", "end"), [("", (1, 1)), ('ignore = ["YM206"]', (0, 0)), ('fail-on = "never"', (1, 0))])
def test_what_the_settings_leave_out_is_no_error_of_what_is_published(
    run: Run, good: Path, tmp_path: Path, settings: str, end: tuple[int, int]
) -> None:
    good.write_text(good.read_text("utf-8").replace("2022: 2", "2022: abc"), "utf-8")
    (tmp_path / "clustermodel.toml").write_text(settings, "utf-8")
    for verb in (["publish", good, "-o", tmp_path / "out", "--only", "json"], ["export", good, "--to", "json", "-o", tmp_path / "o"]):
        done = run(*verb)
        assert (done.stderr.count("YM206"), done.exit_code) == end


def test_programmes_that_are_published_together_know_of_each_other(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for case in (Path(__file__).parents[1] / "cases/LK103").glob("fail_*.yaml"):
        (tmp_path / case.name.replace("fail_unknown_there.", "")).write_bytes(case.read_bytes())
    monkeypatch.chdir(tmp_path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["other.yaml", "yaml"]
    (tmp_path / "yaml").rename("mine.yaml")
    for paths, found in (([Path("mine.yaml")], False), (["./mine.yaml", "other.yaml"], True)):
        run("publish", *paths, "-o", "out", "--only", "html", *DAY)
        assert ("id=LK103" in (tmp_path / "out/mine.en.html").read_text("utf-8")) is found


def test_what_is_published_is_counted_in_the_language_that_is_asked_for(run: Run, good: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for given, environment in ((["--lang", "ru"], {}), ([], {"LC_ALL": "ru_RU.UTF-8"})):
        lines = run("publish", good, "-o", out, "--only", "json", *given, **environment).stderr.splitlines()
        assert re.fullmatch(r".*/index\.html: \S+ байта?", lines[-3])
        assert lines[-1] == f"2 файла в {out}"
    (tmp_path / "failing.py").write_text(FAILING, "utf-8")
    (tmp_path / "clustermodel.toml").write_text('language = "ru"\n', "utf-8")
    result = run("publish", good, "-o", out, "-p", tmp_path / "failing.py", "--only", "broken")
    assert result.stderr.splitlines()[-1] == f"0 файлов в {out}, 1 не сделан"


def test_it_is_told_once_that_nothing_is_translated(run: Run, good: Path, tmp_path: Path) -> None:
    told = run("publish", good, "-o", tmp_path / "out", "--only", "markdown,json", "--lang", "en,ru").stderr
    template = "{0}: most texts are not translated into 'ru', and stay in 'en'; `clustermodel translate {0} --to ru` begins a translation"
    assert told.splitlines()[0] == template.format(good)
    assert told.count("clustermodel translate") == 1
    assert "translate" not in run("publish", good, "-o", tmp_path / "out", "--only", "markdown").stderr


def test_what_a_check_finds_is_counted_once_where_it_is_looked_for(run: Run, good: Path, tmp_path: Path) -> None:
    (tmp_path / "counting.py").write_text(COUNTING, "utf-8")
    (tmp_path / "clustermodel.toml").write_text('select = ["COUNTS"]\n', "utf-8")
    given = (good, "-o", tmp_path / "out", "-p", tmp_path / "counting.py", "--lang", "en,ru", *DAY)
    done = run("publish", *given, "--only", "html,docx")
    assert done.exit_code == 0
    assert f"\n{good}: 0 errors, 1 warning; `clustermodel check {good}` shows them\n" in done.stderr
    assert (tmp_path / "count").read_text("utf-8") == "x"
    assert "shows them" not in run("publish", *given, "--only", "docx").stderr
    assert "shows them" not in run("publish", good, "-o", tmp_path / "out", "--only", "html", *DAY).stderr


COUNTING = """
from pathlib import Path
from clustermodel.hookspecs import WARNING, Finding, check, checks_in, hookimpl

@check("COUNTS101", severity=WARNING)
def counts(ctx):
    \"\"\"Counts.\"\"\"
    with (Path(__file__).parent / "count").open("a") as stream:
        stream.write("x")
    yield Finding(ctx.program.header.address, "counted", {})

@hookimpl
def clustermodel_checks():
    return checks_in(globals())
"""


def test_that_all_dates_are_over_is_told(run: Run, good: Path, tmp_path: Path) -> None:
    def told(day: str, programme: str = good.read_text("utf-8")) -> list[str]:
        good.write_text(programme, "utf-8")
        lines = run("publish", good, "-o", tmp_path / "out", "--only", "json", "--as-of", day).stderr.splitlines()
        return [line for line in lines if "lie in the past" in line]

    over = f"{good}: all dates of the roadmap lie in the past, the last one is {{}}: a calendar has none to come"
    once = good.read_text("utf-8")
    assert told("2022-01-01") == [over.format("31 December 2021")]
    assert told("2021-12-31") == []
    yearly = once.replace("when: 2021\n", "when: 2021\n      every: year\n")
    assert (told("2022-01-01", yearly), told("2025-01-01", yearly)) == ([], [over.format("31 December 2024")])
    assert told("2025-01-01", once.replace("when: 2021\n", "when: undated\n")) == []


def test_export_tells_it_of_a_calendar_too(run: Run, good: Path, tmp_path: Path) -> None:
    def told(exporter: str, day: str) -> bool:
        result = run("export", good, "--to", exporter, "-o", tmp_path / f"out.{exporter}", "--as-of", day)
        assert result.exit_code == 0
        return "all dates of the roadmap lie in the past, the last one is 31 December 2021" in result.stderr

    assert [told("ics", "2022-01-01"), told("ics", "2021-12-31"), told("json", "2022-01-01")] == [True, False, False]


def test_names_that_a_disk_may_take_for_one_are_refused(run: Run, good: Path, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    other = tmp_path / "sub" / good.name.upper()
    other.write_text(good.read_text("utf-8"), "utf-8")
    result = run("publish", good, other, "-o", tmp_path / "out", "--only", "json")
    assert result.exit_code == 2
    assert "two programmes would both be written to good" in result.stderr
    assert not (tmp_path / "out").exists()
