"""What all tests share."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from clustermodel.diagnostics import Diagnostic
from tests.russian import are_a_pair, said, translations

# A deadline would assert a time, and fail on a busy machine, and so does the health check of slowness; derandomized, a run is the
# same everywhere.
settings.register_profile("clustermodel", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("clustermodel")

_OWN = re.compile(r"[A-Z]{2}\d{3}")
"""Codes of the library itself: what other people's checks say is theirs to translate."""


@pytest.fixture(scope="session", autouse=True)
def every_finding_is_translated() -> Iterator[None]:
    """Whatever finding any test meets has a Russian wording, to the last word among its values."""
    text = Diagnostic.text
    known: dict[str, bool] = {}

    def is_translated(wording: str) -> bool:
        if wording not in known:
            known[wording] = bool(translations(wording)) or not re.search("[A-Za-z]", re.sub("{.*?}", "", wording))
        return known[wording]

    def checked(self: Diagnostic, language: str = "en") -> str:
        lacking = [one for one in said(self) if not is_translated(one)] if _OWN.fullmatch(self.code) else []
        assert not lacking, f"{self.code} has no Russian wording for {lacking}"
        assert not (_OWN.fullmatch(self.code) and self.plural) or are_a_pair(self.template, self.plural), self.plural
        return text(self, language)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Diagnostic, "text", checked)
        yield
