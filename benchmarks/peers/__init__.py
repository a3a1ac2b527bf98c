"""Other tools that check linked items kept as text, each given the same items in its own format."""

from benchmarks.peers import doorstop, linkml, sphinx_needs, strictdoc, trlc
from benchmarks.peers.peer import Peer

PEERS: tuple[Peer, ...] = (trlc.PEER, doorstop.PEER, sphinx_needs.PEER, linkml.PEER, strictdoc.PEER)
"""In the order of DESIGN §8."""
