"""Families of plans as papers: texts of our own with letterheads, read, linked and checked from first to last.

    python -m tests.family_papers [NAME ...]     scores of each family, and what differs from what is expected

A file `families/papers/NAME.txt` holds papers between lines `=== name`. `@ superior | issuer | symbol | place and
date` becomes a letterhead in one of three layouts, `@@ authority | signer | recipients` the end; `/` breaks a
line, `-` leaves a part out. `NAME.toml` holds the links and verdicts expected; `a|b` there means either.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from extract import extract
from extract.names import department_named
from extract.reference import bodies as registered
from flows.conclude import conclude, verdicts
from flows.relink import relink
from links.bodies import key_of
from links.lineage import successors
from parsers import parse_bytes
from tables.frames import read_frame
from tables.ledger import settle
from tables.store import Sighting, Store, outcome_of, write

FOLDER = Path(__file__).parent / "families" / "papers"
DEVELOPED = tuple(sorted(p.stem for p in FOLDER.glob("g*.toml")))
# nobody who writes rules has read them: only totals are shown
UNSEEN = ("w6", "x1", "x4", *sorted(p.stem for p in FOLDER.glob("v[3-6]-*.toml")))
HELD_OUT = tuple(sorted({p.stem for p in FOLDER.glob("[k-z]*.toml")} - set(UNSEEN)))
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of what was right, made and wanted."""

    right: int
    made: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0


def papers(family: str) -> dict[str, str]:
    """The texts of a family by the name of their file."""
    parts = ("\n" + (FOLDER / f"{family}.txt").read_text("utf-8")).split("\n=== ")[1:]
    made = {}
    for number, part in enumerate(parts):
        name, _, body = part.partition("\n")
        made[f"{family}-{name}.txt"] = "\n".join(_drawn(line, number) for line in body.splitlines())
    return made


def _drawn(line: str, number: int) -> str:
    if line.startswith("@@ "):
        authority, signer, *recipients = (p.strip() for p in line[3:].split("|"))
        lines = [f"- {r};" for r in "; ".join(recipients).split("; ") if r]
        return "\n".join(["Nơi nhận:", *lines, "- Lưu: VT.", *authority.split("/"), signer])
    if not line.startswith("@ "):
        return line
    above, issuer, symbol, day = ("" if p.strip() == "-" else p.strip() for p in line[2:].split("|", 3))
    left = [*([above] if above else []), *issuer.replace(" / ", "/").split("/")]
    shown = f"Số: {symbol}" if symbol else ""
    if number % 3 == 0:
        rows = [*left, NATION, MOTTO, shown, day]
    elif number % 3 == 1:
        left += [""] * (2 - len(left))
        rows = [f"{a:<50}{b}" for a, b in zip(left, (NATION, MOTTO, *[""] * 2), strict=False)]
        rows.append(f"{shown:<50}{day}")
    else:
        rows = [NATION, MOTTO, *left, shown, day]
    return "\n".join(row.rstrip() for row in rows if row.strip()) + "\n"


@cache
def outcomes(family: str) -> tuple[Any, ...]:
    """The papers of a family, read and extracted, ready to be written."""
    made = []
    for name, text in papers(family).items():
        data = text.encode()
        document = parse_bytes(data, name)
        sighting = Sighting(f"/in/{name}", name, len(data), 1, document.doc_id)
        made.append(outcome_of(sighting, document, extract(document), "1"))
    return tuple(made)


def expected(family: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{family}.toml").read_text("utf-8"))


def fill(store: Store, made: Sequence[Any], as_of: date, at_once: int = 1000) -> None:
    """Write papers in this order, a few at a time, linking after each few and checking at the end."""
    for start in range(0, len(made), at_once):
        write(store, made[start : start + at_once], "1")
        settle(store)
        relink(store)
    conclude(store, as_of, True)


def named_links(store: Store) -> pd.DataFrame:
    """Links with the names of papers for ids, of papers not in hand their symbol."""
    documents = read_frame(store, "documents").set_index("doc_id")
    held = documents["status"] == "held"
    name = documents["source"].where(held, documents["symbol"]).to_dict()
    links = read_frame(store, "links")
    child, parent = (links[c].map(lambda i: name.get(i, i)) for c in ("child_id", "parent_id"))
    return links.assign(child=child, parent=parent.fillna(links["parent_symbol"]))


def score_links(family: str, store: Store) -> tuple[Score, list[str]]:
    """Links of implementation against those expected, and what differs."""
    spec = expected(family)
    files = {name.removesuffix(".txt").removeprefix(f"{family}-"): name for name in papers(family)}
    unscored = {files[n] for n in spec.get("unscored", [])}
    rows = named_links(store)
    scored = set(files.values()) - unscored  # a store may hold other families too
    rows = rows[(rows["relation"] == "implements") & rows["child"].isin(scored)]
    chains = read_frame(store, "documents").set_index("source")["chain_id"].to_dict()
    made = {(c, chains.get(p, p)) for c, p in zip(rows["child"], rows["parent"], strict=True)}
    names = {chains.get(f): f for f in files.values()}
    right, said = 0, []
    wanted = [(files[c], [files.get(x, x) for x in p.split("|")]) for c, p in spec["links"]]
    for child, either in wanted:
        hits = {(child, chains.get(p, p)) for p in either} & made
        right += bool(hits)
        made -= hits if len(hits) <= 1 else set(sorted(hits)[1:]) | hits
        if not hits:
            said.append(f"{child}: no link to {' or '.join(either)}")
    said += [f"{child}: links to {names.get(parent, parent)}, not expected" for child, parent in sorted(made)]
    for child, relation, parent in spec["others"]:
        wants = {files.get(p, p) for p in parent.split("|")}
        others = named_links(store)
        found = others[(others["child"] == files[child]) & others["parent"].isin(wants)]
        if relation not in set(found["relation"]):
            said.append(f"{child}: {relation} {parent} not found, but {found['relation'].tolist()}")
    return Score(right, right + len(made), len(wanted)), said


def score_verdicts(family: str, store: Store) -> tuple[Score, list[str]]:
    """Verdicts against those expected, and what differs; a verdict with a child that no body is expected to have is wrong.

    A row stands under the name of the body or of its heir; a body that owes nothing needs none.
    """
    spec = expected(family)
    rows = verdicts(store, date.fromisoformat(spec["as_of"]), True)
    documents = read_frame(store, "documents").set_index("doc_id")
    source = documents["source"].to_dict()
    right, made, wanted, said = 0, 0, 0, []
    for parent, bodies in spec["verdicts"].items():
        mine = rows[rows["parent_id"].map(source) == f"{family}-{parent}.txt"]
        got = {_spelled(row["body"]): row for row in mine.to_dict("records")}
        wanted += len(bodies)
        for body, (verdict, *rest) in bodies.items():
            names = (name for one in body.split("|") for name in (_spelled(one), *_heirs(one)))
            row = next((got.pop(name) for name in names if name in got), None)
            if row is None and "not_applicable" in verdict:  # a body that owes nothing needs no row
                wanted -= 1
                continue
            if row is None:
                said.append(f"{parent}: no row for {body}, {verdict} expected")
                continue
            child = _bare(family, source.get(row["child_id"]))
            late = int(row["days_late"]) if row["days_late"] is not None else None
            found = (row["verdict"], *((child,) if rest else ()), *((late,) if len(rest) > 1 else ()))
            made += 1
            if (
                found[0] in verdict.split("|")
                and (not rest or child in rest[0].split("|"))
                and list(found[2:]) == rest[1:]
            ):
                right += 1
            else:
                said.append(f"{parent}: {body} is {found}, expected {(verdict, *rest)}: {row['evidence']}")
        heirs = {c for wants in bodies.values() for c in (wants[1].split("|") if len(wants) > 1 else ())}
        for row in got.values():
            child = _bare(family, source.get(row["child_id"]))
            if child and child not in heirs:
                made += 1
                said.append(f"{parent}: {row['body']} is {row['verdict']} by {child}, not expected")
    return Score(right, made, wanted), said


def _spelled(body: str) -> str:
    """A body's name written out and without its province: "Trường THPT" is "Trường Trung học phổ thông"."""
    return key_of(None, body)


def _heirs(body: str) -> Iterable[str]:
    """The names under which the row of a department may stand that has ended."""
    known = department_named(body)
    return [_spelled(heir.name) for heir in registered() if known and heir.id in successors(known.id)]


def _bare(family: str, name: str | None) -> str | None:
    return name.removesuffix(".txt").removeprefix(f"{family}-") if name else None


def main(names: Iterable[str]) -> int:
    """Print the scores of families; exit code 1 where something differs."""
    from tempfile import TemporaryDirectory

    from tables.store import open_store

    differs = False
    for family in names or (*DEVELOPED, *HELD_OUT, *UNSEEN):
        with TemporaryDirectory() as folder:
            store = open_store(Path(folder))
            fill(store, outcomes(family), date.fromisoformat(expected(family)["as_of"]))
            for what, (score, said) in (
                ("links", score_links(family, store)),
                ("verdicts", score_verdicts(family, store)),
            ):
                print(
                    f"{family:<20} {what:<9} precision {score.precision:.3f} recall {score.recall:.3f} ({score.wanted} wanted)"
                )
                for line in said if family not in UNSEEN else ():
                    print(f"    {line}")
                differs |= bool(said)
    return int(differs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
