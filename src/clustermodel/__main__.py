"""The command `clustermodel`."""

import sys


def main() -> None:
    """Run the command; `--version` alone is answered without importing anything else."""
    if sys.argv[1:] == ["--version"]:
        from clustermodel import __version__

        if _written(f"clustermodel {__version__}\n"):
            return
    import atexit
    import gc

    gc.set_threshold(100_000, 50, 100)  # a command makes next to no garbage: looking for it would cost a fifth of the time
    atexit.register(gc.freeze)  # nor is there any use in looking for it when all ends anyway
    try:
        from clustermodel.cli import run

        run()
    except KeyboardInterrupt:
        sys.exit(130)  # as in `clustermodel.cli`, which need not be there yet
    except RuntimeError as error:  # so Python reports Ctrl-C while a class is being made
        if not isinstance(error.__cause__, KeyboardInterrupt):
            raise
        sys.exit(130)


def _written(text: str) -> bool:
    """Whether the output took it; a program may have been started without one."""
    try:
        if sys.stdout is not None:
            sys.stdout.write(text)
            sys.stdout.flush()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
