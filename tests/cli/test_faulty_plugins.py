"""Faults of a plugin in each of its hooks, and in each verb: they are told, and what the verb gives otherwise is the same."""

import json
from itertools import product
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.conftest import Run

OFFER = "from clustermodel.hookspecs import Check, Edge, Exporter, Section, hookimpl\n@hookimpl\ndef "
RELATIONS = {
    "raises": ("raise OSError('no paper')", "PL102", "failed in clustermodel_relations: OSError: no paper"),
    "exits": ("raise SystemExit(0)", "PL102", "failed in clustermodel_relations: SystemExit: 0"),
    "yields something else": ("yield 7", "PL103", "yields int from clustermodel_relations, where Edge belongs"),
    "returns something else": ("return 7", "PL102", "failed in clustermodel_relations: TypeError"),
    "an edge to nothing": ("yield Edge('goal:goal', 'kpi:K99', 'x')", "PL119", "adds an edge from goal:goal to kpi:K99"),
    "yields wrong things without end": ("import itertools; return itertools.repeat(7)", "PL102", "more than 1000000 records"),
    "changes the programme": ("program.header.title = 'Mine'", "PL102", "FrozenInstanceError"),
}
EXPORTERS = {
    "raises": ("raise OSError('no paper')", "PL102", "failed in clustermodel_exporters: OSError: no paper"),
    "exits": ("raise SystemExit(0)", "PL102", "failed in clustermodel_exporters: SystemExit: 0"),
    "yields something else": ("return 'abc'", "PL103", "yields str from clustermodel_exporters, where Exporter belongs"),
    "takes a name": ("return [Exporter(name='json', suffix='.j', render=str)]", "PL104", "offers 'json', which 'export.json' offers already"),
}
SECTIONS = {
    "raises": ("raise OSError('no paper')", "PL102", "failed in clustermodel_sections: OSError: no paper"),
    "yields something else": ("return ['x-budget']", "PL103", "yields str from clustermodel_sections, where Section belongs"),
    "declares what cannot be": ("return [Section('x-budget', int)]", "PL118", "declares the section 'x-budget', which cannot be"),
    "names a type that is not there": (
        "import attrs; return [Section('x-budget', attrs.make_class('B', {'x': attrs.field(type='Nowhere')}, frozen=True))]",
        "PL118",
        "the types of its fields cannot be read: NameError: name 'Nowhere' is not defined",
    ),
}
VERBS = {
    "export": ("export", "GOOD", "--to", "json"),
    "trace": ("trace", "GOOD", "goal:goal"),
    "coverage": ("coverage", "GOOD"),
    "show": ("show", "GOOD", "kpi:K1"),
}


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the plugin is to stand; the work goes on elsewhere."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / "faulty.py"


def write(plugin: Path, hook: str, body: str) -> None:
    plugin.write_text(f"{OFFER}clustermodel_{hook}({'program' if hook == 'relations' else ''}):\n    {body}\n", "utf-8")


def verb(run: Run, arguments: tuple[str, ...], good: Path, *more: str | Path) -> Result:
    return run(*(str(good) if one == "GOOD" else one for one in arguments), *more)


@pytest.mark.parametrize("arguments", VERBS.values(), ids=VERBS)
@pytest.mark.parametrize("fault", RELATIONS.values(), ids=RELATIONS)
def test_a_fault_in_the_relations_is_told_by_each_verb_that_shows_them(
    arguments: tuple[str, ...], fault: tuple[str, str, str], run: Run, good: Path, plugin: Path
) -> None:
    body, code, said = fault
    write(plugin, "relations", body)
    before, after = verb(run, arguments, good), verb(run, arguments, good, "-p", plugin)
    assert (before.exit_code, before.stderr) == (0, "")
    assert (after.exit_code, after.stdout) == (3, before.stdout)
    assert f"error {code}" in after.stderr
    assert said in after.stderr
    assert verb(run, arguments, good, "-p", plugin, "-p", "no:local").stdout == before.stdout


@pytest.mark.parametrize("arguments", VERBS.values(), ids=VERBS)
def test_what_a_plugin_prints_is_kept_from_the_result_of_each_verb(
    arguments: tuple[str, ...], run: Run, good: Path, plugin: Path
) -> None:
    write(plugin, "relations", "print('Welcome'); return ()")
    before, after = verb(run, arguments, good), verb(run, arguments, good, "-p", plugin)
    assert (after.exit_code, after.stdout) == (0, before.stdout)
    assert "warning PL112" in after.stderr
    assert "Welcome" in after.stderr


@pytest.mark.parametrize("verb", ["check", "export"])
@pytest.mark.parametrize("names", ["sorted, open", "sys.path", "sys.settrace", "sys.setprofile"])
def test_what_a_plugin_replaces_is_put_back_and_told_once(verb: str, names: str, run: Run, good: Path, plugin: Path) -> None:
    gone = {"sys.path": "sys.path.clear()", **{f"sys.set{one}": f"sys.set{one}(lambda *_: None)" for one in ("trace", "profile")}}
    acts = "; ".join(gone.get(name, f"builtins.{name} = None") for name in names.split(", "))
    write(plugin, "relations", f"import builtins, sys; {acts}; return ()")
    more = ("--to", "json") if verb == "export" else ("--as-of", "2021-01-01", "--fail-on", "error")
    done = run(verb, good, *more, "-p", plugin)
    assert done.exit_code == 0
    assert (done.stdout + done.stderr).count(f"PL121 the plugin '{plugin}' (-p) replaces what all programs use: {names}\n") == 1
    assert open is not None


WATCHES = "import sys; sys.set{}(lambda *_: 1 / 0); return ()"
CHECKS = """
@check("ACM101", severity="advice")
def odd(ctx):
    "Finds nothing."
    yield from ()
    import sys
    sys.set{}(lambda *_: 1 / 0)
@hookimpl
def clustermodel_checks():
    return [odd]
"""


@pytest.mark.parametrize("arguments", [*VERBS.values(), ("check", "GOOD")], ids=[*VERBS, "check"])
@pytest.mark.parametrize(("where", "kind"), list(product(("relations", "import", "check"), ("trace", "profile"))))
def test_a_function_that_fails_at_each_step_is_the_fault_of_the_plugin_that_sets_it(
    where: str, kind: str, arguments: tuple[str, ...], request: pytest.FixtureRequest
) -> None:
    run, good, plugin = (request.getfixturevalue(one) for one in ("run", "good", "plugin"))
    if where == "relations":
        write(plugin, where, WATCHES.format(kind))
    elif where == "import":
        plugin.write_text(f"import sys\nsys.set{kind}(lambda *_: 1 / 0)\n", "utf-8")
    else:
        plugin.write_text("from clustermodel.hookspecs import check, hookimpl\n" + CHECKS.format(kind), "utf-8")
    result = verb(run, arguments, good, "-p", plugin)
    assert "internal fault" not in result.stderr
    assert "PL120" not in result.stdout
    if where != "check" or "check" in arguments:
        assert str(plugin) in result.stderr + result.stdout


def test_what_is_wrong_in_the_same_way_is_told_once(run: Run, good: Path, plugin: Path) -> None:
    write(plugin, "exporters", "return [7] * 100_000")
    assert run("export", good, "--to", "json", "-p", plugin).stderr.count("PL103") == 1


@pytest.mark.parametrize("fault", EXPORTERS.values(), ids=EXPORTERS)
def test_a_fault_of_one_exporter_leaves_another_complete(
    fault: tuple[str, str, str], run: Run, good: Path, plugin: Path
) -> None:
    body, code, said = fault
    write(plugin, "exporters", body)
    before, after = verb(run, VERBS["export"], good), verb(run, VERBS["export"], good, "-p", plugin)
    assert (after.exit_code, after.stdout) == (0, before.stdout)
    assert f"error {code}" in after.stderr
    assert said in after.stderr


def test_what_an_exporter_prints_is_kept_from_its_result(run: Run, good: Path, plugin: Path) -> None:
    plugin.write_text(
        "from clustermodel.hookspecs import Exporter, hookimpl\n"
        "def render(ctx):\n    print('Welcome')\n    return 'made'\n"
        "@hookimpl\ndef clustermodel_exporters():\n    return [Exporter(name='loud', suffix='.txt', render=render)]\n",
        "utf-8",
    )
    done = run("export", good, "--to", "loud", "-p", plugin)
    assert (done.exit_code, done.stdout) == (0, "made")
    assert "warning PL112" in done.stderr


@pytest.mark.parametrize("fault", SECTIONS.values(), ids=SECTIONS)
def test_a_fault_in_a_section_is_told_beside_everything_else(
    fault: tuple[str, str, str], run: Run, good: Path, plugin: Path
) -> None:
    body, code, said = fault
    write(plugin, "sections", body)
    good.write_text(good.read_text("utf-8") + "x-budget: {lines: []}\n", "utf-8")
    arguments = ("check", good, "--as-of", "2021-01-01", "--format", "json")
    before, after = run(*arguments), run(*arguments, "-p", plugin)
    found = json.loads(after.stdout)["diagnostics"]
    [told] = [one for one in found if one["code"].startswith("PL")]
    assert (told["code"], after.exit_code) == (code, 3)
    assert said in told["message"]
    assert [one for one in found if one is not told] == json.loads(before.stdout)["diagnostics"]


def test_plugins_that_the_settings_require_for_checks_are_no_matter_of_other_verbs(run: Run, good: Path) -> None:
    (good.parent / "clustermodel.toml").write_text('required-plugins = ["checks.swot"]\n', "utf-8")
    for arguments in VERBS.values():
        done = verb(run, arguments, good)
        assert (done.exit_code, done.stderr) == (0, "")


GRAVE = """
from clustermodel.hookspecs import Finding, check, checks_in, hookimpl

@check("LIES101", severity="grave")
def lies(ctx):
    \"\"\"Lies.\"\"\"
    yield Finding("objective:G1", "x")

@hookimpl
def clustermodel_checks():
    return checks_in(globals())
"""


@pytest.mark.parametrize(("code", "told"), [("def __getattr__(name):\n    raise RuntimeError(name)\n", "PL101"), (GRAVE, "PL103")])
def test_a_module_that_fails_when_asked_and_a_severity_that_is_none_are_told(
    run: Run, good: Path, tmp_path: Path, code: str, told: str
) -> None:
    (tmp_path / "lying.py").write_text(code, "utf-8")
    result = run("check", good, "-p", tmp_path / "lying.py")
    assert (result.exit_code, f"error {told}" in result.stdout + result.stderr) == (3, True)


def test_explain_tells_that_a_plugin_is_missing(run: Run) -> None:
    done = run("explain", "SW104", "-p", "nosuch")
    assert (done.exit_code, done.stdout) == (3, run("explain", "SW104").stdout)
    assert "error PL101 the plugin 'nosuch' (-p) cannot be loaded" in done.stderr


CLOSING = """\
import sys
from clustermodel.hookspecs import Finding, check, hookimpl
@check("ACM101")
def closes(ctx):
    "Doc."
    sys.stdout.close()
    sys.stderr.close()
    print("Still here")
    yield Finding("goal:goal", "found")
@hookimpl
def clustermodel_checks():
    return [closes]
"""


def test_a_check_that_closes_the_output_closes_only_what_it_sees(run: Run, good: Path, plugin: Path) -> None:
    plugin.write_text(CLOSING, "utf-8")
    done = run("check", good, "-p", plugin)
    assert "ACM101 found" in done.stdout
    assert f"PL112 the plugin '{plugin}' (-p) prints to the standard output: Still here" in done.stdout
    assert "in 1 programme" in done.stderr
