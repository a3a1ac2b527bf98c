"""`clustermodel check` of many programmes, as a real process with worker processes of its own."""

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import GOOD
from tests.cli.many import AS_OF, COMMAND, ENVIRONMENT, check, plugin, said

FORMATS = ("text", "json", "sarif", "junit", "github", "markdown")
@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Forty programmes in five folders, some of them with errors, with neighbours and with waivers."""
    for number in range(40):
        path = tmp_path / "all" / f"r{number % 5}" / f"p{number:02}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = GOOD.replace("id: demo", f"id: p{number}")
        neighbour = f"p{(number + 5) % 40}"
        text += f"clusters: [{{id: {neighbour}, name: N}}]\nlinks: [{{id: L1, with: [{neighbour}], kind: goods}}]\n"
        if number % 7 == 0:
            text = text.replace("drives: {K1: weak}", "drives: {K12: weak}")
        if number % 9 == 0:
            text += "waivers: [{code: LK103, at: 'cluster:" + neighbour + "', reason: agreed}]\n"
        path.write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("shape", FORMATS)
def test_the_output_is_the_same_to_the_byte_for_any_number_of_jobs(folder: Path, shape: str) -> None:
    one = check(folder, "all", "--format", shape, "--jobs", "1")
    assert one.returncode == 1
    assert b"LK103" in one.stdout
    assert said(check(folder, "all", "--format", shape, "--jobs", "3")) == said(one)


def test_the_number_of_jobs_is_chosen_if_none_is_given(folder: Path) -> None:
    assert said(check(folder, "all")) == said(check(folder, "all", "--jobs", "auto"))


def test_waivers_strictness_and_a_time_limit_work_with_jobs(folder: Path) -> None:
    for options in (["--show-waived"], ["--strict", "--fail-on", "error"], ["--lang", "ru"], ["--select", "LK,RF"]):
        one = check(folder, "all", *options, "--jobs", "1")
        assert said(check(folder, "all", *options, "--jobs", "2")) == said(one)
        assert said(check(folder, "all", *options, "--jobs", "2", "--timeout", "60")) == said(one)


def test_fixes_are_made_in_all_files(folder: Path) -> None:
    one = check(folder, "all", "--diff", "--jobs", "1")
    assert said(check(folder, "all", "--diff", "--jobs", "2")) == said(one)
    done = check(folder, "all", "--fix", "--jobs", "2")
    assert b" fixed\n" in done.stderr


@pytest.mark.parametrize("jobs", ["2", "3"])
def test_a_file_that_kills_its_process_is_named_and_the_rest_is_completed(folder: Path, jobs: str) -> None:
    name = plugin(folder, 'if id in ("p6", "p33"): os._exit(1) if id == "p6" else os.kill(os.getpid(), signal.SIGKILL)')
    done = check(folder, "all", "-p", name, "--jobs", jobs, "--select", "TRY", "--format", "github")
    lines = done.stdout.decode().splitlines()
    assert len(lines) == 40
    assert [line.partition(",")[0] for line in lines if "PL120" in line] == [
        "::error file=all/r1/p06.yaml",
        "::error file=all/r3/p33.yaml",
    ]
    assert sum("TRY101" in line for line in lines) == 38
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr


def test_what_is_wrong_with_a_plugin_is_told_once(folder: Path) -> None:
    name = plugin(folder, 'raise ValueError("always")')
    one = check(folder, "all", "-p", name, "--jobs", "1", "--select", "PL,TRY")
    assert one.stdout.count(b"PL105") == 1
    assert one.returncode == 3
    assert said(check(folder, "all", "-p", name, "--jobs", "2", "--select", "PL,TRY")) == said(one)


def test_a_plugin_that_hangs_is_named_and_left_out_of_all(folder: Path) -> None:
    body = 'if id == "p12": time.sleep(600)'
    name = plugin(folder, body)
    several = [check(folder, "all", "-p", name, "--jobs", jobs, "--timeout", "5", "--format", "json") for jobs in "12"]
    assert said(several[0]) == said(several[1])
    found = json.loads(several[0].stdout)["diagnostics"]
    assert "PL116" in [one["code"] for one in found]
    assert "TRY101" not in [one["code"] for one in found]
    assert several[0].returncode == 3


def _hear_interrupts() -> None:
    """What a shell starts in the background ignores SIGINT, and so does whatever it starts: these tests may be run there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("options", [["--jobs", "1"], ["--jobs", "2"], ["--jobs", "2", "--timeout", "600"]])
def test_ctrl_c_ends_everything_without_a_traceback(folder: Path, options: list[str]) -> None:
    name = plugin(folder, 'open("pid" + str(os.getpid()), "w").close(); time.sleep(600)')
    running = subprocess.Popen(
        [*COMMAND, *AS_OF, "all", "-p", name, *options],
        cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        preexec_fn=_hear_interrupts,  # noqa: PLW1509 - it starts no thread and takes no lock
    )  # fmt: skip
    while not list(folder.glob("pid*")):
        assert running.poll() is None
    os.killpg(running.pid, signal.SIGINT)
    _, stderr = running.communicate(timeout=60)
    assert running.returncode == 130
    assert stderr.decode() == "interrupted; 0 of 40 programmes checked\n"
    for one in folder.glob("pid*"):
        with pytest.raises(ProcessLookupError):
            os.kill(int(one.name[3:]), 0)


def test_a_reader_who_has_seen_enough_ends_it_in_silence(folder: Path) -> None:
    name = plugin(folder, "")
    head = f"{sys.executable} -m clustermodel check all -p {name} --jobs 2 | head -n 1"
    done = subprocess.run(["bash", "-c", head], cwd=folder, env=ENVIRONMENT, capture_output=True, check=False)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


def on_terminal(folder: Path, *arguments: str, environment: Mapping[str, str]) -> str:
    """What the command writes on the standard error, when that is a terminal."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [*COMMAND, *AS_OF, *arguments], cwd=folder, env={**ENVIRONMENT, **environment}, stdout=subprocess.DEVNULL, stderr=theirs
    )
    os.close(theirs)
    written = b""
    try:
        while piece := os.read(ours, 4096):
            written += piece
    except OSError:  # the other end is closed
        pass
    running.wait()
    os.close(ours)
    return written.decode()


def test_a_run_that_takes_long_shows_on_a_terminal_how_far_it_is(folder: Path) -> None:
    name = plugin(folder, 'time.sleep(3 if id == "p20" else 0)')
    told = on_terminal(folder, "all", "-p", name, "--jobs", "2", environment={"TERM": "xterm"})
    assert "/40" in told
    assert "\x1b" not in told
    assert told.splitlines()[-1].startswith("6 errors")
    assert "/40" not in on_terminal(folder, "all", "-p", name, "--jobs", "2", environment={"TERM": "dumb"})
    assert b"/40" not in check(folder, "all", "-p", name, "--jobs", "2").stderr


def test_a_wrong_number_of_jobs_is_wrong_usage(folder: Path) -> None:
    for wrong in ("0", "-1", "many", "1000000", "²"):
        assert check(folder, "all", "--jobs", wrong).returncode == 2


def test_dask_goes_neither_with_jobs_nor_with_a_time_limit(folder: Path) -> None:
    for other in (["--jobs", "2"], ["--timeout", "5"]):
        done = check(folder, "all", "--dask", "tcp://127.0.0.1:1", *other)
        assert done.returncode == 2
        assert b"--dask goes neither with" in done.stderr


def test_dask_is_asked_for_by_name_where_it_is_missing(folder: Path) -> None:
    script = "import sys; sys.modules['distributed'] = None; from clustermodel.cli import run; run(sys.argv[1:])"
    arguments = [sys.executable, "-c", script, "check", "all", "--dask", "tcp://127.0.0.1:1"]
    done = subprocess.run(arguments, cwd=folder, env=ENVIRONMENT, capture_output=True, check=False)
    assert done.stderr.decode() == "Error: --dask needs the package distributed: pip install 'clustermodel[dask]'\n"
    assert done.returncode == 1


def odd(folder: Path) -> None:
    """A folder with everything that a walk can trip over."""
    bad = GOOD.replace("drives: {K1: weak}", "drives: {K12: weak}")
    (folder / "one.yaml").write_text(GOOD, "utf-8")
    (folder / "one.actuals.yaml").write_text("format: clustermodel-actuals/1\nprogram: demo\n", "utf-8")
    (folder / "one.en.yaml").write_text("format: clustermodel-translation/1\nprogram: demo\nlanguage: en\n", "utf-8")
    (folder / "two.yaml").symlink_to("one.yaml")
    (folder / "loop").symlink_to(".")
    (folder / "self.yaml").symlink_to("self.yaml")
    (folder / "dangling.yaml").symlink_to("nothing")
    (folder / "folder.yaml").mkdir()
    os.mkfifo(folder / "pipe.yaml")
    (folder / os.fsdecode(b"\xff.yaml")).write_text(bad, "utf-8")
    (folder / "new\nline.yaml").write_text(bad, "utf-8")


@pytest.mark.parametrize("shape", FORMATS)
def test_odd_names_loops_links_and_pipes_are_no_trouble(tmp_path: Path, shape: str) -> None:
    odd(tmp_path)
    found = [check(tmp_path, ".", "one.yaml", tmp_path, "--format", shape, "--select", "RF,YM,PL", "--jobs", jobs) for jobs in "12"]
    assert said(found[0]) == said(found[1])
    assert found[0].stderr == b"2 errors, 2 warnings, 0 advice in 3 programmes\n"
    assert found[0].returncode == 1
    if shape in ("json", "sarif"):
        assert json.loads(found[0].stdout)
    if shape == "sarif":
        assert b'"uri": "%FF.yaml"' in found[0].stdout


def test_a_folder_with_links_that_go_round_names_each_programme_once(tmp_path: Path) -> None:
    odd(tmp_path)
    summary = json.loads(check(tmp_path, ".", "loop", "loop/one.yaml", "--format", "json").stdout)["summary"]
    assert summary["files"] == 3


def test_a_link_in_a_folder_that_leads_nowhere_is_a_warning(tmp_path: Path) -> None:
    odd(tmp_path)
    (tmp_path / ".#one.yaml").symlink_to("somebody@somewhere.1234:5678")  # so Emacs locks what is being edited
    told = check(tmp_path, ".", "--select", "YM").stdout.decode()
    assert [line for line in told.splitlines() if line.strip().startswith(("dangling", "self", ".#", "pipe"))] == [
        "dangling.yaml:1:1: warning YM001 cannot read the file: it is a link to what does not exist",
        "self.yaml:1:1: warning YM001 cannot read the file: Too many levels of symbolic links",
    ]


def test_a_folder_with_nothing_but_such_a_link_holds_no_programme(tmp_path: Path) -> None:
    (tmp_path / "dangling.yaml").symlink_to("nothing")
    assert check(tmp_path, ".").returncode == 2


def test_what_may_not_be_read_is_told_and_the_rest_is_checked(tmp_path: Path) -> None:
    for file in ("good.yaml", "locked.yaml"):
        (tmp_path / file).write_text(GOOD, "utf-8")
    (tmp_path / "closed").mkdir()
    for name in ("closed", "locked.yaml"):
        (tmp_path / name).chmod(0)
    humbly = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    done = subprocess.run([*humbly, *COMMAND, "."], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=False)
    (tmp_path / "closed").chmod(0o755)
    assert [line for line in done.stdout.decode().splitlines() if "YM001" in line] == [
        "closed:1:1: error YM001 cannot read the file: Permission denied",
        "locked.yaml:1:1: error YM001 cannot read the file: Permission denied",
    ]
    assert done.stderr.endswith(b" in 2 programmes\n")
    assert done.returncode == 1
