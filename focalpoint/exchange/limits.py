"""How much a file may take while it is read, and the operating system's means to hold the reader to it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from typing import Any, Final

MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may take. Sizes in bytes, times in seconds."""

    rows: int = 200_000
    columns: int = 500
    entries: int = 2_000
    unpacked: int = 200 * MEGABYTE
    ratio: int = 100
    """How many times smaller a part of a package may be packed than unpacked."""
    ratio_from: int = 10 * MEGABYTE
    """Parts smaller than this may be packed as tightly as they like."""
    memory: int = 400 * MEGABYTE
    seconds: float = 60.0


def limit_this_process(memory: int) -> bool:
    """Hold the running process to so many bytes, before it touches the file.

    Returns:
        Whether the system does it (Linux: RLIMIT_AS; Windows: a Job object). Elsewhere the parent has to watch.
    """
    platform: str = sys.platform
    if platform == "win32":
        return _join_job(memory)
    if platform.startswith("linux"):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        return True
    return False


def resident_bytes(pid: int) -> int:
    """How much memory a process holds now, by ``ps``; 0 when it is gone or nobody can tell."""
    try:
        told = subprocess.run(  # noqa: S603 - our own arguments
            ["/bin/ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False, timeout=5
        ).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return 0
    return int(told) * 1024 if told.isdigit() else 0


def _join_job(memory: int) -> bool:  # pragma: no cover - Windows only
    """Put this process into a Job object that ends it when it takes more memory."""
    import ctypes
    from ctypes import wintypes

    class BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", BasicLimits),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    process_memory, active_process, die_on_exception, kill_on_close = 0x100, 0x8, 0x400, 0x2000
    kernel: Any = getattr(ctypes, "WinDLL")("kernel32", use_last_error=True)  # noqa: B009 - absent elsewhere
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, wintypes.LPCWSTR)
    kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
    kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    job = kernel.CreateJobObjectW(None, None)
    wanted = ExtendedLimits()
    wanted.BasicLimitInformation.LimitFlags = process_memory | active_process | die_on_exception | kill_on_close
    wanted.BasicLimitInformation.ActiveProcessLimit = 1
    wanted.ProcessMemoryLimit = memory
    extended_limit_information = 9
    return bool(
        job
        and kernel.SetInformationJobObject(job, extended_limit_information, ctypes.byref(wanted), ctypes.sizeof(wanted))
        and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
    )
