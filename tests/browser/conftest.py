"""Chromium, and the reports of both programmes in it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from clustermodel import export, load

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
PROGRAMMES = {"medical": ROOT / "programs/medical_tourism.yaml", "dairy": ROOT / "examples/dairy/dairy_valley.yaml"}


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright  # only those who run these tests have it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    for name, path in PROGRAMMES.items():
        (folder / f"{name}.html").write_bytes(export(load(path), "html", as_of=date(2027, 3, 31)))
    return {name: folder / f"{name}.html" for name in PROGRAMMES}


@attrs.define
class Visit:
    """A page that is open, and everything it has complained of or asked for."""

    page: "Page"
    url: str
    said: list[str] = attrs.field(factory=list)

    def go(self, hash: str = "") -> "Page":
        """Show a part of the report."""
        self.page.goto(f"{self.url}#{hash}")
        self.wait("decodeURIComponent(location.hash.slice(1)) === document.activeElement.id")
        return self.page

    def wait(self, condition: str) -> None:
        """Until it holds. Playwright's own wait asks inside the page, by `eval`, which the policy of the report forbids."""
        for _ in range(1_000):
            if self.run(condition):
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(f"never: {condition}")

    def go_plain(self) -> "Page":
        """Show the page as it is without its script."""
        self.page.goto(self.url)
        return self.page

    def run(self, script: str, value: Any = None) -> Any:
        return self.page.evaluate(script, value)


Open = Callable[..., Visit]


@pytest.fixture
def visit(browser: "Browser", reports: dict[str, Path]) -> Iterator[Open]:
    """Opens the report of a programme in a window of some width; whatever it complains of or asks for fails the test."""
    contexts, visits = [], []

    def open_(programme: str = "medical", width: int = 1440, *, script: bool = True, scheme: Any = "light") -> Visit:
        size: Any = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, java_script_enabled=script, color_scheme=scheme)
        contexts.append(context)
        url = reports[programme].as_uri()
        found = Visit(context.new_page(), url)
        visits.append(found)
        found.page.on("console", lambda one: found.said.append(f"{one.type}: {one.text}"))
        found.page.on("pageerror", lambda one: found.said.append(f"error: {one}"))
        found.page.on("request", lambda one: found.said.append(one.url) if not one.url.startswith(url) else None)
        return found

    yield open_
    for context in contexts:
        context.close()
    assert [one for found in visits for one in found.said] == []
