"""The index of references, both ways: what checks, traces and coverage are made of. No networkx here."""
