"""Whether there is any point in opening a file, and why not, in words that can be translated."""

import errno
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from clustermodel.messages import Word

_ROUND = Word("Too many levels of symbolic links")
_NOTHING = Word("it does not exist")


def unreadable(path: Path) -> Word | None:
    """Why there is no point in opening it: a pipe or a device would make the reader wait for ever.

    Raises OSError where the system does not even say what it is.
    """
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return Word("it is a link to what does not exist") if path.is_symlink() else _NOTHING
    except ValueError:  # a name with a null in it
        return _NOTHING
    except OSError as error:
        if error.errno == errno.ELOOP:
            return _ROUND
        raise
    if S_ISREG(mode):
        return None
    return Word("it is a directory") if S_ISDIR(mode) else Word("it is not a regular file")


def why(error: OSError | RuntimeError | ValueError) -> Word:
    """Why a path leads nowhere, or a file cannot be read."""
    if isinstance(error, OSError):
        return Word(error.strerror or error)
    return _ROUND if isinstance(error, RuntimeError) else _NOTHING  # so pathlib tells of links, and of a null in a name
