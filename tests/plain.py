"""A Document made from lines, for tests that need no file."""

from __future__ import annotations

from parsers.document import Block, Document


def document_of(text: str, **fields: object) -> Document:
    """Lines as paragraphs; a line with " | " is only text here."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    return Document("test.txt", "text", "0" * 64, text, tuple(blocks), **fields)  # type: ignore[arg-type]
