"""Letters that look alike: Cyrillic and Greek ones that are drawn like Latin ones (Unicode TS 39, skeletons)."""

import unicodedata

from clustermodel.messages import Phrase, Word

_LOOKALIKES = str.maketrans(
    "АВЕЗКМНОРСТУХІЈЅасеорухіјѕԁԛԝҮΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABE3KMHOPCTYXIJSaceopyxijsdqwYABEZHIKMNOPTYXo",
)


def skeleton(text: str) -> str:
    """What a text looks like: equal for texts that a reader cannot tell apart."""
    seen = "".join(letter for letter in text if not _invisible(letter))
    return unicodedata.normalize("NFKC", seen).translate(_LOOKALIKES)


def differences(written: str, meant: str) -> list[Phrase]:
    """Which letters differ, by script: «С (Cyrillic) for C (Latin)»; and those that cannot be seen."""
    hidden = [Phrase("{sign} (invisible)", {"sign": f"U+{ord(one):04X}"}) for one in written if _invisible(one)]
    seen = (letter for letter in written if not _invisible(letter))
    return [*(_instead(one, other) for one, other in zip(seen, meant, strict=False) if one != other), *hidden]


def _instead(one: str, other: str) -> Phrase:
    values = {"one": one, "script": script(one), "other": other, "its": script(other)}
    return Phrase("{one} ({script}) for {other} ({its})", values)


def script(letter: str) -> Word:
    """The script of a letter, from its Unicode name (Latin, Cyrillic, Greek …)."""
    return Word(unicodedata.name(letter, "unnamed").split()[0].capitalize())


def _invisible(letter: str) -> bool:
    """A formatting character: a zero-width space, a soft hyphen, a mark of direction."""
    return unicodedata.category(letter) == "Cf"
