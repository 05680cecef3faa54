"""Noting and keeping what came: a sighting for each answer, the bytes of documents in their place."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from pathlib import Path

from portals.answers import kind
from portals.client import Answer
from portals.counts import Counts
from portals.journal import Journal, Known, Sighting
from portals.kinds import cut_off
from portals.labels import plain_labels
from portals.model import Request
from portals.pace import Clock
from portals.profiles import Profile
from portals.raw import keep, keep_witness
from portals.warc import Warc


class Keeper:
    """Writes the journal and the raw files of one crawl of one portal, and counts."""

    def __init__(
        self,
        profile: Profile,
        raw: Path,
        journal: Journal,
        counts: Counts,
        began: str,
        clock: Clock,
        warc: Warc | None,
    ) -> None:
        self.journal = journal
        self.counts = counts
        self._profile = profile
        self._raw = raw
        self._began = began
        self._clock = clock
        self._warc = warc

    def sighting(self, kind: str, request: Request, answer: Answer) -> Sighting:
        """A sighting of an answer; what came of it is for the caller to say."""
        return Sighting(
            portal=self._profile.name,
            crawl=self._began,
            at=self._clock.now().astimezone(UTC).isoformat(timespec="milliseconds"),
            kind=kind,
            address=request.key,
            outcome="",
            status=answer.status,
            final=answer.address if answer.address != request.address else "",
            headers=answer.headers,
            sha256=answer.sha256,
            size=answer.size,
            seconds=answer.seconds,
            certificate=answer.certificate,
        )

    def fail(self, seen: Sighting, code: str, message: str) -> None:
        """Note an answer that is no content."""
        self.counts.failed(code)
        self.journal.note(replace(seen, outcome=code, message=message, files=()))

    def archive(self, answer: Answer) -> None:
        """Write an answer to the WARC file, if there is one."""
        if self._warc:
            self._warc.write(answer)

    def keep(self, seen: Sighting, answer: Answer, known: Known | None) -> None:
        """Keep a document's bytes and note them: new, changed or unchanged."""
        assert answer.path is not None
        sort = kind(answer)
        if sort in ("png", "jpg", "xml"):
            self.fail(seen, "other_kind", f"no document: {sort}")
            return
        if problem := cut_off(answer.path, sort):
            self.fail(seen, "truncated", problem)
            return
        before = known.sha256 if known and known.file else ""
        if before == answer.sha256 or (known and known.file and seen.text and known.text == seen.text):
            self.counts.unchanged += 1
            self.journal.note(
                replace(seen, outcome="unchanged", sha256=before, file=known.file if known else "")
            )
            return
        file = keep(answer.path, self._raw, self._profile.name, answer.sha256, sort)
        keep_witness(self._raw, file, plain_labels(seen.metadata))
        self.counts.changed += bool(before)
        self.counts.new += not before
        self.journal.note(replace(seen, outcome="changed" if before else "new", file=file))
