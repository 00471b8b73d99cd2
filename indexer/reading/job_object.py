"""Windows only: a Job Object, which limits a child's memory and ends it with its parent. Elsewhere nothing is done."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _PROCESS_MEMORY, _KILL_ON_CLOSE = 0x100, 0x2000
    _EXTENDED = 9

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least", ctypes.c_size_t),
            ("most", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _Limits(ctypes.Structure):
        _fields_ = (
            ("basic", _Basic),
            ("counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("process_peak", ctypes.c_size_t),
            ("job_peak", ctypes.c_size_t),
        )

    def hold(process: subprocess.Popen[bytes], memory: int) -> Any:
        """Put a process into a Job Object with this limit of memory: what has to be kept as long as it shall hold.

        None where Windows refuses (a process that already is in a job that allows no other): then only time is
        limited.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        job = kernel.CreateJobObjectW(None, None)
        limits = _Limits()
        limits.basic.flags = _PROCESS_MEMORY | _KILL_ON_CLOSE
        limits.process_memory = memory
        if not (job and kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(limits), ctypes.sizeof(limits))):
            return None
        return job if kernel.AssignProcessToJobObject(job, int(process._handle)) else None

else:

    def hold(process: subprocess.Popen[bytes], memory: int) -> Any:
        """Do nothing: the child limits itself (``setrlimit``)."""
