"""What the tests of imports share."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clustermodel.cli import group
from tests.importing.books import PROGRAMME

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run the command in this process."""

    def invoke(*arguments: str | Path) -> Result:
        return CliRunner().invoke(group, [str(one) for one in arguments], env={"LC_ALL": "C"})

    return invoke


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A programme."""
    found = tmp_path / "plan.yaml"
    found.write_text(PROGRAMME, "utf-8")
    return found
