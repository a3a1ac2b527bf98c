"""Every example in the documents is carried out: commands print what is shown, Python runs, YAML loads without a finding.

In what a command prints `...` stands for anything. The Python blocks of a document share their names, as if typed in order.
"""

import doctest
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from markdown_it import MarkdownIt

from clustermodel import loads
from clustermodel.loading.load import load_actuals, load_translation
from clustermodel.loading.source import Source

ROOT = Path(__file__).parents[2]
MADE = (ROOT / "docs" / "generated", ROOT / "docs" / "_build")
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "examples/README.md")),
    *sorted(page for page in (ROOT / "docs").rglob("*.md") if not any(page.is_relative_to(folder) for folder in MADE)),
]
PROMPT = "$ "
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "NO_COLOR": "1"}


@attrs.frozen
class Block:
    """A fenced block of a document."""

    language: str
    text: str
    document: Path
    line: int
    """The line of the fence, from 1."""

    def __str__(self) -> str:
        return f"{self.document.relative_to(ROOT).as_posix()}:{self.line}"


def blocks() -> Iterator[Block]:
    for document in DOCUMENTS:
        for token in MarkdownIt().parse(document.read_text("utf-8")):
            if token.type == "fence" and token.map:
                yield Block(token.info.strip(), token.content, document, token.map[0] + 1)


BLOCKS = list(blocks())


def written_in(language: str) -> list[Block]:
    found = [block for block in BLOCKS if block.language == language]
    assert found, f"no document shows an example in {language}"
    return found


def sessions(block: Block) -> Iterator[tuple[str, str]]:
    """Each command of a block, and what is shown below it."""
    for part in ("\n" + block.text).split("\n" + PROMPT)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown.rstrip()


COMMANDS = [
    pytest.param(command, shown, id=f"{block} {command}")
    for block in written_in("console")
    for command, shown in sessions(block)
]
WITH_PYTHON = sorted({block.document for block in written_in("python")})


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which examples are carried out: whatever they write is thrown away."""
    for folder in ("examples", "programs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("command", "shown"), COMMANDS)
def test_a_command_prints_what_is_shown_below_it(command: str, shown: str, copy: Path) -> None:
    program, *arguments = shlex.split(command)
    assert program == "clustermodel"
    done = subprocess.run(
        [sys.executable, "-m", "clustermodel", *arguments],
        cwd=copy,
        env=os.environ | ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    printed = done.stdout.rstrip()
    assert done.returncode in (0, 1), printed
    same = doctest.OutputChecker().check_output(shown + "\n", printed + "\n", doctest.ELLIPSIS)
    assert same, f"shown:\n{shown}\n\nprinted:\n{printed}"


@pytest.mark.parametrize("document", WITH_PYTHON, ids=lambda document: document.relative_to(ROOT).as_posix())
@pytest.mark.usefixtures("copy")
def test_the_python_of_a_document_runs_from_top_to_bottom(document: Path) -> None:
    names: dict[str, Any] = {"__name__": "example"}
    for block in written_in("python"):
        if block.document == document:
            in_its_place = "\n" * block.line + block.text  # what fails then names the line of the document
            exec(compile(in_its_place, str(document), "exec"), names)


@pytest.mark.parametrize("block", written_in("yaml"), ids=str)
def test_a_file_that_is_shown_loads_without_a_finding(block: Block) -> None:
    if block.text.startswith("format: clustermodel-actuals/"):
        found = load_actuals(Source(str(block), block.text)).problems
    elif block.text.startswith("format: clustermodel-translation/"):
        found = load_translation(Source(str(block), block.text)).problems
    else:
        found = loads(block.text, str(block)).diagnostics
    assert [f"{one.span} {one.code} {one.message}" for one in found] == []


@pytest.mark.parametrize("block", written_in("toml"), ids=str)
def test_settings_that_are_shown_are_toml(block: Block) -> None:
    assert tomllib.loads(block.text)
