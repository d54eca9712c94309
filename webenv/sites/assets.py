"""Files that sites serve as they are: their own, and the fonts all of them share."""

from __future__ import annotations

from pathlib import Path

import font_roboto
from starlette.staticfiles import StaticFiles


def static_files(folder: Path) -> StaticFiles:
    """A site's own style sheets, scripts and pictures."""
    return StaticFiles(directory=folder, check_dir=True)


def font_files() -> StaticFiles:
    """Roboto in its weights, so that layout is the same on every machine."""
    return StaticFiles(directory=Path(font_roboto.__file__).parent / "files")
