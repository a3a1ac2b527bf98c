"""A plugin that ends the process is told, whatever exit code it chose, and nobody takes the file for a clean one."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

CHECK = "import os, signal, sys, threading, time\nfrom clustermodel.hookspecs import check, hookimpl\n"
OFFERED = """
@check("BYE101")
def bye(ctx):
    "Doc."
    {body}
    return ()

@hookimpl
def clustermodel_checks():
    return [bye]
"""
ENDINGS = {
    "as if all were well": ("os._exit(0)", "exit code 0"),
    "as if something were found": ("os._exit(1)", "exit code 1"),
    "by a crash": ("os.kill(os.getpid(), signal.SIGSEGV)", f"exit code -{signal.SIGSEGV.value}"),
    "for another program": ("os.execv(sys.executable, [sys.executable, '-c', ''])", "exit code 0"),
}


@pytest.fixture
def plugin(tmp_path: Path) -> Path:
    return tmp_path / "bye.py"


def write(plugin: Path, body: str) -> None:
    plugin.write_text(CHECK + OFFERED.format(body=body), "utf-8")


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "clustermodel", *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, encoding="utf-8", env=os.environ | {"LC_ALL": "C"})


def run(*arguments: str | Path) -> tuple[int, str, str]:
    process = start(*arguments)
    output, told = process.communicate()
    return process.returncode, output, told


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
def test_a_check_that_ends_the_process_is_named(ending: tuple[str, str], good: Path, plugin: Path) -> None:
    body, how = ending
    write(plugin, body)
    code, _, told = run("check", good, "-p", plugin)
    assert code == 3
    assert f"PL117 the plugin '{plugin}' (-p) ended the process it worked in (BYE101, {how})" in told
    assert "= report it to the plugin's author; all that was to follow is missing" in told


def test_an_import_that_does_is_too_by_every_verb(good: Path, plugin: Path) -> None:
    plugin.write_text("import os\nos._exit(0)\n", "utf-8")
    for verb in (["check", good], ["publish", good, "-o", good.parent / "out"], ["explain"], ["export", good, "--to", "json"]):
        code, _, told = run(*verb, "-p", plugin)
        assert (code, "(import, exit code 0)" in told) == (3, True)


def test_one_that_is_not_at_work_when_it_does_is_not_named_but_the_loss_is(good: Path, plugin: Path) -> None:
    write(plugin, "import clustermodel.cli.check as verb; verb._summary = lambda *_: os._exit(0)")
    code, _, told = run("check", good, "-p", plugin)
    assert (code, told.startswith("the process has been ended before its time, by a plugin or from without")) == (3, True)


def test_what_it_finds_is_as_it_was(good: Path, plugin: Path) -> None:
    write(plugin, "pass")
    assert run("check", good, "-p", plugin) == run("check", good)


def waiting(plugin: Path) -> tuple[Path, str]:
    """A note of the process in which a check waits, and the body of the check."""
    note = plugin.with_suffix(".pid")
    return note, f"open({str(note) + '.new'!r}, 'w').write(str(os.getpid())); os.rename({str(note) + '.new'!r}, {str(note)!r}); time.sleep(600)"


def read(note: Path) -> int:
    while not note.exists():
        time.sleep(0.01)
    return int(note.read_text())


def is_there(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_nobody_is_left_when_the_run_is_ended(number: signal.Signals, good: Path, plugin: Path) -> None:
    note, body = waiting(plugin)
    write(plugin, body)
    process = start("check", good, "-p", plugin)
    worker = read(note)
    process.send_signal(number)
    _, told = process.communicate()
    assert (process.returncode in (128 + number, -number), told) == (True, "")
    while is_there(worker):
        time.sleep(0.01)


@pytest.mark.parametrize("send", [os.kill, os.killpg], ids=["by another program", "by a terminal"])
def test_ctrl_c_ends_it_as_ever(send: Callable[[int, int], None], good: Path, plugin: Path) -> None:
    note, body = waiting(plugin)
    write(plugin, body)
    command = [sys.executable, "-m", "clustermodel", "check", str(good), "-p", str(plugin)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | {"LC_ALL": "C"}, process_group=0)
    read(note)
    send(process.pid, signal.SIGINT)
    _, told = process.communicate()
    assert (process.returncode, told) == (130, "interrupted; 0 of 1 programmes checked\n")
