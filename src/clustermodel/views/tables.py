"""Cells of printed tables, read as numbers."""

import re
from decimal import Decimal

_NUMBER = re.compile(r"\s*(-?\d[\d \u00a0\u202f]*(?:[.,]\d+)?)\s*(?:\(.*\)?)?\s*")


def cell_number(cell: str) -> Decimal | None:
    """The leading number of a cell as printed: `1 619 (344*)` is 1619, `0,152` is 0.152; None when there is none."""
    match = _NUMBER.fullmatch(cell)
    return Decimal(re.sub(r"[\s\u00a0\u202f]", "", match[1]).replace(",", ".")) if match else None
