"""Letters that look alike: Cyrillic and Greek ones that are drawn like Latin ones (Unicode TS 39, skeletons)."""

import unicodedata

_LOOKALIKES = str.maketrans(
    "АВЕЗКМНОРСТУХІЈЅасеорухіјѕԁԛԝҮΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABE3KMHOPCTYXIJSaceopyxijsdqwYABEZHIKMNOPTYXo",
)


def skeleton(text: str) -> str:
    """What a text looks like: equal for texts that a reader cannot tell apart."""
    return unicodedata.normalize("NFKC", text).translate(_LOOKALIKES)


def differences(written: str, meant: str) -> str:
    """Which letters differ, and by script: «С (Cyrillic) for C (Latin)», so that a reader sees what the eye cannot."""
    pairs = [(one, other) for one, other in zip(written, meant, strict=False) if one != other]
    return "; ".join(f"{one} ({script(one)}) for {other} ({script(other)})" for one, other in pairs)


def script(letter: str) -> str:
    """The script of a letter, from its Unicode name: Latin, Cyrillic, Greek …"""
    return unicodedata.name(letter, "unnamed").split()[0].capitalize()
