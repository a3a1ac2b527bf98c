"""`clustermodel publish`: all outputs at once."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from clustermodel import load, publish
from clustermodel.host import Host

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


def test_languages_and_formats_are_chosen(run: Run, good: Path, tmp_path: Path) -> None:
    result = run("publish", good, "-o", tmp_path / "out", "--only", "markdown,ics", "--only", "json", "--lang", "en,ru", *DAY)
    assert result.exit_code == 0
    files = made(tmp_path / "out")
    assert sorted(files) == [
        "good-markdown.en.md", "good-markdown.ru.md", "good.en.ics", "good.en.json", "good.ru.ics", "good.ru.json", "index.html",
    ]  # fmt: skip
    index = files["index.html"].decode()
    assert "<h2>Demo</h2>\n<p>English</p>" in index
    assert "<h2>Demo</h2>\n<p>Русский</p>" in index
    assert ('<section lang="en">\n<h2>Demo</h2>' in index, "Программа в текстовом виде</a> (MD, 1 КБ)" in index) == (True, True)


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
    assert re.findall("<h2>(.*)</h2>", made(tmp_path / "out")["index.html"].decode()) == ["Demo", "Second"]


def test_two_programmes_of_one_name_are_refused_before_anything_is_written(run: Run, good: Path, tmp_path: Path) -> None:
    other = tmp_path / "inside" / good.name
    other.parent.mkdir()
    other.write_bytes(good.read_bytes())
    result = run("publish", good, other, "-o", tmp_path / "out", "--only", "json")
    assert (result.exit_code, (tmp_path / "out").exists()) == (2, False)
    assert "good.en.json" in result.stderr


def test_a_language_that_nobody_knows_is_called_by_its_tag(run: Run, good: Path, tmp_path: Path) -> None:
    assert run("publish", good, "-o", tmp_path / "out", "--only", "json", "--lang", "qq").exit_code == 0
    assert "<p>qq</p>" in made(tmp_path / "out")["index.html"].decode()


@pytest.mark.parametrize(
    ("arguments", "told"), [(["--only", "docs"], "Did you mean docx"), (["--lang", "e/n"], "'e/n' is not the tag of a language")]
)
def test_wrong_usage_is_told(run: Run, good: Path, tmp_path: Path, arguments: list[str], told: str) -> None:
    result = run("publish", good, "-o", tmp_path / "out", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr


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


def test_a_folder_that_cannot_be_written_to_is_told(run: Run, good: Path) -> None:
    result = run("publish", good, "-o", good, "--only", "json")
    assert result.exit_code == 2
    assert "cannot write" in result.stderr


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
