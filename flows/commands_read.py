"""`kehoach extract`, `parse` and `explain`: what single documents say."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from extract.records import PlanRecord, to_dict
from flows.archives import contents, may_be_archive, split
from flows.codes import DONE, FAILED, WITH_QUARANTINE, WRONG_USAGE
from flows.reading import (
    FEW,
    Result,
    default_workers,
    is_plain_text,
    parse_file,
    read,
    read_all,
    read_as_json,
    read_as_line,
    read_here,
    read_record,
)
from flows.terminal import paint, safe, say, screen_width
from parsers.archive import SEPARATOR
from parsers.document import Document, UnreadableFile

Explained = tuple[PlanRecord, list[dict[str, Any]], str]  # a record, the repairs of its text, the text


def extract(options: argparse.Namespace) -> int:
    """Records to standard output in the order of the files; why there is none to standard error, code 1."""
    code, between = DONE, ""
    as_list = options.format == "json" and len(options.files) > 1
    if as_list:
        print("[", end="")
    reader = {"json": read_as_json, "jsonl": read_as_line, "text": read_record}[options.format]
    paths = [str(path) for path in options.files]
    refused: dict[str, UnreadableFile] = {}
    if options.format == "jsonl":
        paths, refused = _with_members(paths)
    for path, result in _in_order(reader, paths, options.workers, refused):
        if isinstance(result, UnreadableFile):
            say(f"{path}: {result.message} [{result.code}]")
            code = WITH_QUARANTINE
        else:
            shown = _view(result) if isinstance(result, PlanRecord) else result
            print(f"{between}{shown}", end="" if as_list else "\n")
            between = ",\n" if as_list else ""
    if as_list:
        print("]")
    return code


def _with_members(paths: list[str]) -> tuple[list[str], dict[str, UnreadableFile]]:
    """The files, with the members of archives in their place, and those that cannot be had."""
    archives = [path for path in paths if may_be_archive(path)]
    inside = dict(read_all(contents, archives, 1)) if archives else {}
    whole: list[str] = []
    refused: dict[str, UnreadableFile] = {}
    for path in paths:
        found = inside.get(path)
        if isinstance(found, UnreadableFile):
            refused[path] = found
        if found is None or isinstance(found, UnreadableFile):
            whole.append(path)
            continue
        members = {f"{path}{SEPARATOR}{member.name}": member.error for member in found}
        refused |= {place: error for place, error in members.items() if error}
        whole += members
    return whole, refused


def _in_order(
    reader: Callable[[str], Result], paths: list[str], workers: int, refused: dict[str, UnreadableFile]
) -> Iterator[tuple[str, Result | UnreadableFile]]:
    missing = {path: why for path in paths if path not in refused and (why := _missing(path))}
    ready: dict[str, Result | UnreadableFile] = {**refused, **missing}
    there = list(dict.fromkeys(path for path in paths if path not in ready))
    reading: Iterator[tuple[str, Result | UnreadableFile]]
    if len(there) <= FEW and all(map(is_plain_text, there)):
        reading = ((path, read_here(reader, path)) for path in there)
    else:
        reading = read_all(reader, there, workers or default_workers())
    for path in dict.fromkeys(paths):
        while path not in ready:
            found, result = next(reading)
            ready[found] = result
        yield path, ready.pop(path)


def _view(record: PlanRecord) -> str:
    from flows.show import record_view

    return record_view(record, screen_width() or 110)


def _missing(path: str) -> UnreadableFile | None:
    if split(path):
        return None
    if Path(path).is_dir():
        return UnreadableFile("no_file", "is a folder: name its files, or use 'kehoach run'")
    if not Path(path).exists():
        return UnreadableFile("no_file", "there is no such file")
    return None


def parse(options: argparse.Namespace) -> int:
    """The text of a file, or all of its Document as JSON or as a page."""
    path = str(options.file)
    result = _missing(path) or _parse(path)
    if isinstance(result, UnreadableFile):
        say(f"{path}: {result.message} [{result.code}]")
        return WITH_QUARANTINE
    if options.format == "json":
        print(json.dumps(to_dict(result), ensure_ascii=False, indent=1))
        return DONE
    if options.format == "html":
        from flows.parse_html import document_page

        print(document_page(result), end="")
        return DONE
    print(safe(result.text.replace("\t", " ")))
    for note in result.notes:
        say(paint(f"note [{note.code}]: {note.message}", "yellow", sys.stderr))
    return DONE


def _parse(path: str) -> Document | UnreadableFile:
    from flows.reading import MEGABYTES, SECONDS

    if not is_plain_text(path):
        from parsers.pool import run_limited

        return run_limited(parse_file, path, SECONDS, MEGABYTES)
    try:
        return parse_file(path)
    except UnreadableFile as refusal:
        return refusal


def explain(options: argparse.Namespace) -> int:
    """Every claim about a document: of a file as it is now, else of a document in the store."""
    found = _of_file(options.document) if Path(options.document).is_file() else _of_store(options)
    if found is None:
        return FAILED
    record, repairs, text = found
    if options.json:
        print(json.dumps(to_dict(record), ensure_ascii=False, indent=1))
        return DONE
    if options.diff:
        from flows.commands_diff import against

        told = against(record, options.diff, options.document)
        if told is None:
            say(f"kehoach: no document {options.document!r} in {options.diff}")
            return FAILED
        print("\n".join(told))
        return DONE
    if options.html:
        return _write_page(record, text, options)
    from flows.show import explanation

    print(explanation(record, repairs, screen_width() or 110))
    return DONE


def _write_page(record: PlanRecord, text: str, options: argparse.Namespace) -> int:
    from flows.explain_html import page

    if options.html == "-":
        print(page(record, text), end="")
        return DONE
    path = Path(options.html)
    if path.suffix.lower() not in (".html", ".htm"):
        say(f"kehoach: {path} is no name of a page; it ends in .html")
        return WRONG_USAGE
    if path.exists() and Path(options.document).exists() and path.samefile(options.document):
        say(f"kehoach: {path} is the document itself; give the page another name")
        return WRONG_USAGE
    path.write_text(page(record, text), encoding="utf-8", errors="replace")
    print(path)
    return DONE


def _of_file(path: str) -> Explained | None:
    result = read_here(read, path) if is_plain_text(path) else next(read_all(read, [path], 1))[1]
    if isinstance(result, UnreadableFile):
        say(f"{path}: {result.message} [{result.code}]")
        return None
    document, record = result
    rows = [
        {"span_start": r.start, "span_end": r.end, "before": r.before, "kind": r.kind, "certain": r.certain,
         "text": document.text[r.start : r.end]}
        for r in document.repairs
    ]  # fmt: skip
    return record, rows, document.text


def _of_store(options: argparse.Namespace) -> Explained | None:
    from flows.open_tables import open_existing
    from tables.load import find_documents, load_record, load_repairs, load_text

    store = open_existing(options.out)
    found = find_documents(store, options.document)
    if len(found) == 1:
        doc_id = found[0]["doc_id"]
        return load_record(store, doc_id), load_repairs(store, doc_id), load_text(store, doc_id)
    if not found:
        say(f"kehoach: no document {options.document!r} in {options.out}, and no such file")
        return None
    say(f"kehoach: {len(found)} documents are called {options.document!r}; name one by its doc_id:")
    for row in found:
        parts = (row["symbol"], row["issuer"], row["province"], row["issued_on"], row["source"])
        say(f"  {row['doc_id'][:12]}  {'  '.join(safe(part) for part in parts if part)}")
    return None
