"""Damaged copies of good files: bytes flipped, cut, doubled, spliced, also inside packages; the same seed, the same copy."""

from __future__ import annotations

import io
import random
import zipfile
import zlib

import regex

_PDF_STREAM = regex.compile(rb"stream\r?\n(.{20,200000}?)\r?\nendstream", regex.DOTALL)


def mutant(files: list[bytes], which: int, seed: int) -> bytes:
    """A damaged copy of `files[which]`; the others are what is spliced in."""
    chance = random.Random(seed)
    data = files[which]
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = _damaged(data, files, chance)
    return data


def _damaged(data: bytes, files: list[bytes], chance: random.Random) -> bytes:
    if data[:2] == b"PK" and chance.random() < 0.6:
        return _inside_zip(data, files, chance)
    if data[:5] == b"%PDF-" and chance.random() < 0.5:
        return _inside_pdf(data, files, chance)
    return _bytes(data, files, chance)


def _bytes(data: bytes, files: list[bytes], chance: random.Random) -> bytes:
    if len(data) < 4:
        return data + bytes(chance.randrange(8))
    at = chance.randrange(len(data))
    end = min(len(data), at + chance.choice((1, 4, 40, 400, 4000)))
    match chance.randrange(8):
        case 0 | 1:  # bits flipped
            changed = bytearray(data)
            for _ in range(chance.choice((1, 3, 20, 200))):
                changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
            return bytes(changed)
        case 2:  # cut off
            return data[:at]
        case 3:  # a piece lost
            return data[:at] + data[end:]
        case 4:  # a piece doubled, once or often
            return data[:end] + data[at:end] * chance.choice((1, 2, 50)) + data[end:]
        case 5:  # a piece of another file
            other = chance.choice(files)
            there = chance.randrange(len(other)) if other else 0
            return data[:at] + other[there : there + (end - at) * 4] + data[end:]
        case 6:  # zeros or 255s
            return data[:at] + bytes([chance.choice((0, 255))]) * (end - at) + data[end:]
        case _:  # numbers made large, small or negative
            spots = list(regex.finditer(rb"\d+", data[at : at + 4000]))
            if not spots:
                return data[:at]
            spot = chance.choice(spots)
            number = chance.choice((b"0", b"-1", b"1", b"65536", b"2147483647", b"99999999999999999999"))
            return data[: at + spot.start()] + number + data[at + spot.end() :]


def _inside_zip(data: bytes, files: list[bytes], chance: random.Random) -> bytes:
    """One member damaged and the package made whole again."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            members = {info.filename: old.read(info) for info in old.infolist()}
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        ValueError,
        EOFError,
        OSError,
    ):  # RuntimeError: encrypted
        return _bytes(data, files, chance)
    if not members:
        return data
    chosen = chance.choice([name for name in members if name.endswith(".xml")] or list(members))
    if chance.random() < 0.1:
        del members[chosen]
    else:
        members[chosen] = _bytes(members[chosen], files, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)  # no time in it
    return out.getvalue()


def _inside_pdf(data: bytes, files: list[bytes], chance: random.Random) -> bytes:
    """One packed stream damaged and packed again; its length, and so the table of objects, is then wrong too."""
    streams = list(_PDF_STREAM.finditer(data))
    if not streams:
        return _bytes(data, files, chance)
    chosen = chance.choice(streams)
    try:
        packed = zlib.compress(_bytes(zlib.decompress(chosen[1]), files, chance))
    except zlib.error:
        return _bytes(data, files, chance)
    return data[: chosen.start(1)] + packed + data[chosen.end(1) :]
