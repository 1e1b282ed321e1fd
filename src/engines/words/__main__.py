"""``python -m engines.words``: the language checker without the rest of the program."""

import os
import sys

from engines.words.cli import main

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        # Where the terminal knows fewer letters than a file may hold, show their numbers.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever was reading has seen enough; Python would complain once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 2
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
