"""Whether a file looks like a programme, by its first bytes: a folder may hold anything."""

import re

BEGINNING = 4096
"""Bytes that are looked at."""

_SAYS_SO = re.compile(rb"""(?:^|[\r{,])\s*["']?format["']?[ \t]*:[ \t]*["']?clustermodel(-[a-z]+)?/""", re.MULTILINE)
_BESIDE = re.compile(rb"""^["']?program["']?:[ \t]*[^\s{#]""", re.MULTILINE)
_HEADER = re.compile(rb"""^["']?program["']?:\s*(?:\{|#|[\r\n]).*?[\s{,"']cluster["']?:""", re.MULTILINE | re.DOTALL)
_KEY = re.compile(rb"""^["']?([A-Za-z_][\w-]*)["']?:(?=\s|$)""", re.MULTILINE)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def is_programme(head: bytes) -> bool:
    """Whether a file that begins so is a programme, or was meant to be one: that must be said, not passed over.

    A file says what it is by its format line. Without that line, the keys tell. Keys are ASCII, so that they can be read in
    every encoding in which texts turn up: in UTF-16 there are zero bytes between their letters.
    """
    head = head.removeprefix(next(filter(head.startswith, _MARKS), b"")).replace(b"\0", b"")
    said = _SAYS_SO.search(head)
    return said[1] is None if said else _has_the_shape(head)


def _has_the_shape(head: bytes) -> bool:
    """Whether the keys at the top are those of a programme. Files beside one name it (`program: ID`), and are none."""
    if _HEADER.search(head):
        return True
    if _BESIDE.search(head):
        return False
    from clustermodel.model.meta import keys  # most files of a folder say what they are
    from clustermodel.model.program import Program

    found = {key.decode() for key in _KEY.findall(head)}
    known = found & keys(Program).keys()
    return len(known) > 1 and len(known) > len([one for one in found - known if not one.startswith("x-")])
