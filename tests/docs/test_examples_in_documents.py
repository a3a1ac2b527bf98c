"""Every example in the documents is carried out: commands print what is shown, Python runs, YAML loads without a finding.

The blocks of one document are carried out in their order; its Python blocks share their names, as a reader would type them.
In what a command prints `...` stands for anything.
"""

import doctest
import os
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from markdown_it import MarkdownIt

from clustermodel import loads
from clustermodel.loading.load import load_actuals
from clustermodel.loading.source import Source

ROOT = Path(__file__).parents[2]
PAGES = sorted(path for path in (ROOT / "docs").rglob("*.md") if path.relative_to(ROOT).parts[1] != "generated")
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "examples" / "README.md", *PAGES]
FIRST_LINE_OF_ACTUALS = "format: clustermodel-actuals/"
PROMPT = "$ "


@attrs.frozen
class Block:
    """A fenced block of a document."""

    language: str
    text: str
    line: int
    """Line of its first line of text in the document, from 1."""


def blocks(document: Path) -> list[Block]:
    fences = (token for token in MarkdownIt().parse(document.read_text("utf-8")) if token.type == "fence" and token.map)
    return [Block(token.info.strip(), token.content, token.map[0] + 2) for token in fences]


def name(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


def in_its_place(block: Block, document: Path) -> str:
    """The text of a block, moved to the line on which it stands: what fails then names that line."""
    return "\n" * (block.line - 1) + block.text


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Each command of a block and what it is shown to print."""
    for part in ("\n" + text).split("\n" + PROMPT)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown.rstrip("\n")


def run_command(command: str) -> str:
    """What `clustermodel …` prints, on both its outputs."""
    program, *arguments = shlex.split(command)
    assert program == "clustermodel"
    done = subprocess.run(
        [sys.executable, "-m", "clustermodel", *arguments],
        cwd=ROOT,
        env=os.environ | {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout.rstrip("\n")


def run_python(block: Block, document: Path, names: dict[str, Any]) -> None:
    exec(compile(in_its_place(block, document), name(document), "exec"), names)


def run_console(block: Block, document: Path, _: dict[str, Any]) -> None:
    checker = doctest.OutputChecker()
    for command, shown in commands(block.text):
        printed = run_command(command)
        same = checker.check_output(shown + "\n", printed + "\n", doctest.ELLIPSIS)
        assert same, f"{name(document)}:{block.line}: {command}\nshown:\n{shown}\nprinted:\n{printed}"


def run_yaml(block: Block, document: Path, _: dict[str, Any]) -> None:
    where = f"{name(document)}:{block.line}"
    if block.text.startswith(FIRST_LINE_OF_ACTUALS):
        found = load_actuals(Source(where, block.text)).problems
    else:
        found = loads(block.text, where).diagnostics
    assert [f"{one.span} {one.code} {one.message}" for one in found] == []


def run_toml(block: Block, _: Path, __: dict[str, Any]) -> None:
    assert tomllib.loads(block.text)


RUNNERS: dict[str, Callable[[Block, Path, dict[str, Any]], None]] = {
    "python": run_python, "console": run_console, "yaml": run_yaml, "toml": run_toml,
}  # fmt: skip


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_the_examples_of_a_document_do_what_it_says(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {"__name__": "__example__"}
    for block in blocks(document):
        if block.language in RUNNERS:
            RUNNERS[block.language](block, document, names)


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_console_block_begins_with_a_command_that_can_be_run(document: Path) -> None:
    found = [block for block in blocks(document) if block.language == "console"]
    assert all(block.text.startswith(f"{PROMPT}clustermodel ") for block in found)
