"""The exit codes of `kehoach`, as its help tells them."""

DONE, WITH_QUARANTINE, WRONG_USAGE, WITH_ALARMS, FAILED = 0, 1, 2, 3, 4
INTERRUPTED = 130
