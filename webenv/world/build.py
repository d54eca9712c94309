"""Build worlds from seeds and keep them on disk.

A world file is named by the fingerprint of everything that shapes it (schemas and
generators) and by its seed, so a change of either never meets an old file.
"""

from __future__ import annotations

import hashlib
import os
import random
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import apsw
import platformdirs
from filelock import FileLock

from webenv.world.clock import WORLD_START
from webenv.world.people import populate_people
from webenv.world.world import World

Populate = Callable[[apsw.Connection, random.Random, datetime], None]

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class WorldPart:
    """What one site adds to the world.

    Attributes:
        name: Name of the site.
        schema: Path of its SQL schema.
        sources: Files whose content shapes the data; they enter the fingerprint.
        populate: Fills the tables from a source of chance and the world's date.
    """

    name: str
    schema: Path
    sources: tuple[Path, ...]
    populate: Populate


def cache_folder() -> Path:
    """Where built worlds are kept: `WEBENV_CACHE`, or the user's cache folder."""
    chosen = os.environ.get("WEBENV_CACHE")
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("webenv"))


def fingerprint(parts: Sequence[WorldPart]) -> str:
    """Twelve digits that change whenever a schema or a generator changes."""
    digest = hashlib.blake2b(digest_size=6)
    sources = [_FOLDER / "schema.sql", _FOLDER / "people.py"]
    for part in parts:
        sources += [part.schema, *sorted(part.sources)]
    for source in sources:
        digest.update(source.name.encode() + b"\0" + source.read_bytes() + b"\0")
    return digest.hexdigest()


def build(parts: Sequence[WorldPart], seed: int) -> bytes:
    """Make a world from nothing.

    Returns:
        The serialised SQLite database.
    """
    connection = apsw.Connection(":memory:")
    connection.execute((_FOLDER / "schema.sql").read_text("utf-8"))
    for part in parts:
        connection.execute(part.schema.read_text("utf-8"))
    with connection:
        populate_people(connection, random.Random(f"{seed}/people"))
        for part in parts:
            part.populate(connection, random.Random(f"{seed}/{part.name}"), WORLD_START)
    connection.execute("ANALYZE")
    connection.execute("VACUUM")
    image = connection.serialize("main")
    connection.close()
    return image


def world_file(parts: Sequence[WorldPart], seed: int) -> Path:
    """The world's file, built now if it is missing or damaged.

    Several processes may ask at once: one builds, the others wait for it. A file
    appears under its name only when it is complete.
    """
    folder = cache_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"world-{fingerprint(parts)}-{seed}.sqlite"
    if _is_whole(path):
        return path
    with FileLock(f"{path}.lock"):
        if not _is_whole(path):
            _write(path, build(parts, seed))
    return path


def load_world(parts: Sequence[WorldPart], seed: int = 0) -> World:
    """A fresh world in memory, from the cache where possible."""
    return World.from_file(world_file(parts, seed), seed)


def _write(path: Path, image: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(image)
        os.replace(temporary, path)
        _checksum_file(path).write_text(_checksum(image))
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise


def _checksum(image: bytes) -> str:
    return hashlib.blake2b(image, digest_size=16).hexdigest() + "\n"


def _checksum_file(path: Path) -> Path:
    return path.with_suffix(".sum")


def _is_whole(path: Path) -> bool:
    try:
        return _checksum_file(path).read_text() == _checksum(path.read_bytes())
    except FileNotFoundError:
        return False
