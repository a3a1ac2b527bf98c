"""The command `clustermodel`."""

import sys


def main() -> None:
    """Run the command; `--version` alone is answered without importing anything else."""
    if sys.argv[1:] == ["--version"]:
        from clustermodel import __version__

        sys.stdout.write(f"clustermodel {__version__}\n")
        return
    from clustermodel.cli import run

    run()


if __name__ == "__main__":
    main()
