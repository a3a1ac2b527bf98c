"""Translations: the programme's texts in another language, kept beside it in a file of their own."""

import attrs

from clustermodel.model.frozen import EMPTY, Frozen, Map
from clustermodel.model.meta import doc

UNTRANSLATED = "~"
"""What stands in a file of translations in the place of a wording that nobody has written yet."""

_DIGITS = 8


def digest(original: str) -> str:
    """The mark of an original wording: the first 8 hexadecimal digits of the SHA-256 of its UTF-8."""
    from hashlib import sha256  # OpenSSL is loaded only for those who have translations

    return sha256(original.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Translation(Frozen):
    """The file of translations into one language."""

    format: str = attrs.field(metadata=doc("clustermodel-translation/1."))
    program: str = attrs.field(metadata=doc("Id of the programme it belongs to."))
    language: str = attrs.field(metadata=doc("The language of its wordings, a BCP 47 tag: en."))
    labels: Map[str, str] = attrs.field(
        default=EMPTY, metadata=doc("A word of many places (label of a `profile`, undeclared unit, kind) → its wording.")
    )
    texts: Map[str, Map[str, str]] = attrs.field(
        default=EMPTY, metadata=doc("Address `kind:id` → field → its wording, or `~` as long as there is none.")
    )
    originals: Map[str, Map[str, str]] = attrs.field(
        default=EMPTY, metadata=doc("Address → field → the mark of the original that was translated.")
    )

    def wording(self, address: str, field: str) -> str | None:
        """The wording of a field; None when there is none yet."""
        found = self.texts.get(address, EMPTY).get(field, UNTRANSLATED)
        return None if found == UNTRANSLATED else found

    def label(self, original: str) -> str | None:
        """The wording of a label; None when there is none yet."""
        found = self.labels.get(original, UNTRANSLATED)
        return None if found == UNTRANSLATED else found

    def stale(self, address: str, field: str, original: str) -> bool:
        """Whether the original is no longer the one that was translated. Where no mark was kept, it is taken to be."""
        now = digest(original)
        return bool(self.originals.get(address, EMPTY).get(field, now) != now)
