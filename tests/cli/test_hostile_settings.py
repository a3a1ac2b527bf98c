"""Settings that no sane person writes: each is a finding of the family CF, never a fault of ours."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def settings_codes(run: Run, programme: Path) -> set[str]:
    """The codes about settings in a check that came to its end."""
    result = run("check", programme, "--as-of", "2021-01-01", "--select", "CF")
    assert result.exit_code in (0, 3), result.exception
    return {word for line in result.stdout.splitlines() for word in line.split() if word.startswith("CF1")}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ignore = " + "[" * 3000 + "]" * 3000, "CF101"),
        ("ignore = " + "{a = " * 3000, "CF101"),
        ("[parameters.KP102]\nyears = " + "9" * 5000, "CF101"),
        ('ignore = [""]', "CF103"),
        ('[per-path-ignores]\n"a/*" = [""]', "CF103"),
        ('[per-path-ignores]\n"" = ["SW"]', "CF103"),
        ('[per-path-ignores]\n"." = ["SW"]', "CF103"),
        ("#" * 1_100_000, "CF101"),
    ],
    ids=["nested", "nested tables", "digits", "no code", "no code at a path", "no pattern", "no name", "too large"],
)
def test_settings_that_cannot_be_are_a_finding(run: Run, good: Path, text: str, code: str) -> None:
    (good.parent / "clustermodel.toml").write_text(text, "utf-8")
    assert settings_codes(run, good) == {code}


@pytest.mark.parametrize(
    "text",
    [
        'a = """\n[tool.clustermodel]\n"""\ntool = 1\n',
        '[[tool.clustermodel]]\nignore = ["SW"]\n',
        'a = """\n[tool.clustermodel]\n"""\n[tool]\nclustermodel = "x"\n',
    ],
)
def test_a_shared_file_in_which_the_settings_are_no_table_is_a_finding(run: Run, good: Path, text: str) -> None:
    (good.parent / "pyproject.toml").write_text(text, "utf-8")
    assert settings_codes(run, good) == {"CF101"}


def test_a_shared_file_without_settings_is_nothing_to_speak_of(run: Run, good: Path) -> None:
    (good.parent / "pyproject.toml").write_text("# here stood [tool.clustermodel] once\n[tool.other]\na = 1\n", "utf-8")
    assert settings_codes(run, good) == set()


def test_an_empty_code_in_the_settings_does_not_silence_everything(run: Run, bad: Path) -> None:
    (bad.parent / "clustermodel.toml").write_text('ignore = [""]\n', "utf-8")
    assert "RF101" in run("check", bad).stdout


def test_each_of_many_wrong_settings_is_shown_on_its_own_line(run: Run, good: Path) -> None:
    (good.parent / "clustermodel.toml").write_text("".join(f"wrong{number} = 1\n" for number in range(3000)), "utf-8")
    lines = run("check", good, "--select", "CF").stdout.splitlines()
    found = [line.partition("clustermodel.toml:")[2].partition(":")[0] for line in lines if "CF102" in line]
    assert found == [str(number) for number in range(1, 3001)]


def test_a_setting_is_shown_in_its_own_table(run: Run, good: Path) -> None:
    text = "[tool.other]\nselect = []\n[tool.clustermodel]\nselects = 1\nselect = 1\n[tool.clustermodel.parameter]\na = 1\n"
    (good.parent / "pyproject.toml").write_text(text, "utf-8")
    lines = run("check", good, "--select", "CF").stdout.splitlines()
    found = [line.partition("pyproject.toml:")[2].partition("error ")[::2] for line in lines if "error CF" in line]
    assert [(place, said[:5]) for place, said in found] == [("4:1: ", "CF102"), ("5:1: ", "CF103"), ("6:1: ", "CF102")]


@pytest.mark.parametrize("name", ["loop/demo.yaml", "a" * 300 + "/demo.yaml", "a" * 300])
def test_a_path_that_cannot_be_has_no_settings(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    result = run("check", tmp_path / name)
    assert result.exit_code == 1
    assert "YM001" in result.stdout


def test_the_settings_are_shown_as_they_are_seen_from_the_folder_of_work(run: Run, bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bad.parent / "clustermodel.toml").write_text("selct = []\n", "utf-8")
    (bad.parent / "below").mkdir()
    shown = {}
    for folder in (bad.parent, bad.parent / "below"):
        monkeypatch.chdir(folder)
        shown[folder.name] = run("check", bad, "--format", "github", "--select", "CF").stdout.partition(",")[0]
    assert shown[bad.parent.name] == "::error file=clustermodel.toml"
    assert shown["below"] == f"::error file={(bad.parent / 'clustermodel.toml').resolve().as_posix()}"


def test_a_pattern_that_fits_no_file_is_told_where_it_stands(run: Run, good: Path) -> None:
    (good.parent / "clustermodel.toml").write_text('[per-path-ignores]\n"good.yaml" = ["TX"]\n"gud.yaml" = ["TX"]\n', "utf-8")
    lines = [line for line in run("check", good, "--select", "CF").stdout.splitlines() if "CF107" in line]
    assert [line.partition("clustermodel.toml:")[2].partition(" the")[0] for line in lines] == ["3:1: warning CF107"]


def test_a_parameter_that_is_wrong_is_told_where_it_stands(run: Run, good: Path) -> None:
    text = 'fail-on = "never"\n[parameters.KP107]\nfactor = "10"\nfaktor = 3\n'
    (good.parent / "clustermodel.toml").write_text(text, "utf-8")
    result = run("check", good, good.parent, "--select", "CF,KP107")
    found = [line.partition("clustermodel.toml:")[2][:15] for line in result.stdout.splitlines() if "error CF" in line]
    assert (sorted(found), result.exit_code) == (["3:1: error CF10", "4:1: error CF10"], 3)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (Path.mkdir, "it is a directory"),
        (os.mkfifo, "it is not a regular file"),
        (lambda path: path.symlink_to(path), "Too many levels of symbolic links"),
        (lambda path: path.symlink_to("nothing"), "it is a link to what does not exist"),
    ],
    ids=["folder", "pipe", "circle", "dead link"],
)
def test_settings_that_are_no_file_are_told(run: Run, good: Path, make: Callable[[Path], None], reason: str) -> None:
    make(good.parent / "clustermodel.toml")
    done = run("check", good)
    assert done.exit_code == 3
    assert f"CF101 the settings cannot be read: {reason}" in done.stdout


def test_a_language_that_messages_do_not_have_is_told(run: Run, good: Path) -> None:
    for language, codes in (("klingon", {"CF103"}), ("RU", set()), ("ru-RU", set())):
        (good.parent / "clustermodel.toml").write_text(f'language = "{language}"\n', "utf-8")
        assert settings_codes(run, good) == codes


def test_an_exporter_that_there_is_not_is_told_before_anything_is_published(run: Run, good: Path) -> None:
    (good.parent / "clustermodel.toml").write_text('strict = false\npublish = ["html", "pptx"]\n', "utf-8")
    done = run("check", good, "--select", "CF")
    assert done.exit_code == 3
    assert "clustermodel.toml:2:1: error CF108 the setting 'publish' names 'pptx', and no exporter is called so" in done.stdout


def test_an_exporter_of_a_plugin_may_be_published(run: Run, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(good.parent)
    offer = "from clustermodel.hookspecs import Exporter, hookimpl\n@hookimpl\ndef clustermodel_exporters():\n"
    Path("mine.py").write_text(f"{offer}    return [Exporter(name='mine', suffix='.txt', render=str)]\n", "utf-8")
    Path("clustermodel.toml").write_text('plugins = ["./mine.py"]\npublish = ["mine"]\n', "utf-8")
    assert settings_codes(run, good) == set()
