"""The option of those exporters whose output holds something of an audit: an edition for outsiders has nothing of it."""

from typing import Any

import attrs

FINDINGS = "What the checks find, and what is like it (what is lacking or accepted); `no` makes an edition for outsiders."
"""What the option does, unless an exporter says it in other words."""


def findings(doc: str = FINDINGS) -> Any:
    """The field `findings` of an exporter's options, a truth value."""
    return attrs.field(default=True, metadata={"doc": doc})
