"""The lines above a claim that may name who owes it: a bare name over its list, the head that its bullet hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from extract import owner_words as w
from extract.bodies import Actor, find_bodies
from extract.deadline_years import number_style, words_begin
from extract.named import groups
from extract.owner_marks import can_owe, done_by, is_body
from extract.records import Bearer
from extract.sections import Outline


def bare_head(text: str, low: str, outline: Outline, at: int, line: int) -> str:
    """The nearest line above, in the same section, that is nothing but a body's name: "Công an phường:"."""
    above = outline.at(at)
    begin = above[-1].heading_span[1] if above else line
    for _ in range(8):
        if line <= begin or number_style(low, line)[:1].isdigit():
            return ""
        stop, line = line - 1, text.rfind("\n", begin, line - 1) + 1 or begin
        named = text[words_begin(low, line, stop) : stop]
        words = str(w.ORDER.sub("", named.strip(" :*-+•")))
        if 3 < len(words) < 160 and is_body(words):
            return words
    return ""


def item_above(low: str, line: int) -> regex.Match[str] | None:
    """The number of the nearest line above that has one, where that line reads as a head: no full stop ends it."""
    for _ in range(8):
        if line <= 0:
            return None
        stop, line = line - 1, low.rfind("\n", 0, line - 1) + 1
        if number := w.NUMBER.match(low, line, stop):
            return number if low[stop - 1] not in ".;,:" and stop - line < 220 else None
    return None


def list_head(text: str, line: int) -> str:
    """The line with a colon, or the numbered item, that a bullet hangs on."""
    at, bullet = line, text[line : line + 3].lstrip()[:1]
    if bullet not in tuple("-+*•–"):
        return ""
    for _ in range(14):
        above = text.rfind("\n", 0, max(at - 1, 0)) + 1
        words = text[above : max(at - 1, 0)].strip()
        if at <= 0 or not words:
            return ""
        opens = words[0] != bullet and is_body(words[1:].strip(" :"))  # "* Sở Y tế" over "+ Mở 02 lớp"
        if words.endswith(":") or opens or words[0] not in "-+*•–":
            return words if len(words) < 220 else ""
        at = above
    return ""


def side_by_side(text: str, group: Sequence[Actor]) -> list[Actor]:
    """The group with names put together that nothing parts: "Ban Nội chính" "Tỉnh ủy", "Phòng" "Thanh tra"."""
    out: list[Actor] = []
    for actor in group:
        if out and not text[out[-1].end : actor.start].strip():
            out[-1] = replace(out[-1], text=text[out[-1].start : actor.end], end=actor.end)
        else:
            out.append(actor)
    return out


def headed(words: str) -> tuple[Bearer, ...]:
    """The bodies that a heading or the head of a list opens with.

    >>> [b.text for b in headed("3. Trách nhiệm của Sở Y tế")], headed("Nâng cao năng lực của Sở Y tế")
    (['Sở Y tế'], ())
    """
    actors = [a for a in find_bodies(words) if can_owe(a)]
    if not actors:
        return ()
    if not w.HEAD_LEAD.match(words.lower(), 0, actors[0].start) or w.LEVEL.fullmatch(actors[0].text.lower()):
        doer = done_by(actors, words.lower(), 0, len(words))
        last = words[words.rstrip(" :").rfind(": ") + 1 :]  # "Chế độ báo cáo: các đơn vị gửi báo cáo:"
        return (doer.bearer(),) if doer else headed(last) if last != words else ()
    if w.THING.match(words.lower(), actors[0].start):
        return ()
    return tuple(a.bearer() for a in side_by_side(words, groups(words, actors)[0]))
