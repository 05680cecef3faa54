"""The command line: `kehoach COMMAND ...`. Imports only what the command needs: small ones start fast."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from collections.abc import Sequence

from flows.arguments import parser
from flows.terminal import say, use_utf8

DONE, WITH_QUARANTINE, WRONG_USAGE, WITH_ALARMS, FAILED = 0, 1, 2, 3, 4
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    use_utf8()
    options = parser().parse_args(arguments)
    module, function = options.does.split(":")
    try:
        code = getattr(importlib.import_module(f"flows.{module}"), function)(options)
        sys.stdout.flush()
        return int(code)
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        say("kehoach: stopped; what was written stays, and the next run goes on from there")
        return INTERRUPTED
    except Exception as error:
        if not _is_expected(error):
            traceback.print_exc()
            say("kehoach: this is a fault of the program; please report it with the lines above")
            return FAILED
        say(f"kehoach: {error}")
        return WRONG_USAGE if type(error).__name__ in ("BadQuestion", "ProfileError") else FAILED


def _is_expected(error: Exception) -> bool:
    """Whether the message says all that a person needs: errors of files and of the store, no bugs of ours."""
    return isinstance(error, OSError) or type(error).__name__ in (
        "StoreError",
        "QueryError",
        "BadQuestion",
        "ProfileError",
    )


if __name__ == "__main__":
    sys.exit(main())
