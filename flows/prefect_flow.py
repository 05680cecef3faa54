"""The main job as a Prefect flow: the same functions, batch by batch, with retries and a table of the run.

A task is a batch of files that hands its work to the worker processes; what became of each file is a row in
our ledger, and a batch that is tried again replaces its rows. With
`flows/prefect_schedule.py` the only modules that import prefect.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from time import monotonic
from typing import Any

from flows.prefect_server import settle_environment

settle_environment()

from prefect import flow, get_run_logger, task  # noqa: E402
from prefect.artifacts import create_table_artifact  # noqa: E402
from prefect.cache_policies import NO_CACHE  # noqa: E402

from flows.structure import Done, Job, batches, begin, close, finish, parse_and_write, survey  # noqa: E402
from tables.runs import Summary, summarise  # noqa: E402
from tables.store import Sighting, Store, open_store  # noqa: E402


@task(
    name="read a batch", retries=2, retry_delay_seconds=[2, 20], cache_policy=NO_CACHE, persist_result=False
)
def read_batch(out: str, url: str | None, batch: tuple[Sighting, ...], workers: int) -> int:
    """Read and write one batch; returns its size."""
    parse_and_write(open_store(Path(out), url), batch, workers)
    return len(batch)


@task(
    name="link and check", retries=2, retry_delay_seconds=[2, 20], cache_policy=NO_CACHE, persist_result=False
)
def conclude_run(store: Store, job: Job, found: Any, todo: Any) -> int:
    """Links, placeholders and compliance over all documents; returns how many files are gone."""
    return close(store, job, found, todo)


@flow(name="structure", validate_parameters=False, persist_result=False)
def structure(out: str, url: str | None, job: Job) -> Done:
    """The main job: parse and extract what is new, link, check and export."""
    begun = monotonic()
    store = open_store(Path(out), url)
    number = begin(store, job)
    found, todo = survey(store, job)
    logger, read = get_run_logger(), 0
    logger.info("%d files, %d to read", len(found), len(todo.new))
    for batch in batches(todo.new):
        read += read_batch(out, url, batch, job.workers)
        logger.info("read %d of %d files, %.1f a second", read, len(todo.new), read / (monotonic() - begun))
    gone = conclude_run(store, job, found, todo)
    done = Done(number, len(found), len(todo.new), todo.unchanged, gone, 0.0)
    done = finish(store, number, done, begun)
    publish(done, summarise(store))
    return done


def publish(done: Done, summary: Summary) -> None:
    """The run's figures and its quarantined files as a table artifact."""
    figures: dict[str, Any] = {**asdict(done), "documents": summary.documents, **summary.rows}
    figures |= {"placeholders": summary.placeholders, "quarantined": len(summary.quarantined)}
    table = [{"what": name, "value": value} for name, value in figures.items()]
    table += [
        {"what": path, "value": f"{message} [{code}]"} for path, code, message in summary.quarantined[:200]
    ]
    create_table_artifact(
        key="structure-run", table=table, description="kehoach run: figures and quarantined files"
    )


def run_with_prefect(out: Path, url: str | None, job: Job) -> Done:
    """Run the flow; a temporary server is started where no API is configured."""
    done: Done = structure(str(out), url, job)
    return done
