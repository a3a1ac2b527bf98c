"""What the conformance kit is for: plugins as they would come, a module in a file each, with one fault that it names."""

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from clustermodel.exporting import ExportError
from clustermodel.testing.conformance import PluginTests

Written = Callable[..., ModuleType]

EXPORTER = """
from clustermodel.hookspecs import Exporter, hookimpl
{head}
def render(ctx):
    {body}

@hookimpl
def clustermodel_exporters():
    return [Exporter(name="mine", suffix="{suffix}", render=render)]
"""

CHECKS = '''
from clustermodel.hookspecs import Finding, check, checks_in, hookimpl

@check("ACM101")
def long_name(ctx):
    """A name is long. Fails: a long one. Passes: a short one. Fix: shorten it."""
    for kpi in ctx.program.kpis:
        if {condition}:
            yield Finding(kpi.address, "long")

@hookimpl
def clustermodel_checks():
    return checks_in(globals())
'''
HEAD = "format: clustermodel/1\nprogram: {id: demo, title: Demo, cluster: Demo}\n"
PASS = HEAD + "kpis:\n  - {id: K1, name: Jars}\n"
FAIL = HEAD + "kpis:\n  - {id: K1, name: Jars}\n  - {id: K2, name: Jars of honey that are sold} #! ACM101\n"


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Written]:
    """Write a plugin's module, and import it."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(tmp_path)

    def write(text: str, name: str = "faulty_plugin") -> ModuleType:
        path = tmp_path / f"{name.replace('.', '/')}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        return importlib.import_module(name)

    yield write
    for name in set(sys.modules) - before:
        del sys.modules[name]


def exporter(body: str, head: str = "", suffix: str = ".txt") -> str:
    return EXPORTER.format(head=head, body=body, suffix=suffix)


def conforms(plugin: ModuleType, *tests: str, folder: Path | str = "nowhere") -> None:
    """Run tests of the kit on a plugin; all of them if none is named."""
    made = type("Made", (PluginTests,), {"plugin": plugin, "cases": str(folder), "__module__": __name__})()
    for name in tests or [name for name in dir(made) if name.startswith("test_")]:
        getattr(made, name)()


TWICE, EVERYWHERE = "test_an_exporter_makes_the_same_of_the_same", "test_an_exporter_makes_the_same_everywhere"
ANY_TEXT, CASES_HOLD = "test_an_exporter_takes_any_text", "test_every_check_finds_what_its_cases_say_and_nothing_else"

CLOCKS = {
    "the day": ("return f'{date.today()}'", "from datetime import date"),
    "the day, by its module": ("return f'{datetime.date.today()}'", "import datetime"),
    "the day, under another name": ("return f'{D.today()}'", "from datetime import date as D"),
    "now": ("return f'{datetime.now()}'", "from datetime import datetime"),
    "now in UTC": ("return f'{datetime.now(UTC)}'", "from datetime import UTC, datetime"),
    "now, by its module": ("return f'{datetime.datetime.now()}'", "import datetime"),
    "seconds": ("return f'{time.time()}'", "import time"),
    "seconds, by name": ("return f'{time()}'", "from time import time"),
    "a formatted time": ("return strftime('%Y')", "from time import strftime"),
}


@pytest.mark.parametrize(("body", "head"), CLOCKS.values(), ids=CLOCKS)
def test_a_look_at_the_clock_is_noticed(body: str, head: str, written: Written) -> None:
    with pytest.raises(Exception, match="neither the network nor the clock"):
        conforms(written(exporter(body, head)), TWICE)


def test_a_look_at_the_clock_in_another_module_of_the_package_is_noticed(written: Written) -> None:
    written("", "acme_faulty.__init__")
    written("from datetime import date\ndef stamp():\n    return f'{date.today()}'\n", "acme_faulty.dates")
    plugin = written(exporter("return stamp()", "from acme_faulty.dates import stamp"), "acme_faulty.plugin")
    with pytest.raises(Exception, match="neither the network nor the clock"):
        conforms(plugin, TWICE)


NETWORKS = {
    "a page": ("urlopen('http://example.org/').read()", "from urllib.request import urlopen"),
    "a socket": ("socket()", "from socket import socket"),
    "a name": ("getaddrinfo('example.org', 80)", "from socket import getaddrinfo"),
}


@pytest.mark.parametrize(("body", "head"), NETWORKS.values(), ids=NETWORKS)
def test_a_use_of_the_network_is_noticed(body: str, head: str, written: Written) -> None:
    with pytest.raises(Exception, match="neither the network nor the clock"):
        conforms(written(exporter(f"return str({body})", head)), TWICE)


ACCIDENTS = {
    "the order of a set": "return ' '.join({kpi.id for kpi in ctx.program.kpis} | {one.id for one in ctx.program.organizations})",
    "a hash": "return str(hash('a text'))",
    "the locale": "import os\n    return os.environ['LC_ALL']",
    "the time zone": "import datetime\n    return str(ctx.as_of) + str(datetime.datetime(2021, 1, 1).astimezone().tzinfo)",
}


@pytest.mark.parametrize("body", ACCIDENTS.values(), ids=ACCIDENTS)
def test_what_depends_on_the_machine_is_noticed(body: str, written: Written) -> None:
    with pytest.raises(AssertionError, match="make something else with another hash seed, time zone or locale"):
        conforms(written(exporter(body)), EVERYWHERE)


UNESCAPED = {
    ".html": "return f'<p>{ctx.program.header.title}</p>'",
    ".htm": "return f'<p title=\"{ctx.program.header.title}\">x</p>'",
    ".svg": "return f'<svg><text>{ctx.program.header.title}</text></svg>'",
    ".json": "return '{\"title\": \"' + str(ctx.program.header.title) + '\"}'",
    ".csv": "return 'id,name\\n' + '\\n'.join(f'{one.id},{one.name}' for one in ctx.program.kpis)",
    ".md": "return f'# {ctx.program.header.title}\\n'",
}


@pytest.mark.parametrize(("suffix", "body"), UNESCAPED.items())
def test_a_text_that_is_not_escaped_is_noticed_even_if_no_parser_is_named(suffix: str, body: str, written: Written) -> None:
    with pytest.raises(Exception, match=r"lets a text become more|mismatched tag|Expecting|delimiter"):
        conforms(written(exporter(body, suffix=suffix)), ANY_TEXT)


ESCAPED = {
    ".html": ("return f'<p title=\"{escape(str(ctx.program.header.title))}\">{escape(ctx.program.kpis[0].name)}</p>'", "from html import escape"),
    ".svg": ("return f'<svg><text>{escape(str(ctx.program.header.title))}</text></svg>'", "from html import escape"),
    ".json": ("return dumps({'title': str(ctx.program.header.title)})", "from json import dumps"),
    ".csv": ("made = io.StringIO()\n    csv.writer(made, delimiter=';').writerows([['id', 'name'], *([one.id, one.name] for one in ctx.program.kpis)])\n    return made.getvalue()", "import csv, io"),
}  # fmt: skip


@pytest.mark.parametrize(("suffix", "body", "head"), [(suffix, *one) for suffix, one in ESCAPED.items()])
def test_a_text_that_is_escaped_is_nothing_to_speak_of(suffix: str, body: str, head: str, written: Written) -> None:
    conforms(written(exporter(body, head, suffix)), ANY_TEXT)


CASES = {
    "silent where it should find": ("False", PASS, FAIL),
    "finds what is right": ("True", PASS, FAIL),
    "finds in another line": ("kpi.id == 'K1' and len(ctx.program.kpis) > 1", PASS, FAIL),
    "marks no line": ("len(kpi.name) > 9", PASS, PASS),
}


def folder(tmp_path: Path, passes: str, fails: str) -> Path:
    cases = tmp_path / "cases"
    (cases / "ACM101").mkdir(parents=True)
    (cases / "ACM101" / "pass_short.yaml").write_text(passes, "utf-8")
    (cases / "ACM101" / "fail_long.yaml").write_text(fails, "utf-8")
    return cases


@pytest.mark.parametrize(("condition", "passes", "fails"), CASES.values(), ids=CASES)
def test_a_check_that_does_not_do_what_its_cases_say_is_noticed(
    condition: str, passes: str, fails: str, written: Written, tmp_path: Path
) -> None:
    with pytest.raises(AssertionError, match=r"pass_short\.yaml|fail_long\.yaml"):
        conforms(written(CHECKS.format(condition=condition)), CASES_HOLD, folder=folder(tmp_path, passes, fails))


def test_a_check_that_does_what_its_cases_say_conforms(written: Written, tmp_path: Path) -> None:
    conforms(written(CHECKS.format(condition="len(kpi.name) > 9")), folder=folder(tmp_path, PASS, FAIL))


def test_a_check_that_fails_on_some_programmes_is_noticed(written: Written, tmp_path: Path) -> None:
    condition = "len(kpi.name) > 9 or (kpi.measures and 1 / 0)"
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        conforms(written(CHECKS.format(condition=condition)), folder=folder(tmp_path, PASS, FAIL))


def test_an_exporter_that_fails_in_another_process_is_named(written: Written) -> None:
    plugin = written(exporter("return os.environ['WANTED']", "import os"))
    with pytest.raises(AssertionError, match=r"exporter 'mine'.*WANTED"):
        conforms(plugin, EVERYWHERE)


def test_a_date_that_is_given_may_be_written_in_any_way(written: Written) -> None:
    body = "return f\"{ctx.as_of.strftime('%d.%m.%Y')} {time.strftime('%Y', ctx.as_of.timetuple())}\""
    conforms(written(exporter(body, "import time")), TWICE)


def test_the_clock_behind_a_function_that_could_be_given_a_time_is_seen(written: Written) -> None:
    with pytest.raises(ExportError, match="clock"):
        conforms(written(exporter("return time.strftime('%Y')", "import time")), TWICE)


FORMULAS = "test_an_exporter_of_tables_makes_no_formula_of_a_text"
TABLE = """
    import csv, io
    out = io.StringIO()
    writer = csv.writer(out, delimiter={delimiter!r})
    writer.writerow(["id", "name", "number"])
    for kpi in ctx.program.kpis:
        writer.writerow([kpi.id, {name}, "-5.5"])
    return out.getvalue()
"""


@pytest.mark.parametrize(("suffix", "delimiter"), [(".csv", ","), (".csv", ";"), (".tsv", "\t")])
def test_a_formula_in_a_table_is_noticed(suffix: str, delimiter: str, written: Written) -> None:
    with pytest.raises(AssertionError, match="a text for a formula"):
        conforms(written(exporter(TABLE.format(delimiter=delimiter, name="kpi.name"), suffix=suffix)), FORMULAS)


def test_a_text_that_is_marked_as_one_and_a_negative_number_are_no_formulas(written: Written) -> None:
    conforms(written(exporter(TABLE.format(delimiter=",", name='"\'" + kpi.name'), suffix=".csv")), FORMULAS)


def test_a_folder_of_a_code_that_there_is_not_is_noticed(written: Written, tmp_path: Path) -> None:
    for code, name, text in (("ACM101", "pass_a", PASS), ("ACM101", "fail_a", FAIL), ("ACM999", "pass_a", PASS)):
        (tmp_path / "cases" / code).mkdir(parents=True, exist_ok=True)
        (tmp_path / "cases" / code / f"{name}.yaml").write_text(text, "utf-8")
    plugin = written(CHECKS.format(condition="len(kpi.name) > 9"))
    with pytest.raises(AssertionError, match="ACM999"):
        conforms(plugin, "test_every_case_is_of_a_check_that_there_is", folder=tmp_path / "cases")


def test_a_case_that_is_missing_is_named(written: Written, tmp_path: Path) -> None:
    (tmp_path / "cases" / "ACM101").mkdir(parents=True)
    (tmp_path / "cases" / "ACM101" / "fail_a.yaml").write_text(FAIL, "utf-8")
    plugin = written(CHECKS.format(condition="len(kpi.name) > 9"))
    with pytest.raises(AssertionError, match=r"ACM101/pass_"):
        conforms(plugin, "test_every_check_has_a_pass_and_a_fail_case", folder=tmp_path / "cases")
