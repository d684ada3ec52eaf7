"""Parsed language data, kept as msgpack files in the user's cache folder: a help to speed that nothing depends on.

Each set of tables has a name and a key, made of the content of its sources. What cannot be read, written or decoded
counts as not kept. The folder is `$RASAD_CACHE`, else `$XDG_CACHE_HOME/rasad`, else `~/.cache/rasad`; `RASAD_CACHE=off`
keeps nothing.
"""

import functools
import hashlib
import os
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from rasad.config import VERSION

Kept = Mapping[str, msgspec.Raw]
_SUFFIX = ".msgpack"
_SUM_BYTES = 4  # a file begins with the CRC-32 of the rest
_OFF = "off"
_KEY_LENGTH = 12


def cache_folder() -> Path | None:
    """Return the folder that tables are kept in (it may not exist yet), or None where none is wanted or known."""
    said = os.environ.get("RASAD_CACHE")
    if said:
        return None if said == _OFF else Path(said)
    base = os.environ.get("XDG_CACHE_HOME")
    if base and Path(base).is_absolute():
        return Path(base) / "rasad"
    try:
        return Path.home() / ".cache" / "rasad"
    except RuntimeError:
        return None


@functools.cache
def code_version() -> str:
    """Return a hash over the code that compiles language data, and Python's version: the key of what it compiles."""
    digest = hashlib.sha256(sys.version.encode())
    package = Path(__file__).parent
    for path in sorted((*package.glob("*.py"), *package.parent.joinpath("chars").glob("*.py"))):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:_KEY_LENGTH]


def pack(tables: Mapping[str, Any]) -> bytes | None:
    """Encode tables; None where decoding them would not give the same again."""
    try:
        packed = msgspec.msgpack.encode(tables)
        return packed if msgspec.msgpack.decode(packed) == tables else None
    except (msgspec.MsgspecError, OverflowError, TypeError, ValueError):
        return None


def unpack(packed: bytes) -> Kept | None:
    """Decode the names of the tables; each table is decoded when it is asked for. None where it is no set of tables."""
    try:
        return msgspec.msgpack.decode(packed, type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def table(packed: msgspec.Raw) -> dict[str, Any]:
    """Decode one table; the caller may change what it gets."""
    decoded: dict[str, Any] = msgspec.msgpack.decode(packed)
    return decoded


def load(name: str, key: str) -> Kept | None:
    """Return the tables kept under a name, or None where none of that key are kept unharmed."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        content = (folder / _file(name, key)).read_bytes()
    except OSError:
        return None
    packed = content[_SUM_BYTES:]
    return unpack(packed) if content[:_SUM_BYTES] == _sum(packed) else None


def store(name: str, key: str, packed: bytes) -> None:
    """Keep packed tables and remove what is kept under the name with other keys."""
    folder = cache_folder()
    if folder is None:
        return
    path = folder / _file(name, key)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished.write_bytes(_sum(packed) + packed)
        unfinished.replace(path)
        for other in folder.glob(f"{name}@*"):
            if other != path:
                other.unlink(missing_ok=True)
    except OSError:
        return


def _file(name: str, key: str) -> str:
    return f"{name}@{VERSION}-{key}{_SUFFIX}"


def _sum(packed: bytes) -> bytes:
    return zlib.crc32(packed).to_bytes(_SUM_BYTES, "big")
