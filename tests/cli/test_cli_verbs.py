"""The other verbs of the command line."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_show_counts_the_elements_by_kind(run: Run, good: Path) -> None:
    result = run("show", good)
    assert result.exit_code == 0
    assert "  action     1\n" in result.stdout
    assert "Goal: Thrive" in result.stdout


def test_show_gives_an_element_with_its_place_and_its_links_both_ways(run: Run, good: Path) -> None:
    out = run("show", good, "kpi:K1").stdout
    assert f"{good.as_posix()}:6:10" in out
    assert "driven_by        action:2.10              weak       Exhibit" in out
    assert "measured_by      objective:G1             strong     Win new markets" in out


def test_a_bare_id_will_do_where_only_one_element_has_it(run: Run, good: Path) -> None:
    assert run("show", good, "K1").stdout == run("show", good, "kpi:K1").stdout


def test_an_unknown_element_is_wrong_usage_with_a_proposal(run: Run, good: Path) -> None:
    result = run("trace", good, "kpi:K7")
    assert result.exit_code == 2
    assert "Did you mean kpi:K1" in result.stderr


def test_trace_up_ends_at_the_goal_and_down_at_whoever_does_it(run: Run, good: Path) -> None:
    up = json.loads(run("trace", good, "kpi:K1", "--up", "--format", "json").stdout)
    assert up == {
        "root": "kpi:K1",
        "nodes": ["kpi:K1", "objective:G1", "goal:goal"],
        "edges": [
            {"source": "objective:G1", "target": "kpi:K1", "relation": "measured_by", "basis": "strong"},
            {"source": "goal:goal", "target": "objective:G1", "relation": "achieved_by", "basis": "stated"},
        ],
    }
    down = json.loads(run("trace", good, "kpi:K1", "--format", "json").stdout)
    assert down["nodes"] == ["kpi:K1", "action:2.10", "body:manager", "function:f1"]


def test_trace_as_a_tree_unfolds_each_element_once(run: Run, good: Path) -> None:
    lines = run("trace", good, "objective:G1").stdout.splitlines()
    assert lines[0] == "objective:G1  Win new markets"
    assert lines[1].startswith("  –measured_by→ kpi:K1 [strong]")
    assert sum("body:manager" in line and "shown above" not in line for line in lines) == 1


def test_trace_as_mermaid_names_the_relation(run: Run, good: Path) -> None:
    out = run("trace", good, "kpi:K1", "--format", "mermaid").stdout
    assert out.startswith("flowchart")
    assert "Exhibit" in out


def test_coverage_shows_what_none_leads_to(run: Run, good: Path, tmp_path: Path) -> None:
    out = run("coverage", good).stdout
    assert "objective × kpi: 1 of 1 objectives and 1 of 1 KPIs covered" in out
    lonely = tmp_path / "lonely.yaml"
    lonely.write_text(good.read_text("utf-8").replace("measures: {G1: strong}", "measures: []"), "utf-8")
    assert "  no link: KPIs K1" in run("coverage", lonely).stdout


def test_coverage_is_told_in_russian_too(run: Run, good: Path) -> None:
    path = good.with_name("lonely.yaml")
    path.write_text(good.read_text("utf-8").replace("measures: {G1: strong}", "measures: []").replace("[manager]", "[manager]\n      uses: [manager]"), "utf-8")
    lines = run("coverage", path, "--lang", "ru").stdout.splitlines()
    assert lines[2] == "задача × ключевой показатель. Связаны: задачи — 0 из 1 и показатели — 0 из 1"
    assert "  без связи: показатели K1" in lines
    assert run("coverage", path, LC_ALL="ru_RU.UTF-8").stdout.splitlines() == lines


def test_coverage_as_json_has_the_basis_in_each_cell(run: Run, good: Path) -> None:
    first = json.loads(run("coverage", good, "--format", "json").stdout)[0]
    assert first["cells"] == [{"row": "objective:G1", "column": "kpi:K1", "basis": "strong"}]
    assert first["uncovered_rows"] == []


def test_export_writes_a_file_or_the_standard_output(run: Run, good: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    assert run("export", good, "--to", "markdown", "-o", target).exit_code == 0
    assert target.read_text("utf-8") == run("export", good, "--to", "markdown").stdout


@pytest.mark.parametrize(("name", "code"), [("sqlite", 2), ("mermaid", 0)])
def test_what_is_no_text_is_not_shown_on_a_terminal(good: Path, name: str, code: int) -> None:
    ours, theirs = os.openpty()
    done = subprocess.run([sys.executable, "-m", "clustermodel", "export", good, "--to", name], stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    os.close(ours)
    assert (done.returncode, b"name a file with -o" in done.stderr) == (code, code == 2)


def test_an_unknown_exporter_is_wrong_usage_with_a_proposal(run: Run, good: Path) -> None:
    result = run("export", good, "--to", "markdwn")
    assert result.exit_code == 2
    assert "Did you mean markdown" in result.stderr


def test_plugins_are_listed_with_what_they_offer(run: Run) -> None:
    records = {one["name"]: one for one in json.loads(run("plugins", "--json").stdout)}
    assert "SW104" in records["checks.swot"]["checks"]
    assert records["export.markdown"]["exporters"] == ["markdown"]
    assert "checks.swot" in run("plugins").stdout


@pytest.mark.parametrize("code", ["SW104", "YM010", "RF101", "PL102", "WV101", "CF102", "sw104"])
def test_explain_knows_checks_and_rules_of_the_core(run: Run, code: str) -> None:
    result = run("explain", code)
    assert result.exit_code == 0
    assert result.stdout.startswith(code.upper())


def test_what_a_plugin_offers_goes_on_under_itself_on_a_narrow_terminal(run: Run) -> None:
    for width in (60, 80):
        lines = run("plugins", COLUMNS=str(width)).stdout.splitlines()
        assert max(map(len, lines)) <= width
    wide, narrow = (run("plugins", COLUMNS=width).stdout for width in ("10000", "70"))
    assert narrow.split() == wide.split()
    assert len(wide.splitlines()) == len(json.loads(run("plugins", "--json").stdout))


def test_explain_gives_parameters_with_their_defaults(run: Run) -> None:
    assert "min_uses = 1" in run("explain", "SW104").stdout


def test_explain_lists_the_codes_that_begin_so(run: Run) -> None:
    listed = run("explain", "wv").stdout.splitlines()
    assert listed[0] == "WV · Waivers"
    assert listed[1] == "  WV101  the waiver of … at … silences nothing"
    everything = run("explain").stdout.splitlines()
    assert set(listed) < set(everything)
    assert "SW · SWOT and TOWS" in everything


def test_explain_of_an_unknown_code_is_wrong_usage(run: Run) -> None:
    assert run("explain", "SW999").exit_code == 2


def test_a_file_that_holds_no_programme_says_why(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "list.yaml"
    path.write_text("- a\n", "utf-8")
    for arguments in (["show", path], ["coverage", path], ["trace", path, "kpi:K1"], ["export", path, "--to", "json"]):
        result = run(*arguments)
        assert result.exit_code == 1
        assert "YM013" in result.stderr
        assert result.stdout == ""


def _python(code: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    import os

    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=os.environ | environment, check=False
    )


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import clustermodel", ["yaml", "attrs", "click", "networkx", "jinja2"]),
        ("import clustermodel; clustermodel.loads('format: clustermodel/1')", ["networkx", "click", "jinja2", "babel"]),
        ("import clustermodel; clustermodel.check(clustermodel.loads('format: clustermodel/1'))", ["networkx", "jinja2"]),
    ],
)
def test_nothing_is_imported_that_is_not_needed(code: str, absent: list[str]) -> None:
    result = _python(f"{code}\nimport sys\nprint([one for one in {absent!r} if one in sys.modules])")
    assert result.stdout == "[]\n", result.stderr


def test_a_terminal_without_russian_letters_is_no_reason_to_fail(good: Path) -> None:
    good.write_text(good.read_text("utf-8").replace("Win new markets", "Выход на рынки"), "utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "clustermodel", "show", str(good), "objective:G1"],
        capture_output=True,
        env={"PYTHONIOENCODING": "latin-1", "LC_ALL": "C", "PATH": ""},
        check=False,
    )
    assert result.returncode == 0
    assert b"\\u0412\\u044b\\u0445\\u043e\\u0434" in result.stdout


def test_version_is_told_without_importing_click() -> None:
    code = "import sys; sys.argv = ['clustermodel', '--version']\nfrom clustermodel.__main__ import main\nmain()\n"
    result = _python(code + "print('click' in sys.modules)")
    assert result.stdout.startswith("clustermodel 0.")
    assert result.stdout.endswith("False\n")


@pytest.mark.parametrize("arguments", [("trace", "kpi:K1"), ("coverage",), ("show",), ("show", "kpi:K1")], ids=" ".join)
def test_what_a_broken_file_lacks_is_told_beside_the_result(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(f"{Path('examples/minimal.yaml').read_text('utf-8')}governance: {{bodies: [{{id: board, name: Board}}]}}\n", "utf-8")
    verb, *rest = arguments
    good, bad = run(verb, "examples/minimal.yaml", *rest), run(verb, path, *rest)
    assert (good.exit_code, good.stderr, bad.exit_code) == (0, "", 1)
    assert "error YM203" in bad.stderr
    assert "[body:board]" in bad.stderr
    assert bad.stdout != ""
    (tmp_path / "clustermodel.toml").write_text('fail-on = "never"\n', "utf-8")
    assert run(verb, path, *rest).exit_code == 0


def test_the_day_that_counts_for_waivers_is_the_one_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    waived = "waivers: [{code: YM203, at: body:board, reason: It is known., until: 2026-12-31}]\n"
    board = "governance: {bodies: [{id: board, name: Board}]}\n"
    path.write_text(f"{Path('examples/minimal.yaml').read_text('utf-8')}{board}{waived}", "utf-8")
    assert [run("show", path, "--as-of", day).exit_code for day in ("2026-12-01", "2027-02-01")] == [0, 1]


def test_a_file_without_a_programme_is_told_in_the_language_asked_for(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "nothing.yaml"
    path.write_text("", "utf-8")
    assert "ошибка YM" in run("coverage", path, "--lang", "ru").stderr


def test_publish_speaks_one_language(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(f"{Path('examples/minimal.yaml').read_text('utf-8')}governance: {{bodies: [{{id: board, name: Board}}]}}\n", "utf-8")
    said = run("publish", path, "-o", tmp_path / "out", "--only", "json", "--lang", "ru").stderr
    assert "ошибка YM203" in said
    assert "байт" in said


@pytest.mark.parametrize("day", ["2026-11-03", "03.11.2026", "3.11.2026", " 2026-11-3"])
def test_the_day_that_counts_as_today_is_written_as_people_do(run: Run, good: Path, day: str) -> None:
    assert "DTSTAMP:20261103T" in run("export", good, "--to", "ics", "--as-of", day).stdout


@pytest.mark.parametrize("verb", [["check"], ["show"], ["export", "--to", "json"], ["publish", "-o", "out"]])
@pytest.mark.parametrize("day", ["11/23/2026", "23.11.26", "2026-11", "30.02.2026", "20261123", "2026-W48-1", "٢٣.11.2026", ""])
def test_what_is_no_day_is_told_with_an_example(run: Run, good: Path, verb: list[str], day: str) -> None:
    done = run(*verb, good, "--as-of", day)
    assert done.exit_code == 2
    assert done.stderr.endswith(f"Invalid value for '--as-of': '{day}' is no day: write it as 2026-11-23\n")


@pytest.mark.parametrize(
    ("format", "name", "better"), [
        ("docx", "a.b.pdf", "a.b.docx"), ("register", "a.DOC", "a.docx"), ("xlsx", "a.docx", "a.xlsx"), ("csv", "a.csv", "a.zip"),
        ("html", "a.html.json", "a.html.html"), ("dot", ".pdf.svg", ".pdf.dot"),
    ],
)  # fmt: skip
def test_a_name_that_promises_another_format_is_refused(run: Run, good: Path, format: str, name: str, better: str) -> None:
    done = run("export", good, "--to", format, "-o", good.parent / name)
    assert (done.exit_code, (good.parent / name).exists()) == (2, False)
    assert done.stderr.endswith(f"so write -o {good.parent / better}\n")


@pytest.mark.parametrize(("format", "name"), [
    ("json", "a"), ("json", "a.JSON"), ("json", "a.2026"), ("html", "a.htm"), ("dot", "a.gv"), ("sqlite", "a.db"), ("markdown", "a.txt"), ("json", ".pdf"),
    ("graphml", "a.xml"), ("json", "a.yaml"),
])  # fmt: skip
def test_any_other_name_is_the_users_choice(run: Run, good: Path, format: str, name: str) -> None:
    assert run("export", good, "--to", format, "-o", good.parent / name).exit_code == 0
    assert (good.parent / name).exists()


@pytest.mark.parametrize("name", ["demo.yaml", "demo.actuals.yaml"])
def test_what_a_result_is_made_from_is_never_overwritten(run: Run, good: Path, name: str) -> None:
    (good.with_name("demo.actuals.yaml")).write_text("format: clustermodel-actuals/1\nprogram: demo\n", "utf-8")
    programme = good.rename(good.with_name("demo.yaml"))
    target = programme.with_name(name)
    before = target.read_bytes()
    done = run("export", programme, "--to", "json", "-o", target)
    assert (done.exit_code, target.read_bytes()) == (2, before)
    assert "name another file" in done.stderr
