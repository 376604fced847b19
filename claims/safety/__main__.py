"""A reader as a program of its own: `python -m claims.safety NUMBER BYTES MODULE...` answers the tasks on a pipe that it is given."""

import sys
from importlib import import_module
from multiprocessing.connection import Connection

from claims.safety.reader_loop import answer_all


def main() -> None:
    """Gets ready to read, and reads until there are no more tasks."""
    pipe, most_memory, *modules = sys.argv[1:]
    for module in modules:
        import_module(module)
    answer_all(Connection(int(pipe)), int(most_memory))


if __name__ == "__main__":
    main()
