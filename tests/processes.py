"""The processes below a process; any of them may end while it is being looked at."""

from __future__ import annotations

import contextlib

import psutil


def family(process_id: int | None = None) -> list[psutil.Process]:
    """All processes that run below one, this process unless told."""
    running = []
    for process in psutil.Process(process_id).children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            if process.status() != psutil.STATUS_ZOMBIE:
                running.append(process)
    return running


def command_line(process: psutil.Process) -> list[str]:
    """The words a process was started with; none where it has ended."""
    with contextlib.suppress(psutil.Error):
        return process.cmdline()
    return []


def browsers(process_id: int | None = None) -> list[psutil.Process]:
    """Chromium's own processes below one, without its helpers."""
    return [
        process
        for process in family(process_id)
        if (words := command_line(process))
        and "chrom" in words[0]
        and not any(word.startswith("--type=") for word in words)
    ]


def renderers() -> list[psutil.Process]:
    """Chromium's processes below this one that draw pages."""
    return [each for each in family() if "--type=renderer" in " ".join(command_line(each))]


def kill(processes: list[psutil.Process]) -> None:
    """SIGKILL to each; one that went with its parent is fine."""
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()


def memory() -> int:
    """Bytes resident in this process and all below it."""
    total = psutil.Process().memory_info().rss
    for process in family():
        with contextlib.suppress(psutil.Error):
            total += process.memory_info().rss
    return int(total)
