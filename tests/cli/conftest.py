"""What the tests of the command line share."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clustermodel.cli import group

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run the command in this process: arguments → what it printed and its exit code."""

    def invoke(*arguments: str | Path, **environment: str) -> Result:
        return CliRunner().invoke(group, [str(one) for one in arguments], env={"LC_ALL": "C", **environment})

    return invoke


GOOD = """\
format: clustermodel/1
program: {id: demo, title: Demo, cluster: Demo, horizon: 2020..2024, goal: {text: Thrive}}
objectives:
  - {id: G1, text: Win new markets}
kpis:
  - {id: K1, name: Sales, aggregation: flow, targets: {2021: 1, 2022: 2}, measures: {G1: strong}}
governance:
  bodies:
    - {id: manager, name: Manager, kind: post, functions: [{id: f1, text: Sells}]}
roadmap:
  actions:
    - id: "2.10"
      title: Exhibit
      when: 2021
      pursues: [G1]
      drives: {K1: weak}
      responsible: [manager]
      fulfils: [f1]
"""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A small programme in which no error is to be found."""
    path = tmp_path / "good.yaml"
    path.write_text(GOOD, "utf-8")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """The same with a reference that points at nothing, which is an error."""
    path = tmp_path / "bad.yaml"
    path.write_text(GOOD.replace("drives: {K1: weak}", "drives: {K12: weak}"), "utf-8")
    return path
