"""The examples of README and documentation do what they say, when one follows a page from top to bottom."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from clustermodel import loads
from clustermodel.loading.load import load_actuals
from clustermodel.loading.source import Source

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [
    page
    for page in [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
    if not page.is_relative_to(DOCS / "generated") and not page.is_relative_to(DOCS / "_build")
]
_FENCED = re.compile(r"^(?P<fence>`{3,})(?P<language>\w+)\n(?P<text>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE)
_QUIET = {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "NO_COLOR": "1"}


def blocks(page: Path, language: str) -> Iterator[tuple[int, str]]:
    """The fenced blocks of a language, each with the line of the page on which it begins."""
    text = page.read_text("utf-8")
    for match in _FENCED.finditer(text):
        if match["language"] == language:
            yield text.count("\n", 0, match.start("text")), match["text"]


def sessions(block: str) -> Iterator[tuple[str, list[str]]]:
    """The commands of a console block, each with the output shown below it."""
    for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, *shown = command.rstrip("\n").split("\n")
        yield line, shown


def fits(shown: list[str], output: list[str]) -> bool:
    """Whether the output is what is shown, where a line `...` stands for any lines."""
    pattern = "".join(r"(?:.*\n)*?" if line == "..." else re.escape(line.rstrip()) + r"\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in output)) is not None


def with_blocks(language: str) -> list[Path]:
    return [page for page in PAGES if any(blocks(page, language))]


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


COMMANDS = [
    pytest.param(command, shown, id=f"{name(page)}:{line}-{command}")
    for page in PAGES
    for line, block in blocks(page, "console")
    for command, shown in sessions(block)
]
FILES = [
    pytest.param(text, id=f"{name(page)}:{line}")
    for page in PAGES
    for line, text in blocks(page, "yaml")
    if text.startswith("format: clustermodel")
]


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository as an example sees it; whatever it writes is thrown away."""
    for folder in ("examples", "programs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", with_blocks("python"), ids=name)
@pytest.mark.usefixtures("top")
def test_the_python_of_a_page_runs_from_top_to_bottom(page: Path) -> None:
    namespace: dict[str, object] = {"__name__": "example"}
    for line, text in blocks(page, "python"):
        exec(compile("\n" * line + text, str(page), "exec"), namespace)  # noqa: S102 - our own documentation


@pytest.mark.parametrize(("command", "shown"), COMMANDS)
def test_a_command_prints_what_is_shown_below_it(command: str, shown: list[str], top: Path) -> None:
    program, *arguments = shlex.split(command)
    assert program == "clustermodel"
    done = subprocess.run(  # noqa: S603 - our own documentation
        [sys.executable, "-m", "clustermodel", *arguments],
        cwd=top, env=os.environ | _QUIET, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    output = done.stdout + done.stderr
    assert done.returncode in (0, 1), output
    assert "Traceback" not in output
    assert not shown or fits(shown, output.splitlines()), output


@pytest.mark.parametrize("text", FILES)
def test_a_file_that_is_shown_loads_without_problems(text: str) -> None:
    if text.startswith("format: clustermodel-actuals/1"):
        assert load_actuals(Source("<text>", text)).problems == ()
    else:
        assert loads(text).diagnostics == ()


def test_there_are_examples_of_every_sort() -> None:
    assert with_blocks("python")
    assert COMMANDS
    assert FILES
