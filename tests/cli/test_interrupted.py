"""What ends a command from outside: Ctrl-C, an output that takes nothing."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "clustermodel"]
PLUGIN = '''"""An exporter that takes its time."""
import time
from pathlib import Path

from clustermodel.hookspecs import Exporter, hookimpl

def slow(ctx):
    "Something slow."
    Path("started").touch()
    time.sleep(600)

@hookimpl
def clustermodel_exporters():
    return [Exporter(name="slow", suffix=".txt", render=slow)]
'''


def _hear_interrupts() -> None:
    """What is started in the background may ignore these, and so does whatever it starts: these tests may be run there."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def started(folder: Path, plugin: str, *arguments: str) -> "subprocess.Popen[bytes]":
    """The command in a folder with a plugin, which works by now."""
    (folder / "slow.py").write_text(plugin, "utf-8")
    running = subprocess.Popen(
        [*COMMAND, *arguments, "-p", "./slow.py"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=_hear_interrupts,  # noqa: PLW1509 - no threads
    )  # fmt: skip
    wait_for(running, folder / "started")
    return running


def wait_for(running: "subprocess.Popen[bytes]", sign: Path) -> None:
    while not sign.exists():
        assert running.poll() is None


def test_ctrl_c_has_an_exit_code_of_its_own(good: Path, tmp_path: Path) -> None:
    running = started(tmp_path, PLUGIN, "export", str(good), "--to", "slow")
    running.send_signal(signal.SIGINT)
    _, stderr = running.communicate(timeout=60)
    assert (running.returncode, stderr) == (130, b"clustermodel: interrupted\n")


STUBBORN = PLUGIN.replace("    time.sleep(600)", """    while True:
        try:
            time.sleep(600)
        except KeyboardInterrupt:
            Path("heard").touch()""")


def test_ctrl_c_pressed_again_ends_what_takes_no_notice_of_it(good: Path, tmp_path: Path) -> None:
    running = started(tmp_path, STUBBORN, "export", str(good), "--to", "slow")
    running.send_signal(signal.SIGINT)
    wait_for(running, tmp_path / "heard")
    running.send_signal(signal.SIGINT)
    _, stderr = running.communicate(timeout=60)  # waits for all that could still write there
    assert (running.returncode, stderr) == (130, b"")


@pytest.mark.parametrize("arguments", [["--version"], ["plugins"]])
def test_an_output_that_is_full_is_told_in_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith(b"clustermodel: the output is incomplete")
    assert done.stderr.count(b"\n") == 1


def test_a_version_that_nobody_hears_is_no_fault() -> None:
    done = subprocess.run(["sh", "-c", '"$0" -m clustermodel --version >&-', sys.executable], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


STAYS = '''"""A check that never comes to its end."""
import time
from pathlib import Path

from clustermodel.hookspecs import hookimpl

@hookimpl
def clustermodel_relations(program):
    Path("started").touch()
    time.sleep(600)
'''


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_nothing_outlives_a_check_with_a_time_limit_that_is_ended(number: int, good: Path, tmp_path: Path) -> None:
    running = started(tmp_path, STAYS, "check", str(good), "--timeout", "600")
    running.send_signal(number)
    _, stderr = running.communicate(timeout=60)  # waits for all that could still write there
    assert stderr == b""
