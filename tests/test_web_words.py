"""Every word on a page stands in both languages, and every word in the files is used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from extract.records import IssueCode, Label, Level, Relation
from parsers.document import RepairKind
from web.language import LANGUAGES, say, words

WEB = Path(__file__).parent.parent / "web"
SOURCES = [*(path for path in WEB.glob("*.py") if path.name != "language.py"), *(WEB / "templates").iterdir()]
# t('search.title') | "search.title"
WHOLE = re.compile(r"""t\('([a-z_]+\.[a-z_0-9]+)'|"([a-z_]+\.[a-z_0-9]+)\"""")
# t('verdict.' ~ value) | f"kind.{kind}" | "code", "relation" | "label."
BEGUN = re.compile(r"""t\('([a-z_]+)\.' ~|f"([a-z_]+)\.\{|"code", "([a-z_]+)"|"([a-z_]+)\."[,}]""")
LETTERS = re.compile("(?![×÷])[À-ỹ]")


def used() -> tuple[set[str], set[str]]:
    whole, begun = set(), set()
    for path in SOURCES:
        text = path.read_text("utf-8")
        whole |= {a or b for a, b in WHOLE.findall(text) if not (a or b).endswith(".html")}
        begun |= {a or b or c or d for a, b, c, d in BEGUN.findall(text)}
    return whole, begun


def test_both_languages_have_the_same_keys_and_values_to_fill_in() -> None:
    vietnamese, english = (words(language) for language in LANGUAGES)
    assert set(vietnamese) == set(english)
    for key, text in vietnamese.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", english[key])), key
        assert text.strip() and english[key].strip()


def test_every_key_that_a_page_names_is_there_and_every_key_is_named() -> None:
    whole, begun = used()
    known = set(words("vi"))
    sections = {key.split(".")[0] for key in known}
    assert not {key for key in whole if key.split(".")[0] in sections} - known
    assert not {key for key in known if key not in whole and key.split(".")[0] not in begun}


@pytest.mark.parametrize(
    "section, kind",
    [
        ("label", Label),
        ("level", Level),
        ("relation", Relation),
        ("issue", IssueCode),
        ("repair", RepairKind),
    ],
)
def test_codes_of_records_have_words(section: str, kind: object) -> None:
    assert {f"{section}.{code}" for code in get_args(kind)} <= set(words("vi"))


def test_no_template_has_words_of_its_own() -> None:
    for path in (WEB / "templates").iterdir():
        assert not LETTERS.search(path.read_text("utf-8")), path.name


def test_unknown_codes_show_themselves() -> None:
    assert say("vi", "issue.brand_new") == "brand_new"
