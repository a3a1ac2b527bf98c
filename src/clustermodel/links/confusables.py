"""Letters that look alike: Cyrillic and Greek ones that are drawn like Latin ones (Unicode TS 39, skeletons)."""

import unicodedata

_LOOKALIKES = str.maketrans(
    "АВЕЗКМНОРСТУХІЈЅасеорухіјѕԁԛԝҮΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABE3KMHOPCTYXIJSaceopyxijsdqwYABEZHIKMNOPTYXo",
)


def skeleton(text: str) -> str:
    """What a text looks like: equal for texts that a reader cannot tell apart."""
    seen = "".join(letter for letter in text if not _invisible(letter))
    return unicodedata.normalize("NFKC", seen).translate(_LOOKALIKES)


def differences(written: str, meant: str) -> str:
    """Which letters differ, by script: «С (Cyrillic) for C (Latin)»; and those that cannot be seen."""
    hidden = [f"U+{ord(letter):04X} (invisible)" for letter in written if _invisible(letter)]
    seen = (letter for letter in written if not _invisible(letter))
    pairs = [(one, other) for one, other in zip(seen, meant, strict=False) if one != other]
    return "; ".join([*(f"{one} ({script(one)}) for {other} ({script(other)})" for one, other in pairs), *hidden])


def script(letter: str) -> str:
    """The script of a letter, from its Unicode name (Latin, Cyrillic, Greek …)."""
    return unicodedata.name(letter, "unnamed").split()[0].capitalize()


def _invisible(letter: str) -> bool:
    """A formatting character: a zero-width space, a soft hyphen, a mark of direction."""
    return unicodedata.category(letter) == "Cf"
