"""Texts: a plain string in the programme's language, or one wording per language."""

from collections.abc import Mapping
from typing import Any, NoReturn, Self

from clustermodel.model.frozen import Map


class Localized(str):
    """A text given in several languages. As a string it is the wording written first."""

    __slots__ = ("versions",)
    versions: Map[str, str]
    """Language tag (BCP 47: `ru`, `en`) → wording."""

    def __new__(cls, versions: Mapping[str, str]) -> Self:
        """Raises ValueError when there is no wording at all."""
        if not versions:
            raise ValueError("a text in several languages needs at least one wording")
        self = super().__new__(cls, next(iter(versions.values())))
        object.__setattr__(self, "versions", Map(versions))
        return self

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a programme is immutable; make a changed copy with attrs.evolve")

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Localized):
            return str.__eq__(self, other) and self.versions == other.versions
        return str.__eq__(self, other) if isinstance(other, str) else NotImplemented

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__

    def __reduce__(self) -> tuple[Any, ...]:
        return Localized, (dict(self.versions),)


def in_language(text: str, language: str) -> str:
    """The wording of `text` in `language` (for `en-GB`, that in `en` will do), else the wording written first."""
    if not isinstance(text, Localized):
        return text
    return text.versions.get(language) or text.versions.get(language.partition("-")[0]) or str(text)


Text = str | Localized
"""A wording. Fields of type `str` hold tokens (ids, codes, paths, quotations) that are never translated."""
