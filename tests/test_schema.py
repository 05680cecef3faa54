"""The schema: described in two languages, friendly to SQL, and as wide as the records."""

from __future__ import annotations

from dataclasses import fields

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from extract import records
from tables.rows import RENAMED
from tables.schema import EXPORTED, TABLES

DESIGNED = {
    *("documents", "files", "sections", "citations", "links", "deadlines", "quotas", "tasks", "duties"),
    *("signers", "recipients", "compliance", "bodies", "provinces", "issues", "runs"),
}
EVIDENCE = {"span_start", "span_end", "page", "quote", "rule", "confidence"}
WITH_EVIDENCE = (
    *("sections", "citations", "mentions", "deadlines", "quotas", "tasks", "duties", "signers", "recipients"),
    *("links", "compliance", "evidence"),
)
RESERVED = {
    "start",
    "end",
    "group",
    "order",
    "current",
    "user",
    "references",
    "table",
    "when",
    "column",
    "desc",
}
KINDS = {**records.ROWS, "signers": records.Signer, "issues": records.Issue}


def test_every_designed_table_is_there_and_exported() -> None:
    assert {table.name for table in EXPORTED} >= DESIGNED


@pytest.mark.parametrize("table", TABLES.values(), ids=str)
def test_every_column_is_described_in_both_languages(table: sa.Table) -> None:
    for described in (table, *table.columns):
        assert described.info["vi"].strip() and described.info["en"].strip(), described
    vietnamese = " ".join(column.info["vi"] for column in table.columns)
    assert not vietnamese.isascii()


@pytest.mark.parametrize("name", WITH_EVIDENCE)
def test_every_claim_has_room_for_its_evidence(name: str) -> None:
    assert set(TABLES[name].columns.keys()) >= EVIDENCE


@pytest.mark.parametrize("name", KINDS)
def test_every_field_of_a_record_has_a_column(name: str) -> None:
    spans = {"evidence": "rule", "span": "span_start", "heading_span": "heading_start"}
    names = {spans.get(f.name, RENAMED.get(f.name, f.name)) for f in fields(KINDS[name])}
    if name == "issues":
        names.discard("rule")
    assert names <= set(TABLES[name].columns.keys())


@pytest.mark.parametrize("table", TABLES.values(), ids=str)
def test_names_need_no_quotes_in_sql(table: sa.Table) -> None:
    assert not RESERVED & set(table.columns.keys())
    assert all(name.isidentifier() and name == name.lower() for name in table.columns.keys())  # noqa: SIM118


@pytest.mark.parametrize("table", TABLES.values(), ids=str)
def test_the_schema_compiles_for_postgresql(table: sa.Table) -> None:
    statement = str(sa.schema.CreateTable(table).compile(dialect=postgresql.dialect()))
    assert f"CREATE TABLE {table.name}" in statement
    assert "PRIMARY KEY" in statement
