"""Write a programme with hostile texts in the places of all texts of another: hostile.py PROGRAMME HOSTILE."""

import sys
from pathlib import Path

import clustermodel
from clustermodel.testing.safety import PAYLOADS, with_texts

program = clustermodel.load(sys.argv[1]).program
assert program is not None
text = clustermodel.dump(with_texts(program, PAYLOADS))
assert clustermodel.loads(text).program == with_texts(program, PAYLOADS)
Path(sys.argv[2]).write_text(text, "utf-8")
