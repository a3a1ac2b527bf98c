"""Virtual environments of the peers, made when they are first needed."""

import subprocess
import venv
from pathlib import Path

from benchmarks.peers.peer import Peer

WORK = Path(__file__).parent / "work"
"""Everything that is made on the way; git leaves it alone."""


def program(peer: Peer) -> Path:
    """The program of a peer, installed from PyPI if it is not there yet, in an environment of its own."""
    home = WORK / "peers" / "-".join(peer.requirements).replace("==", "-")
    done = home / "installed"
    if not done.is_file():
        venv.create(home, with_pip=True, clear=True)
        pip = [str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", *peer.requirements]
        done_by = subprocess.run(pip, capture_output=True, text=True, check=False)
        if done_by.returncode:
            raise RuntimeError(f"{peer.name} cannot be installed:\n{done_by.stderr[-2000:]}")
        done.touch()
    return home / "bin" / peer.arguments[0]
