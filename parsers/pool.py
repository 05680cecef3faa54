"""Run a function over items in child processes that may hang, eat memory or die without taking us along.

A child has no network, a cap on its memory and a wall time for each item. What becomes of an item is its
result, or an `UnreadableFile`: the function's own, or one of the codes "timeout", "memory", "crash" (the
child died) and "internal" (a bug of ours).
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import multiprocessing
import os
import pickle
import signal
import socket
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any, TypeVar

from parsers.document import UnreadableFile
from parsers.limits import MB, limit_memory

Item = TypeVar("Item")
Result = TypeVar("Result")

START_SECONDS = 120.0  # for a child to come up and import the function's module
_PENDING = object()
_CLONE_NEWNET = 0x40000000


@dataclass(slots=True)
class _Worker:
    process: ForkServerProcess
    pipe: Connection
    item: Any
    due: float
    ready: bool = False


def map_limited(
    function: Callable[[Item], Result], items: Iterable[Item], workers: int, seconds: float, megabytes: int
) -> Iterator[tuple[Item, Result | UnreadableFile]]:
    """(item, function(item)) of every item, in the order of completion.

    `function` is a module-level one (children import it by name), `seconds` the wall time of one item,
    `megabytes` what a child may take beyond its size when idle. A worker that hung or died is replaced, its
    item is not retried. Raises RuntimeError when children cannot start at all.
    """
    queue = iter(items)
    crew: list[_Worker] = []
    try:
        crew += (_hire(function, megabytes, item) for item in islice(queue, workers))
        while crew:
            wait([worker.pipe for worker in crew], max(0, min(w.due for w in crew) - time.monotonic()))
            for worker in tuple(crew):
                outcome = _outcome(worker, seconds, megabytes)
                if outcome is _PENDING:
                    continue
                item, following = worker.item, list(islice(queue, 1))
                if following and not _is_spent(outcome):
                    _give(worker, following[0], seconds)
                else:
                    crew.remove(worker)
                    _dismiss(worker)
                    crew += (_hire(function, megabytes, item) for item in following)
                yield item, outcome
    finally:
        for worker in crew:
            _dismiss(worker)


def run_limited(
    function: Callable[[Item], Result], item: Item, seconds: float, megabytes: int
) -> Result | UnreadableFile:
    """`function(item)` in a child of its own; see `map_limited`."""
    return next(iter(map_limited(function, [item], 1, seconds, megabytes)))[1]


def _is_spent(outcome: object) -> bool:
    return isinstance(outcome, UnreadableFile) and outcome.code in ("timeout", "memory", "crash")


def _give(worker: _Worker, item: object, seconds: float) -> None:
    worker.item, worker.due = item, time.monotonic() + seconds
    with contextlib.suppress(ConnectionError):  # it died meanwhile: the next look at it says so
        worker.pipe.send(item)


def _hire(function: Callable[[Any], Any], megabytes: int, item: Any) -> _Worker:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([function.__module__])  # a replacement is then a mere fork
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(function, theirs, megabytes), daemon=True)
    with _main_hidden(function.__module__ != "__main__"):
        process.start()
    theirs.close()
    ours.send(item)
    return _Worker(process, ours, item, time.monotonic() + START_SECONDS)


@contextlib.contextmanager
def _main_hidden(hide: bool) -> Iterator[None]:
    # multiprocessing imports the parent's main module in each child: with Prefect that is seconds for nothing
    main = sys.modules["__main__"]
    names = {name: vars(main)[name] for name in ("__spec__", "__file__") if hide and name in vars(main)}
    for name in names:
        setattr(main, name, None)
    try:
        yield
    finally:
        for name, value in names.items():
            setattr(main, name, value)


def _outcome(worker: _Worker, seconds: float, megabytes: int) -> Any:
    """What became of the worker's item, `_PENDING` as long as nothing did."""
    if not worker.pipe.poll():
        if time.monotonic() < worker.due:
            return _PENDING
        if not worker.ready:
            raise RuntimeError(f"a parsing process did not start within {START_SECONDS:.0f} s")
        return UnreadableFile("timeout", f"not read within {seconds:g} s (limit)")
    try:
        outcome = worker.pipe.recv()
    except (EOFError, ConnectionError):
        return _death(worker, megabytes)
    if not worker.ready:
        worker.ready, worker.due = True, time.monotonic() + seconds
        return _PENDING
    return outcome


def _death(worker: _Worker, megabytes: int) -> UnreadableFile:
    worker.process.join(1)
    code = worker.process.exitcode or 0
    if not worker.ready:
        raise RuntimeError(
            f"a parsing process could not start (exit code {code}): is the function importable?"
        )
    if code == -signal.SIGKILL:
        return UnreadableFile(
            "memory", f"killed by the system, most likely for its memory (limit {megabytes} MB)"
        )
    if code == -signal.SIGABRT:  # how libraries in C give up
        return UnreadableFile(
            "memory", f"its reader gave up, most likely for want of memory (limit {megabytes} MB)"
        )
    how = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
    return UnreadableFile("crash", f"its reader died ({how})")


def _dismiss(worker: _Worker) -> None:
    worker.pipe.close()
    with contextlib.suppress(OSError, TypeError):
        os.killpg(worker.process.pid or 0, signal.SIGKILL)  # with what it started itself
    worker.process.kill()
    worker.process.join()


def _work(function: Callable[[Any], Any], pipe: Connection, megabytes: int) -> None:
    os.setsid()
    _cut_network()
    collect_rarely()
    limit_memory(_address_space() + megabytes)
    pipe.send("ready")
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            outcome = _call(function, pipe.recv(), megabytes)
            try:
                pipe.send(outcome)
            except (pickle.PicklingError, TypeError, AttributeError, RecursionError, MemoryError) as error:
                pipe.send(UnreadableFile("internal", f"its result cannot be sent: {error}"))


def collect_rarely() -> None:
    """Looks for cycles among new objects only, and seldom: documents and records hold none, modules are kept anyway."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def _call(function: Callable[[Any], Any], item: Any, megabytes: int) -> Any:
    try:
        return function(item)
    except UnreadableFile as refusal:
        return refusal
    except MemoryError:
        return UnreadableFile("memory", f"needs more than {megabytes} MB (limit)")
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        last = traceback.format_exception_only(error)[-1].strip()
        return UnreadableFile("internal", f"{last} ({Path(place.filename).name}:{place.lineno})")


def _address_space() -> int:
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE") // MB
    except OSError:
        return 0


class _NoSocket(socket.socket):
    def __init__(self, *_: object, **__: object) -> None:
        raise OSError("no network in a parsing process")


def _cut_network() -> None:
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(_CLONE_NEWNET)  # where the system permits it; the line below holds anywhere
    socket.socket = _NoSocket  # type: ignore[misc]
