"""The pool outlives children that hang, eat memory, die or fail."""

import os
import pickle
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from parsers.document import UnreadableFile
from parsers.pool import map_limited, run_limited

SECONDS, MEGABYTES = 3.0, 300  # seconds enough for a busy machine to fill that memory


def behave(item: str) -> object:
    """Module-level, so that children can import it: does what the item says."""
    match item.split():
        case ["sleep", seconds]:
            time.sleep(float(seconds))
        case ["eat"]:
            return len(bytearray(2_000_000_000))
        case ["eat", "slowly"]:
            pieces = []
            while True:
                pieces.append(bytearray(10_000_000))
        case ["exit", code]:
            os._exit(int(code))
        case ["segfault"]:
            os.kill(os.getpid(), 11)
        case ["killed"]:
            os.kill(os.getpid(), 9)
        case ["refuse"]:
            raise UnreadableFile("corrupt", "cut in the middle")
        case ["fail"]:
            return 1 / 0
        case ["unsendable"]:
            return lambda: None
        case ["connect"]:
            urllib.request.urlopen("http://127.0.0.1:9/", timeout=1)
        case ["socket"]:
            return socket.socket()
        case ["pid"]:
            return os.getpid()
        case ["grandchild", path]:
            Path(path).write_text(str(subprocess.Popen(["sleep", "60"]).pid))
            time.sleep(60)
    return item.upper()


ENDS = [  # (item, code of its end, words of the message)
    ("sleep 60", "timeout", "3 s"),
    ("eat", "memory", "300 MB"),
    ("eat slowly", "memory", "300 MB"),
    ("exit 3", "crash", "exit code 3"),
    ("segfault", "crash", "SIGSEGV"),
    ("killed", "memory", "killed"),
    ("refuse", "corrupt", "cut in the middle"),
    ("fail", "internal", "ZeroDivisionError: division by zero"),
    ("unsendable", "internal", "cannot be sent"),
    ("connect", "internal", "no network"),
    ("socket", "internal", "no network"),
]


def test_neighbours_survive_every_bad_end() -> None:
    items = [item for bad, _, _ in ENDS for item in (f"good {bad}", bad)] + ["good last"]
    ends = dict(map_limited(behave, items, 2, SECONDS, MEGABYTES))
    assert ends.keys() == set(items)
    for item in items:
        if item.startswith("good"):
            assert ends[item] == item.upper()
    for item, code, words in ENDS:
        end = ends[item]
        assert isinstance(end, UnreadableFile)
        assert (end.code, words in end.message) == (code, True), (item, end.code, end.message)


def test_completion_order_and_lazy_items() -> None:
    pulled = []

    def items():  # type: ignore[no-untyped-def]
        for item in ("sleep 0.6", "sleep 0", "sleep 0.1"):
            pulled.append(item)
            yield item

    results = map_limited(behave, items(), 2, 5, MEGABYTES)
    assert next(results)[0] == "sleep 0"
    assert [item for item, _ in results] == ["sleep 0.1", "sleep 0.6"]
    assert pulled == ["sleep 0.6", "sleep 0", "sleep 0.1"]


def test_slow_consumer_times_nobody_out() -> None:
    ends = []
    for end in map_limited(behave, ["good 1", "good 2", "good 3", "good 4"], 2, 0.3, MEGABYTES):
        time.sleep(0.5)
        ends.append(end[1])
    assert sorted(ends) == ["GOOD 1", "GOOD 2", "GOOD 3", "GOOD 4"]


def test_one_worker_serves_many_items_quickly() -> None:
    started = time.monotonic()
    pids = {pid for _, pid in map_limited(behave, ["pid"] * 2000, 1, 5, MEGABYTES)}
    assert len(pids) == 1
    assert time.monotonic() - started < 6  # 1 ms an item is 2 s; start-up and a busy machine have the rest


def test_stopping_early_leaves_no_child() -> None:
    results = map_limited(behave, ["pid", "sleep 60"], 2, 90, MEGABYTES)
    _, pid = next(results)
    results.close()  # type: ignore[attr-defined]
    assert isinstance(pid, int)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_time_out_takes_the_child_of_the_child_along(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    end = run_limited(behave, f"grandchild {note}", SECONDS, MEGABYTES)
    assert isinstance(end, UnreadableFile) and end.code == "timeout"
    state = Path(f"/proc/{note.read_text()}/stat")
    late = time.monotonic() + 10  # a busy machine takes its time to end a process
    while state.exists() and state.read_text().split()[2] != "Z" and time.monotonic() < late:
        time.sleep(0.05)
    assert not state.exists() or state.read_text().split()[2] == "Z"


def test_a_function_that_children_cannot_import() -> None:
    behave_here = type(behave)(behave.__code__, {}, "nowhere")
    behave_here.__module__ = "no.such.module"
    with pytest.raises((RuntimeError, AttributeError, ImportError, pickle.PicklingError)):
        list(map_limited(behave_here, ["good"], 1, SECONDS, MEGABYTES))


def test_no_items() -> None:
    assert list(map_limited(behave, [], 2, 1, MEGABYTES)) == []


def test_run_limited() -> None:
    assert run_limited(behave, "good", SECONDS, MEGABYTES) == "GOOD"
    end = run_limited(behave, "exit 0", SECONDS, MEGABYTES)
    assert isinstance(end, UnreadableFile) and end.code == "crash"
