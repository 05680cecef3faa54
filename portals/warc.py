"""WARC output on demand (ISO 28500): what came over the wire, for archives that take nothing else."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from portals.client import Answer


class Warc:
    """One .warc.gz of one crawl; bytes that it holds already become revisit records."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("wb")
        self._writer = WARCWriter(self._file, gzip=True)
        self._seen: dict[str, tuple[str, str]] = {}
        info: dict[str, Any] = {"software": "kehoach", "format": "WARC File Format 1.0"}
        self._writer.write_record(self._writer.create_warcinfo_record(path.name, info))

    def __enter__(self) -> Warc:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def write(self, answer: Answer) -> None:
        """Write an answer with its body."""
        if answer.path is None:
            return
        lines = [(name, value) for name, value in answer.headers.items() if name != "content-length"]
        headers = StatusAndHeaders(f"{answer.status} OK", lines, protocol="HTTP/1.1")
        with answer.path.open("rb") as body:
            record = self._writer.create_warc_record(
                answer.address, "response", payload=body, length=answer.size, http_headers=headers
            )
            digest = f"sha256:{answer.sha256}"
            before = self._seen.get(digest)
            if before is not None:
                record = self._writer.create_revisit_record(
                    answer.address, digest, *before, http_headers=headers
                )
            self._writer.write_record(record)
            self._seen.setdefault(digest, (answer.address, record.rec_headers.get_header("WARC-Date")))
        self._file.flush()
