"""The command line: `kehoach COMMAND ...`. Imports only what the command needs: small ones start fast."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from collections.abc import Sequence

from flows.arguments import parser
from flows.codes import DONE, FAILED, INTERRUPTED, WRONG_USAGE
from flows.terminal import say, use_utf8


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    use_utf8()
    given = sys.argv[1:] if arguments is None else arguments
    if not given:
        parser().print_help(sys.stderr)
        raise SystemExit(WRONG_USAGE)
    options = parser().parse_args(given)
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
        expected = _expected(error)
        if expected is None:
            traceback.print_exc()
            say("kehoach: this is a fault of the program; please report it with the lines above")
            return FAILED
        told, code = expected
        say(f"kehoach: {told}")
        return code


def _expected(error: Exception) -> tuple[str, int] | None:
    """What to say and the exit code, where the message says all that a person needs; None for a bug of ours.

    Our own errors of that kind carry `exit_code`, so that no room above has to import them.
    """
    if isinstance(error, OSError):
        named = error.filename is not None and error.strerror
        return f"{error.filename}: {error.strerror}" if named else str(error), FAILED
    code = getattr(error, "exit_code", None)
    return None if code is None else (str(error), int(code))


if __name__ == "__main__":
    sys.exit(main())
