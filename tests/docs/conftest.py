"""What the tests of the documentation share."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import pytest

EXTENSION = Path(__file__).parents[2] / "docs" / "_ext"


@pytest.fixture(scope="session")
def pages() -> Iterator[Mapping[str, str]]:
    """Path → text of the reference pages that the library makes of itself. No Sphinx is needed for them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(EXTENSION))
        yield import_module("clustermodel_pages").written()
