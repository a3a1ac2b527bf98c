"""`clustermodel check --dask`: a real cluster of two worker processes on this machine, whose workers die."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import GOOD
from tests.cli.many import check, plugin, said

CLUSTER = """\
import sys
import dask
from distributed import LocalCluster

if __name__ == "__main__":
    dask.config.set({"distributed.scheduler.allowed-failures": 0, "distributed.worker.memory.terminate": False})
    with LocalCluster(
        n_workers=int(sys.argv[1]), threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None,
        local_directory=sys.argv[2], silence_logs=50,
    ) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


def cluster_of(workers: int, folder: Path) -> Iterator[str]:
    """The address of a cluster, which ends with the test."""
    script = folder / "cluster.py"
    script.write_text(CLUSTER, "utf-8")
    command = [sys.executable, str(script), str(workers), str(folder / "scratch")]
    with subprocess.Popen(
        command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as running:
        assert running.stdout is not None
        yield running.stdout.readline().strip()
        running.communicate(timeout=120)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from cluster_of(2, tmp_path_factory.mktemp("cluster"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty programmes, some of which have an error."""
    (tmp_path / "all").mkdir()
    for number in range(30):
        text = GOOD.replace("id: demo", f"id: p{number}").replace("K1: weak", "K1: weak" if number % 5 else "K12: weak")
        (tmp_path / "all" / f"p{number:02}.yaml").write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("shape", ["text", "json"])
def test_a_cluster_finds_what_one_process_finds(folder: Path, cluster: str, shape: str) -> None:
    name = plugin(folder, "")
    arguments = ("all", "-p", name, "--format", shape)
    one = check(folder, *arguments, "--jobs", "1")
    assert b"TRY101" in one.stdout
    assert said(check(folder, *arguments, "--dask", cluster)) == said(one)


def test_a_file_that_kills_its_worker_is_named_and_the_rest_is_completed(folder: Path, cluster: str) -> None:
    name = plugin(folder, 'if id == "p17": os.kill(os.getpid(), signal.SIGKILL)')
    done = check(folder, "all", "-p", name, "--select", "TRY", "--format", "github", "--dask", cluster)
    lines = done.stdout.decode().splitlines()
    assert [line.partition(",")[0] for line in lines if "PL120" in line] == ["::error file=all/p17.yaml"]
    assert sum("TRY101" in line for line in lines) == 29
    assert (done.returncode, done.stderr) == (3, b"1 error, 29 warnings, 0 advice in 30 programmes\n")


def test_a_worker_that_is_killed_in_the_middle_costs_nothing(folder: Path, cluster: str) -> None:
    body = 'if id == "p9" and not os.path.exists("killed"): open("killed", "w").close(); os.kill(os.getpid(), 9)'
    name = plugin(folder, body)
    done = check(folder, "all", "-p", name, "--select", "TRY", "--dask", cluster)
    assert (folder / "killed").exists()
    assert (done.returncode, done.stderr) == (0, b"0 errors, 30 warnings, 0 advice in 30 programmes\n")


def test_a_scheduler_without_workers_is_told(folder: Path, tmp_path: Path) -> None:
    for address in cluster_of(0, tmp_path):
        done = check(folder, "all", "--dask", address)
        assert done.stderr.decode() == f"Error: the Dask scheduler at {address} has no workers\n"
        assert done.returncode == 1


@pytest.mark.parametrize("address", ["nonsense", "nonsense://127.0.0.1:1"])
def test_an_address_that_is_none_is_told(folder: Path, address: str) -> None:
    done = check(folder, "all", "--dask", address)
    assert done.stderr.decode().startswith(f"Error: there is no Dask scheduler at {address}: ")
    assert done.stderr.count(b"\n") == 1
    assert done.returncode == 1
