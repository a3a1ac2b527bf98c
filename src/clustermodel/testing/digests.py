"""`python -m clustermodel.testing.digests MODULE DATE < programme`: what its exporters make, as digests; see `alone`."""

import hashlib
import importlib
import json
import sys
from datetime import date

from clustermodel.api import export, loads
from clustermodel.host import Host


def main(module: str, as_of: str, program_text: str) -> None:
    """Print exporter → digest as JSON."""
    host = Host(plugins=[("plugin", importlib.import_module(module))], installed=False)
    loaded, day = loads(program_text, host=host), date.fromisoformat(as_of)
    made = {name: export(loaded, name, as_of=day, host=host) for name in host.exporters()}
    sys.stdout.write(json.dumps({name: hashlib.sha256(one).hexdigest() for name, one in made.items()}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.stdin.buffer.read().decode())
