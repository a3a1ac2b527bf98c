"""Zip archives that depend on nothing but what is in them."""

import io
import zipfile
from collections.abc import Iterable

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can hold."""


def archive(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A compressed archive of named members, without the time or the system at which it is written."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, content in members:
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            file.writestr(member, content)
    return made.getvalue()
