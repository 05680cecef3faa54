"""The files inside a ZIP, and inside RAR, 7z and other archives where a program for them is on the machine.

Archives inside archives are not opened. Nothing is ever written under a member's name, so names cannot do harm.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath

from parsers.document import UnreadableFile
from parsers.limits import CHUNK, MAX_FILE_BYTES, MAX_INFLATED_BYTES, MB, check_count, inflate
from parsers.sniff import sniff

MAX_MEMBERS = 2_000
SEPARATOR = "!"  # between an archive and its member: a.zip!b.doc

_SECONDS = 60.0  # for an outside program to list an archive or unpack one member
_JUNK = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
# How each program lists an archive and writes one member to standard output; the first one found is used.
_PROGRAMS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("bsdtar", ("-tf",), ("-xOf",)),
    ("7z", ("l", "-slt", "-ba", "-p-", "--"), ("e", "-so", "-spd", "-p-", "--")),
    ("7zz", ("l", "-slt", "-ba", "-p-", "--"), ("e", "-so", "-spd", "-p-", "--")),
    ("unrar", ("lb", "-p-", "--"), ("p", "-inul", "-p-", "--")),
)


def program() -> str | None:
    """The program for RAR, 7z and other archives that is on this machine."""
    return next((name for name, _, _ in _PROGRAMS if shutil.which(name)), None)


def is_archive(data: bytes, source: str = "") -> bool:
    """Whether bytes are an archive of documents, by what they hold; an Office package is none."""
    kind = sniff(data)
    if kind == "archive":
        return True
    named_office = source.lower().endswith(
        (".docx", ".docm", ".doc", ".xlsx", ".xlsm", ".pptx", ".odt", ".ods")
    )
    return kind == "zip" and not named_office and not _is_office(data)


def names(data: bytes, source: str) -> list[str]:
    """The names of the files inside, in their order, without the litter of operating systems.

    Raises UnreadableFile("corrupt" | "encrypted" | "bomb" | "needs_converter").
    """
    if sniff(data) != "archive":
        return list(_zip_infos(data))
    with _opened(data, source) as (program, path):
        return _listed(program, path)


def members(data: bytes, source: str) -> Iterator[tuple[str, bytes | UnreadableFile]]:
    """(name, bytes) of each file inside, or the reason why it cannot be unpacked; all share one budget of bytes.

    Raises UnreadableFile as `names`, and "bomb" as soon as they have given more than the limit together.
    """
    left = MAX_INFLATED_BYTES
    for name, content in _contents(data, source):
        left -= 0 if isinstance(content, UnreadableFile) else len(content)
        if left < 0 or (isinstance(content, UnreadableFile) and content.code == "bomb"):
            limit = MAX_INFLATED_BYTES // MB
            raise UnreadableFile("bomb", f"the archive unpacks to more than {limit} MB (limit), refused")
        yield name, content


def member(data: bytes, source: str, name: str) -> bytes:
    """One file's bytes. Raises UnreadableFile, also for a name that is not there."""
    if sniff(data) == "archive":
        with _opened(data, source) as (program, path):
            return _unpacked(program, path, name)
    info = _zip_infos(data).get(name)
    if info is None:
        raise UnreadableFile("corrupt", f"the archive holds no file '{name[:60]}'")
    return _inflated(data, info)


def _contents(data: bytes, source: str) -> Iterator[tuple[str, bytes | UnreadableFile]]:
    if sniff(data) != "archive":
        for name, info in _zip_infos(data).items():
            yield name, _or_reason(partial(_inflated, data, info))
        return
    with _opened(data, source) as (program, path):
        for name in _listed(program, path):
            yield name, _or_reason(partial(_unpacked, program, path, name))


def _is_office(data: bytes) -> bool:
    return any(
        mark in data for mark in (b"xl/workbook.xml", b"ppt/presentation.xml", b"application/vnd.oasis")
    )


# --- ZIP


def _zip_infos(data: bytes) -> dict[str, zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise UnreadableFile("corrupt", f"the ZIP archive is damaged: {error}") from error
    check_count("files in the archive", len(infos), MAX_MEMBERS)
    named = ((_name(info), info) for info in infos if not info.is_dir())
    return {name: info for name, info in named if not _is_junk(name)}


def _name(info: zipfile.ZipInfo) -> str:
    """The name as its maker meant it: old programs write UTF-8 without saying so."""
    name = info.filename
    if not info.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.filename
    return _plain(name)


def _inflated(data: bytes, info: zipfile.ZipInfo) -> bytes:
    try:
        content = inflate(data, info, MAX_FILE_BYTES)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError) as error:
        raise UnreadableFile("corrupt", f"cannot be unpacked: {error}") from error
    if zlib.crc32(content) != info.CRC:
        raise UnreadableFile("corrupt", "its bytes in the archive are damaged (checksum): fetch it again")
    return content


# --- other archives


@contextmanager
def _opened(data: bytes, source: str) -> Iterator[tuple[str, str]]:
    """The program that opens it and the place where it stands for that program."""
    program = next((name for name, _, _ in _PROGRAMS if shutil.which(name) and _suits(name, data)), None)
    if program is None:
        wanted = "7z (apt-get install 7zip), bsdtar (libarchive-tools) or unrar"
        raise UnreadableFile(
            "needs_converter", f"a packed archive (RAR, 7z, gz...): install {wanted}, or unpack it"
        )
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        path = Path(folder, f"in{PurePosixPath(source).suffix[:6]}")
        path.write_bytes(data)
        yield program, str(path)


def _suits(program: str, data: bytes) -> bool:
    return program != "unrar" or data.startswith(b"Rar!")


def _listed(program: str, path: str) -> list[str]:
    options = next(listing for name, listing, _ in _PROGRAMS if name == program)
    shown = _output([program, *options, path], 8 * MB).decode("utf-8", "replace")
    found: list[str] = []
    for entry in shown.split("\n\n") if program.startswith("7z") else shown.splitlines():
        name = _of_7z(entry) if program.startswith("7z") else entry
        if name and not name.endswith("/") and not _is_junk(name):
            found.append(name)
    check_count("files in the archive", len(found), MAX_MEMBERS)
    return list(dict.fromkeys(found))


def _of_7z(entry: str) -> str:
    """The name in one entry of `7z l -slt`; "" for a folder."""
    fields = dict(line.split(" = ", 1) for line in entry.splitlines() if " = " in line)
    is_folder = fields.get("Folder") == "+" or fields.get("Attributes", "").startswith("D")
    return "" if is_folder else fields.get("Path", "")


def _unpacked(program: str, path: str, name: str) -> bytes:
    options = next(reading for found, _, reading in _PROGRAMS if found == program)
    if program == "bsdtar":  # it takes patterns
        name = "".join(f"\\{c}" if c in "*?[]\\" else c for c in name)
    return _output([program, *options, path, name], MAX_FILE_BYTES)


def _output(command: list[str], limit: int) -> bytes:
    """What a program writes, at most `limit` bytes of it."""
    with tempfile.TemporaryFile() as said:
        run = subprocess.Popen(
            ["timeout", str(_SECONDS), *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,
            env={**os.environ, "LC_ALL": "C.UTF-8"},  # names come out as they are
        )
        assert run.stdout is not None
        pieces, size = [], 0
        with run:
            while piece := run.stdout.read(CHUNK):
                size += len(piece)
                if size > limit:
                    run.kill()
                    raise UnreadableFile("bomb", f"unpacks to more than {limit // MB} MB (limit), refused")
                pieces.append(piece)
        said.seek(0)
        _check(run.returncode, said.read(4000).decode("utf-8", "replace"))
    return b"".join(pieces)


def _check(code: int, said: str) -> None:
    if code == 124:
        raise UnreadableFile("timeout", f"not unpacked within {_SECONDS:.0f} s (limit)")
    if code and any(word in said.lower() for word in ("password", "encrypted", "passphrase")):
        raise UnreadableFile(
            "encrypted", "the archive is protected by a password: unpack it and give its files"
        )
    if code:
        first = next((line.strip() for line in said.splitlines() if line.strip()), f"exit code {code}")
        raise UnreadableFile("corrupt", f"the archive cannot be unpacked: {first[:120]}")


# --- names


def _plain(name: str) -> str:
    return "".join(c for c in name.replace("\\", "/") if c.isprintable()).lstrip("/")


def _is_junk(name: str) -> bool:
    last = PurePosixPath(name).name
    return name.startswith(_JUNK[0]) or last in _JUNK or last.startswith((".", "~$")) or not last


def _or_reason(unpack: Callable[[], bytes]) -> bytes | UnreadableFile:
    try:
        return unpack()
    except UnreadableFile as refusal:
        return refusal
