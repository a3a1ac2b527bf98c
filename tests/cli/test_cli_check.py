"""`clustermodel check`: what it prints, where, and how it ends."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.conftest import GOOD

Run = Callable[..., Result]


def test_a_finding_stands_with_its_line_a_caret_and_what_to_do(run: Run, bad: Path) -> None:
    result = run("check", bad, "--select", "RF")
    lines = result.stdout.splitlines()
    assert lines[0].startswith(f"{bad.as_posix()}:16:16: error RF101 'K12' refers to nothing")
    assert lines[1] == "  16 |       drives: {K12: weak}"
    assert lines[2] == "     |                ^~~"
    assert lines[3] == "    = did you mean K1?"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--fail-on", "error"], 0), (["--fail-on", "warning"], 1), (["--fail-on", "never"], 0), ([], 0)],
)
def test_the_exit_code_follows_the_severity(run: Run, good: Path, arguments: list[str], code: int) -> None:
    assert run("check", good, *arguments).exit_code == code


def test_an_error_ends_with_one(run: Run, bad: Path) -> None:
    assert run("check", bad).exit_code == 1
    assert run("check", bad, "--fail-on", "never").exit_code == 0


def test_json_holds_every_field_of_a_finding(run: Run, bad: Path) -> None:
    found = json.loads(run("check", bad, "--format", "json", "--select", "RF").stdout)
    assert found["version"] == 1
    assert found["diagnostics"] == [
        {
            "code": "RF101",
            "severity": "error",
            "message": "'K12' refers to nothing: there is no kpi of that id",
            "path": bad.as_posix(),
            "line": 16,
            "column": 16,
            "end_line": 16,
            "end_column": 19,
            "subject": "action:2.10/drives",
            "hint": "did you mean K1?",
            "related": [],
        }
    ]
    assert found["summary"] == {"error": 1, "warning": 0, "advice": 0, "files": 1, "waived": 0}


@pytest.mark.parametrize(
    ("arguments", "families"),
    [
        (["--select", "KP1,AC"], ["KP", "AC"]),
        (["--select", "KP,AC", "--ignore", "AC,KP101"], ["KP"]),
        (["--select", "RF101,WV", "--ignore", "WV"], ["RF"]),
        (["--select", "YM", "-p", "nowhere_at_all"], ["YM", "PL"]),
    ],
)
def test_a_test_report_has_no_family_that_nobody_asked_for(run: Run, bad: Path, arguments: list[str], families: list[str]) -> None:
    cases = ET.fromstring(run("check", bad, "--format", "junit", *arguments).stdout).iter("testcase")
    assert [one.get("name", "").partition(" ")[0] for one in cases] == families


def test_the_summary_goes_to_the_standard_error(run: Run, bad: Path) -> None:
    result = run("check", bad, "--select", "RF")
    assert result.stderr == "1 error, 0 warnings, 0 advice in 1 programme\n"
    assert "1 error" not in result.stdout


def test_codes_are_selected_and_ignored_by_family_and_by_comma(run: Run, good: Path) -> None:
    every = json.loads(run("check", good, "--format", "json").stdout)["diagnostics"]
    codes = {one["code"] for one in every}
    assert {"RM106", "RM109"} <= codes
    some = json.loads(run("check", good, "--format", "json", "--ignore", "RM1,TR", "--ignore", "KP").stdout)["diagnostics"]
    assert {one["code"] for one in some} == {code for code in codes if not code.startswith(("RM1", "TR", "KP"))}


def test_the_date_decides_whether_the_horizon_is_over(run: Run, good: Path) -> None:
    assert "AC101" not in run("check", good, "--as-of", "2024-12-31").stdout
    assert "AC101" in run("check", good, "--as-of", "2025-01-01").stdout


@pytest.mark.parametrize("wrong", [["--as-of", "31/12/2024"], ["--format", "xml"], ["--fail-on", "advice"], []])
def test_wrong_usage_ends_with_two(run: Run, good: Path, wrong: list[str]) -> None:
    assert run("check", *([good, *wrong] if wrong else [])).exit_code == 2


def test_a_folder_is_searched_for_programmes_only(run: Run, good: Path, bad: Path) -> None:
    (good.parent / "other.yaml").write_text("a: 1\n", "utf-8")
    found = run("check", good.parent, "--select", "RF,YM")
    assert found.stderr.endswith("in 2 programmes\n")
    assert bad.as_posix() in found.stdout


UNSAID = GOOD.removeprefix("format: clustermodel/1\n")
MEANT = {
    "UTF-16 with a mark": (GOOD.encode("utf-16"), "YM002"),
    "UTF-16 without a mark": (GOOD.encode("utf-16-be"), "YM002"),
    "Windows-1251": (GOOD.replace("Demo", "Курорт").encode("cp1251"), "YM002"),
    "no format line": (UNSAID.encode(), "YM201"),
    "no format line, UTF-16": (UNSAID.encode("utf-16"), "YM002"),
    "no format line, a header in lines": (b"# Ours\nprogram:\n  id: demo\n  title: Demo\n  cluster: Demo\n", "YM201"),
    "neither format line nor header": (UNSAID.partition("\n")[2].encode(), "YM201"),
    "another edition": (GOOD.replace("clustermodel/1", "clustermodel/2").encode(), "YM201"),
    "keys in quotes": (b'{"format": "clustermodel/1", "program": {"id": 1}}', "YM203"),
    "a section of a plugin": (UNSAID.partition("\n")[2].encode() + b"x-budget: {}\n", "YM201"),
}
ASIDE = {
    "actuals": b"format: clustermodel-actuals/1\nprogram: demo\nkpis: {}\n",
    "actuals, UTF-16": "format: clustermodel-actuals/1\nprogram: demo\n".encode("utf-16"),
    "actuals without a format line": b"program: demo\nas_of: 2021-01-01\nkpis: {}\nstatistics: {}\n",
    "a translation": b"format: clustermodel-translation/1\nprogram: demo\n",
    "sources of somebody else's data": b"version: 2\nsources: [{name: raw}]\n",
    "somebody else's programme": b"program:\n  main: run.py\nservices: {}\n",
    "a remark": b"services:\n  # not a thing in format: clustermodel/1 at all\n  a: {image: x}\n",
    "bytes": bytes(range(256)),
}


@pytest.mark.parametrize("what", MEANT)
def test_what_was_meant_as_a_programme_is_not_passed_over(run: Run, good: Path, what: str) -> None:
    content, code = MEANT[what]
    (good.parent / "other.yaml").write_bytes(content)
    found = json.loads(run("check", good.parent, "--select", "YM", "--format", "json").stdout)["diagnostics"]
    assert {(Path(one["path"]).name, one["code"]) for one in found} >= {("other.yaml", code)}


@pytest.mark.parametrize("what", ASIDE)
def test_what_is_no_programme_is_passed_over(run: Run, good: Path, what: str) -> None:
    (good.parent / "other.yaml").write_bytes(ASIDE[what])
    assert run("check", good.parent, "--select", "YM").output == "0 errors, 0 warnings, 0 advice in 1 programme\n"


def test_a_folder_without_programmes_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    result = run("check", tmp_path)
    assert result.exit_code == 2
    assert "no programme in" in result.stderr


def test_a_folder_that_is_named_twice_is_told_once(run: Run, tmp_path: Path) -> None:
    result = run("check", tmp_path, tmp_path / ".")
    assert result.stderr.splitlines()[-1].count(",") == 0


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_choice_of_nothing_is_wrong_usage_and_checks_nothing(run: Run, good: Path, option: str) -> None:
    result = run("check", good, option, ",")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{option} names nothing: name codes or their beginnings (SW,KP1), or leave it out" in result.stderr


def test_a_file_that_is_not_there_is_a_finding(run: Run, tmp_path: Path) -> None:
    result = run("check", tmp_path / "none.yaml")
    assert result.exit_code == 1
    assert "YM001" in result.stdout


def test_colour_only_where_it_is_wanted(run: Run, bad: Path) -> None:
    assert "\x1b[" not in run("check", bad).stdout
    assert "\x1b[31;1m" in run("check", bad, FORCE_COLOR="1").stdout
    assert "\x1b[" not in run("check", bad, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_control_and_bidirectional_characters_are_shown_not_obeyed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text('format: clustermodel/1\nprogram: {id: a, title: b, cluster: c}\n"\u202e\\e[2J": 1\n', "utf-8")
    out = run("check", path).stdout
    assert "\u202e" not in out
    assert "\x1b" not in out
    assert "\\u202e" in out


def test_settings_of_the_folder_are_in_force_and_the_command_line_wins(run: Run, good: Path) -> None:
    (good.parent / "clustermodel.toml").write_text('ignore = ["RM", "TR", "KP", "GV"]\nfail-on = "warning"\n', "utf-8")
    assert "RM106" not in run("check", good).stdout
    assert run("check", good, "--as-of", "2022-01-01").exit_code == 0
    assert "RM106" in run("check", good, "--ignore", "TR").stdout


@pytest.mark.parametrize("code", ["ZZ", "kp", "KP 108", "KP101x"])
def test_a_code_that_there_is_not_is_refused(run: Run, good: Path, code: str) -> None:
    for option in ("--select", "--ignore"):
        result = run("check", good, option, code)
        assert result.exit_code == 2
        assert f"there is no code '{code}'" in result.output


def test_a_code_in_the_settings_that_there_is_not_is_a_finding_with_its_line(run: Run, good: Path) -> None:
    settings = good.parent / "clustermodel.toml"
    settings.write_text(
        'select = ["RF", "ZZ"]\nignore = ["SW", "KP1"]\n[per-path-ignores]\n"*.yaml" = ["tx"]\n[parameters.KP]\nleast = 1\n', "utf-8"
    )
    result = run("check", good)
    found = [line for line in result.stdout.splitlines() if "CF106" in line]
    place = settings.as_posix()
    assert found == [
        f"{place}:1:1: error CF106 the setting 'select' names 'ZZ', and no code is that or begins so",
        f"{place}:3:1: error CF106 the setting 'per-path-ignores' names 'tx', and no code is that or begins so",
        f"{place}:5:1: error CF106 the setting 'parameters' names 'KP', and no code is that or begins so",
    ]
    assert result.exit_code == 3


def test_codes_of_plugins_are_known_and_not_asked_for_where_plugins_work_elsewhere(run: Run, good: Path) -> None:
    rules = good.parent / "rules.py"
    rules.write_text(
        "from clustermodel.hookspecs import check, hookimpl\n@check('ACM101')\ndef one(ctx):\n    'Doc.'\n    yield from ()\n"
        "@hookimpl\ndef clustermodel_checks():\n    return [one]\n",
        "utf-8",
    )
    assert run("check", good, "-p", rules, "--select", "ACM").exit_code == 0
    assert run("check", good, "--select", "ACM").exit_code == 2
    assert run("check", good, "--select", "ACM", "--timeout", "60").exit_code == 0


def test_a_misspelt_setting_is_a_finding_with_its_line(run: Run, good: Path) -> None:
    settings = good.parent / "clustermodel.toml"
    settings.write_text('select = ["RF"]\nignor = ["RM"]\n', "utf-8")
    result = run("check", good)
    assert f"{settings.as_posix()}:2:1: error CF102 unknown setting 'ignor'" in result.stdout
    assert result.exit_code == 3
    assert run("check", good, "--fail-on", "never").exit_code == 3


def test_a_selection_never_hides_what_makes_the_report_incomplete(run: Run, good: Path) -> None:
    rules = good.parent / "rules.py"
    rules.write_text(
        "from clustermodel.hookspecs import check, hookimpl\n@check('ACM101')\ndef one(ctx):\n    'Doc.'\n    yield from ctx.none\n"
        "@hookimpl\ndef clustermodel_checks():\n    return [one]\n",
        "utf-8",
    )
    result = run("check", good, "-p", rules, "--select", "ACM")
    assert result.exit_code == 3
    assert "PL105" in result.stdout
    (good.parent / "clustermodel.toml").write_text('select = ["KP"]\n[parameters.KP102]\nnone = 1\n', "utf-8")
    assert "CF104" in run("check", good).stdout
    assert "CF104" not in run("check", good, "--ignore", "CF104").stdout


def test_a_required_plugin_that_is_not_there_makes_the_report_incomplete(run: Run, good: Path) -> None:
    (good.parent / "clustermodel.toml").write_text('required-plugins = ["checks.swot", "checks.ministry"]\n', "utf-8")
    result = run("check", good)
    assert result.exit_code == 3
    assert [line for line in result.stdout.splitlines() if "PL108" in line] == [
        "-: error PL108 `required-plugins` in the settings requires the plugin 'checks.ministry', which is not installed or does not work"
    ]
    result = run("check", good, "--lang", "ru")
    assert "-: ошибка PL108 нужно расширение «checks.ministry» (так велит настройка `required-plugins`), а оно не установлено или не работает" in result.stdout


@pytest.mark.parametrize("name", ["checks.swot", "export.xlsx", "clustermodel"])
def test_a_plugin_may_be_required_by_name_or_by_package_whatever_it_holds(run: Run, good: Path, name: str) -> None:
    assert run("check", good, "-p", name).exit_code == 0
    (good.parent / "clustermodel.toml").write_text(f'required-plugins = ["{name}"]\n', "utf-8")
    assert run("check", good).exit_code == 0
    left_out = run("check", good, "-p", f"no:{name}")
    assert (left_out.exit_code, "PL108" in left_out.stdout) == (3, True)


def test_a_plugin_that_cannot_be_loaded_is_told_once_whatever_is_asked_of_it(run: Run, good: Path) -> None:
    rules = good.parent / "rules.py"
    rules.write_text("import nothing_of_that_name\n", "utf-8")
    result = run("check", good, "-p", rules)
    assert (result.exit_code, result.stdout.count("error PL")) == (3, 1)
    explained = run("explain", "ACM101", "-p", rules)
    assert (explained.exit_code, explained.stderr.count("PL101")) == (2, 1)
