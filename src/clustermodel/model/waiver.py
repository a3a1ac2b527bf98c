"""Waivers: findings that the programme's owner has accepted, with a reason and an expiry."""

import attrs

from clustermodel.model.frozen import Frozen
from clustermodel.model.meta import doc
from clustermodel.model.period import Period
from clustermodel.model.text import Text


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Waiver(Frozen):
    """Silences one code at one address."""

    code: str = attrs.field(metadata=doc("Code of the finding: SW104."))
    at: str = attrs.field(metadata=doc("Address it is silenced at: kind:id or kind:id/field."))
    reason: Text | None = attrs.field(default=None, metadata=doc("Why it is accepted."))
    by: Text | None = attrs.field(default=None, metadata=doc("Who accepted it."))
    until: Period | None = attrs.field(default=None, metadata=doc("The waiver lapses when this period is over."))
