"""The bodies that a document names, found once, and which of them stand together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extract.bodies import Actor, find_bodies
from extract.body_grammar import BETWEEN
from extract.records import Span

# Sở Xây dựng (| cơ quan thường trực), | đơn vị đầu mối): what a body is, no body beside it
_ROLE = regex.compile(
    r"(?:là )?(?:(?:cơ quan|đơn vị) )?(?:thường trực|chủ trì|đầu mối|chủ công|chịu trách nhiệm chính)[^();,]{0,40}\)"
)

_ROLES = ("thanh_vien", "co_quan_don_vi")
# Bảo hiểm xã hội tỉnh: | a) Là | cơ quan thường trực, ...
_IS = regex.compile(r"(?r)(?:^|\n)[^\p{L}\n]*(?:\p{Ll}\)\s*)?Là\s$")
# Sở Xây dựng | là | cơ quan thường trực, chủ trì ...; | với vai trò | cơ quan đầu mối
_AS = regex.compile(r",?\s(?:là|(?:với|giữ|trong) (?:vai trò|tư cách|nhiệm vụ)(?: là)?)\s")


@dataclass(frozen=True, slots=True)
class Named:
    """The bodies named in a document, found once, in order; `starts` are where they begin."""

    text: str
    low: str
    actors: tuple[Actor, ...]
    starts: tuple[int, ...]

    def within(self, start: int, stop: int) -> tuple[Actor, ...]:
        """The bodies named in `[start, stop)`; read again where an edge cuts a name."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, stop)
        if (first and self.actors[first - 1].end > start) or (
            last > first and self.actors[last - 1].end > stop
        ):
            return find_bodies(self.text, start, stop, self.low)
        return self.actors[first:last]


def named_in(text: str, low: str, regions: Sequence[Span]) -> Named:
    """The bodies named in these regions of a text, which stand in order; `low` is the folded text."""
    actors = tuple(actor for start, end in regions for actor in find_bodies(text, start, end, low))
    return Named(text, low, actors, tuple(actor.start for actor in actors))


def _tells_what(text: str, last: int, actor: Actor) -> bool:
    """Whether an actor but tells what the one that ends at `last` is."""
    if actor.plural or actor.body_id not in _ROLES:
        return False
    return bool(
        _AS.fullmatch(text, last, actor.start) or _IS.search(text, max(0, actor.start - 16), actor.start)
    )


def groups(text: str, actors: Sequence[Actor]) -> list[tuple[Actor, ...]]:
    """Runs of actors that stand together: "Các sở, ban, ngành; UBND các huyện" is one group of two."""
    out: list[list[Actor]] = []
    for actor in actors:
        if out and text[actor.start - 1 : actor.start] == "(" and _ROLE.match(text, actor.start):
            continue
        last = out[-1][-1].end if out else 0
        if out and _tells_what(text, last, actor):
            continue
        if out and not text[last : actor.start].strip() and out[-1][-1].text.endswith("thuộc"):
            continue  # các đảng ủy trực thuộc | Tỉnh ủy
        if out and actor.start - last < 160 and BETWEEN.fullmatch(text, last, actor.start):
            out[-1].append(actor)
        else:
            out.append([actor])
    return [tuple(g) for g in out]
