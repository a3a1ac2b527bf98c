"""A stranger's package, found by its entry point alone: what it adds appears, and what it breaks harms nobody else.

The package in `acme/` installs with pip as it stands. Here its files and metadata are laid out by hand in a folder on
PYTHONPATH, which is all that an installation comes to, so that the tests need no network.
"""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
ACME = Path(__file__).parent / "acme"
GOOD = (ACME / "acme_clustermodel.py").read_text("utf-8")
DAIRY = "examples/dairy/dairy_valley.yaml"

Installed = Callable[..., Path]

OFFER = "from clustermodel.hookspecs import Check, Finding, check, hookimpl\n"

BROKEN = {
    "raises on import": ("PL101", "raise RuntimeError('no licence')\n", "RuntimeError: no licence"),
    "exits on import": ("PL101", "raise SystemExit(0)\n", "SystemExit: 0"),
    "raises in its hook": (
        "PL102",
        OFFER + "@hookimpl\ndef clustermodel_checks():\n    yield from ()\n    raise OSError('no rules')\n",
        "OSError: no rules",
    ),
    "exits in its hook": ("PL102", OFFER + "@hookimpl\ndef clustermodel_checks():\n    raise SystemExit(0)\n", "SystemExit: 0"),
    "yields a wrong type from its hook": (
        "PL103",
        OFFER + "@hookimpl\ndef clustermodel_checks():\n    yield 'ACM101'\n",
        "str from clustermodel_checks",
    ),
    "takes a code that is taken": (
        "PL104",
        OFFER + "@hookimpl\ndef clustermodel_checks():\n    yield Check('TR103', 'error', lambda ctx: ())\n",
        "'TR103'",
    ),
    "raises in the middle of its check": (
        "PL105",
        OFFER + "@check('ACM101')\ndef one(ctx):\n    'Doc.'\n    yield from ()\n    1 / 0\n"
        "@hookimpl\ndef clustermodel_checks():\n    return [one]\n",
        "ZeroDivisionError",
    ),
    "exits in its check": (
        "PL105",
        OFFER + "@check('ACM101')\ndef one(ctx):\n    'Doc.'\n    yield from ()\n    raise SystemExit(0)\n"
        "@hookimpl\ndef clustermodel_checks():\n    return [one]\n",
        "SystemExit: 0",
    ),
    "yields a wrong type from its check": (
        "PL106",
        OFFER + "@check('ACM101')\ndef one(ctx):\n    'Doc.'\n    yield 'wrong'\n"
        "@hookimpl\ndef clustermodel_checks():\n    return [one]\n",
        "str, where a Finding belongs",
    ),
    "raises what is no Exception": (
        "PL105",
        OFFER + "class Stop(BaseException):\n    def __str__(self):\n        raise OSError\n"
        "@check('ACM101')\ndef one(ctx):\n    'Doc.'\n    yield from ()\n    raise Stop\n"
        "@hookimpl\ndef clustermodel_checks():\n    return [one]\n",
        "Stop",
    ),
    "finds what cannot be shown": (
        "PL105",
        OFFER + "class Evil:\n    def __str__(self):\n        raise OSError('no text')\n"
        "@check('ACM101')\ndef one(ctx):\n    'Doc.'\n    yield Finding('', '{x}', {'x': Evil()})\n"
        "@hookimpl\ndef clustermodel_checks():\n    return [one]\n",
        "OSError: no text",
    ),
    "finds a million defects": (
        "PL113",
        OFFER + "@check('ZZZ101')\ndef one(ctx):\n    'Doc.'\n    yield from (Finding('', 'again') for _ in range(1_000_000))\n"
        "@hookimpl\ndef clustermodel_checks():\n    return [one]\n",
        "more than 10000 findings",
    ),
    "never stops finding": (
        "PL113",
        OFFER + "@check('ZZZ101')\ndef one(ctx):\n    'Doc.'\n    while True:\n        yield Finding('', 'again')\n"
        "@hookimpl\ndef clustermodel_checks():\n    return [one]\n",
        "more than 10000 findings",
    ),
    "changes the index of references": (
        "PL105",
        OFFER + "@check('ACM101')\ndef one(ctx):\n    'Doc.'\n    ctx.links.elements.clear()\n    yield\n"
        "@hookimpl\ndef clustermodel_checks():\n    return [one]\n",
        "AttributeError: 'mappingproxy' object has no attribute 'clear'",
    ),
    "changes the programme": (
        "PL105",
        OFFER + "@check('ACM101')\ndef one(ctx):\n    'Doc.'\n    ctx.program.kpis[0].name = 'Mine'\n    yield\n"
        "@hookimpl\ndef clustermodel_checks():\n    return [one]\n",
        "FrozenInstanceError",
    ),
    "is made for another interface": (
        "PL114",
        OFFER + "CLUSTERMODEL_API = '2.0'\n@hookimpl\ndef clustermodel_checks():\n    1 / 0\n",
        "plugin interface 2.0; this is 1.0",
    ),
    "takes arguments that its hook does not have": (
        "PL107",
        OFFER + "@hookimpl\ndef clustermodel_checks(programme):\n    return []\n",
        "programme",
    ),
    "forgets to mark its hook": (
        "PL107",
        OFFER + "def clustermodel_checks():\n    return []\n",
        "clustermodel_checks lacks the mark @hookimpl",
    ),
    "says the place of a finding in a text": (
        "PL105",
        OFFER + "@check('ACM101')\ndef one(ctx):\n    'Doc.'\n    yield Finding('program:x', 'Wrong.', at='title')\n"
        "@hookimpl\ndef clustermodel_checks():\n    return [one]\n",
        "must be keys and indexes",
    ),
    "implements a hook that there is not": (
        "PL107",
        OFFER + "@hookimpl\ndef clustermodel_chekcs():\n    return []\n",
        "clustermodel_chekcs",
    ),
}


@pytest.fixture
def installed(tmp_path: Path) -> Installed:
    """Lay out the package with the given text of its module, as pip would, in a folder of its own."""

    def install(module: str, entry: str = "acme") -> Path:
        project = tomllib.loads((ACME / "pyproject.toml").read_text("utf-8"))["project"]
        name, version = project["name"], project["version"]
        info = tmp_path / f"{name.replace('-', '_')}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8")
        value = project["entry-points"]["clustermodel"]["acme"]
        (info / "entry_points.txt").write_text(f"[clustermodel]\n{entry} = {value}\n", "utf-8")
        (tmp_path / "acme_clustermodel.py").write_text(module, "utf-8")
        return tmp_path

    return install


def run(*arguments: str, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command, in a process of its own, with a folder of packages or without."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | {"LC_ALL": "C.UTF-8"}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    command = [sys.executable, "-m", "clustermodel", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def findings(path: Path | None = None) -> list[dict[str, Any]]:
    """What `check` says about the dairy programme."""
    done = run("check", DAIRY, "--as-of", "2027-03-01", "--format", "json", path=path)
    assert "Traceback" not in done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)["diagnostics"]
    return found


def place_of(text: str) -> tuple[int, int]:
    """Line and column of a text that the dairy programme holds once."""
    lines = (ROOT / DAIRY).read_text("utf-8").splitlines()
    [(number, line)] = [(number, line) for number, line in enumerate(lines, 1) if text in line]
    return number, line.index(text) + 1


@pytest.fixture(scope="module")
def undisturbed() -> list[dict[str, Any]]:
    """What is found without the stranger's package."""
    return findings()


def test_its_finding_stands_among_the_others_with_its_place(installed: Installed, undisturbed: list[dict[str, Any]]) -> None:
    found = findings(installed(GOOD))
    [theirs] = [one for one in found if one["code"] == "ACM101"]
    assert [one for one in found if one["code"] != "ACM101"] == undisturbed
    assert theirs["subject"] == "action:1.5/budget"
    assert theirs["severity"] == "warning"
    assert theirs["message"] == "funding:members alone pays 110 of this action"
    assert theirs["path"] == DAIRY
    assert (theirs["line"], theirs["column"]) == place_of("{2026: 22, 2027: 48, 2028: 40}")


def test_text_output_shows_its_finding_as_path_line_and_column(installed: Installed) -> None:
    done = run("check", DAIRY, "--as-of", "2027-03-01", "--select", "ACM", path=installed(GOOD))
    line, column = place_of("{2026: 22, 2027: 48, 2028: 40}")
    assert f"{DAIRY}:{line}:{column}" in done.stdout
    assert "ACM101" in done.stdout


def test_it_is_explained_and_listed(installed: Installed) -> None:
    path = installed(GOOD)
    assert "If that one withdraws, the action falls." in run("explain", "ACM101", path=path).stdout
    assert "acme-clustermodel 2.1.0" in run("plugins", path=path).stdout


def test_its_exporter_is_offered(installed: Installed) -> None:
    done = run("export", DAIRY, "--to", "acme-checklist", "-o", "-", path=installed(GOOD))
    assert done.stdout.splitlines()[1] == "[ ] 1.2 Build the whey plant"


def test_its_exporter_tells_and_takes_its_options(installed: Installed) -> None:
    path = installed(GOOD)
    told = run("export", "--help-exporter", "acme-checklist", path=path).stdout
    assert "--opt mark=[ ]" in told
    assert "What stands before each action." in told
    done = run("export", DAIRY, "--to", "acme-checklist", "--opt", "mark=- [ ]", path=path)
    assert done.stdout.splitlines()[1] == "- [ ] 1.2 Build the whey plant"
    wrong = run("export", DAIRY, "--to", "acme-checklist", "--opt", "marc=x", path=path)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "there is no option of acme-checklist 'marc'. Did you mean mark?" in wrong.stderr


@pytest.mark.parametrize(
    ("body", "exit_code", "said"),
    [
        ("raise OSError('no paper')", 3, "PL110 the exporter 'sheet' of 'acme' (acme-clustermodel 2.1.0) failed: OSError: no paper"),
        ("raise SystemExit(0)", 3, "failed: SystemExit: 0"),
        ("return 5", 3, "failed: TypeError: it returned int"),
        ("return '\\ud800'", 3, "failed: UnicodeEncodeError"),
        ("import nowhere_to_be_found", 2, "PL111 the exporter 'sheet' needs the module 'nowhere_to_be_found'"),
    ],
)
def test_an_exporter_that_gives_nothing_is_named(installed: Installed, body: str, exit_code: int, said: str) -> None:
    path = installed(
        "from clustermodel.hookspecs import Exporter, hookimpl\n"
        f"def render(ctx):\n    {body}\n"
        "@hookimpl\ndef clustermodel_exporters():\n    return [SHEET]\n"
        "SHEET = Exporter(name='sheet', suffix='.txt', render=render, install='acme[sheet]')\n"
    )
    done = run("export", DAIRY, "--to", "sheet", path=path)
    assert (done.returncode, done.stdout) == (exit_code, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_result_shows_in_the_exit_code(installed: Installed) -> None:
    complete = run("check", DAIRY, "--as-of", "2027-03-01", "--fail-on", "never")
    broken = run("check", DAIRY, "--as-of", "2027-03-01", "--fail-on", "never", path=installed("raise RuntimeError\n"))
    assert (complete.returncode, broken.returncode) == (0, 3)


@pytest.mark.parametrize(("code", "module", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_one_is_named_and_the_others_are_complete(
    code: str, module: str, said: str, installed: Installed, undisturbed: list[dict[str, Any]]
) -> None:
    done = run("check", DAIRY, "--as-of", "2027-03-01", "--fail-on", "never", "--format", "json", path=installed(module))
    found = json.loads(done.stdout)["diagnostics"]
    [told] = [one for one in found if one["code"].startswith("PL")]
    assert (told["code"], done.returncode, "Traceback" in done.stderr) == (code, 3, False)
    assert "'acme' (acme-clustermodel 2.1.0)" in told["message"]
    assert said in told["message"]
    assert [one for one in found if not one["code"].startswith(("PL", "ZZZ"))] == undisturbed


def test_one_that_calls_itself_like_one_of_the_library_does_not_replace_it(
    installed: Installed, undisturbed: list[dict[str, Any]]
) -> None:
    found = findings(installed(GOOD, "checks.traceability"))
    assert [one for one in found if one["code"] != "ACM101"] == undisturbed
    assert len(found) == len(undisturbed) + 1


def test_what_it_prints_does_not_spoil_the_result(installed: Installed, undisturbed: list[dict[str, Any]]) -> None:
    loud = GOOD.replace("    for action in ctx.program", "    print('Thank you for using ACME!')\n    for action in ctx.program", 1)
    path = installed("print('Welcome')\n" + loud)
    assert run("check", DAIRY, "--as-of", "2027-03-01", "--fail-on", "never", path=path).returncode == 0
    found = findings(path)
    told = [one for one in found if one["code"] == "PL112"]
    assert [one["severity"] for one in told] == ["warning", "warning"]
    assert "(acme-clustermodel 2.1.0) prints to the standard output: Welcome" in told[1]["message"]
    assert "Thank you for using ACME!" in told[0]["message"]
    assert [one for one in found if one["code"] not in ("PL112", "ACM101")] == undisturbed
    assert "ACM101" in {one["code"] for one in found}


HANGING = {
    "on import": ("while True: pass\n", "import"),
    "in its hook": (OFFER + "@hookimpl\ndef clustermodel_checks():\n    while True: pass\n", "clustermodel_checks"),
    "in its check": (
        OFFER + "import time\n@check('ACM101')\ndef one(ctx):\n    'Doc.'\n    yield from ()\n    time.sleep(10 ** 6)\n"
        "@hookimpl\ndef clustermodel_checks():\n    return [one]\n",
        "ACM101",
    ),
}


@pytest.mark.parametrize(("module", "where"), HANGING.values(), ids=HANGING)
def test_one_that_hangs_is_ended_and_the_others_are_complete(
    module: str, where: str, installed: Installed, undisturbed: list[dict[str, Any]]
) -> None:
    done = run("check", DAIRY, "--as-of", "2027-03-01", "--format", "json", "--timeout", "2", path=installed(module))
    first, *others = json.loads(done.stdout)["diagnostics"]
    assert first["code"] == "PL116"
    assert first["message"] == f"the plugin 'acme' (acme-clustermodel 2.1.0) did not come to an end within 2 s in {where}"
    assert (others, done.returncode) == (undisturbed, 3)


def test_one_that_ends_the_process_is_named_and_the_others_are_complete(
    installed: Installed, undisturbed: list[dict[str, Any]]
) -> None:
    module = OFFER + "import os\n@check('ACM101')\ndef one(ctx):\n    'Doc.'\n    os._exit(7)\n    yield\n"
    path = installed(module + "@hookimpl\ndef clustermodel_checks():\n    return [one]\n")
    done = run("check", DAIRY, "--as-of", "2027-03-01", "--format", "json", "--timeout", "30", path=path)
    first, *others = json.loads(done.stdout)["diagnostics"]
    assert (first["code"], done.returncode) == ("PL117", 3)
    assert "ended the process it worked in (ACM101, exit code 7)" in first["message"]
    assert others == undisturbed


def test_with_a_timeout_the_findings_are_the_same(installed: Installed) -> None:
    arguments = ("check", DAIRY, "--as-of", "2027-03-01", "--format", "json")
    path = installed(GOOD)
    assert run(*arguments, "--timeout", "60", path=path).stdout == run(*arguments, path=path).stdout


def test_one_can_be_left_out_or_required_by_name(installed: Installed, undisturbed: list[dict[str, Any]]) -> None:
    arguments = ("check", DAIRY, "--as-of", "2027-03-01", "--format", "json")
    path = installed("raise RuntimeError\n")
    for name in ("acme", "acme-clustermodel"):
        without = run(*arguments, "-p", f"no:{name}", path=path)
        assert (json.loads(without.stdout)["diagnostics"], without.returncode) == (undisturbed, 1)
    required = run(*arguments, "-p", "acme", path=path)
    assert {"PL101", "PL108"} <= {one["code"] for one in json.loads(required.stdout)["diagnostics"]}


def test_its_health_is_listed(installed: Installed) -> None:
    def listed(path: Path) -> dict[str, Any]:
        (found,) = [one for one in json.loads(run("plugins", "--json", path=path).stdout) if one["name"] == "acme"]
        return found  # type: ignore[no-any-return]

    works = listed(installed(GOOD))
    assert works == {
        "name": "acme",
        "origin": "acme-clustermodel",
        "version": "2.1.0",
        "hooks": ["clustermodel_checks", "clustermodel_exporters"],
        "checks": ["ACM101"],
        "exporters": ["acme-checklist"],
        "health": "works",
        "problems": [],
    }
