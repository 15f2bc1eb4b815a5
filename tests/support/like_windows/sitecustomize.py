"""With this folder on PYTHONPATH the program finds what it would find on Windows; Python and the libraries see the system as it is.

What its `os`, `signal` and `select` lack is missing, and so are the modules of POSIX. Printed lines end as there. Bytes of a file that is not opened as
binary would change, a folder cannot be opened, what is open can neither be renamed nor removed nor replaced, nobody else
reads the first byte of what is locked, and a signal of 0 is none that only asks. Each of these is a PermissionError, as
there, or ends the program with the fault's name.
"""

from __future__ import annotations

import builtins
import io
import os
import select
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import IO, Any, NoReturn

MODULES = frozenset(
    {"fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
)
_OS = """
chown chroot confstr ctermid fchdir fchmod fchown fork forkpty fpathconf fstatvfs getegid geteuid getgid getgrouplist
getgroups getloadavg getpgid getpgrp getpriority getresgid getresuid getsid getuid getxattr initgroups killpg lchown listxattr
lockf login_tty mkfifo mknod nice openpty pathconf pipe2 posix_fadvise posix_fallocate posix_openpt posix_spawn posix_spawnp
pread preadv pwrite pwritev readv register_at_fork removexattr sched_getaffinity sched_setaffinity sched_yield sendfile setegid
seteuid setgid setgroups setpgid setpriority setregid setresgid setresuid setreuid setsid setuid setxattr statvfs sync sysconf
tcgetpgrp tcsetpgrp ttyname uname wait wait3 wait4 waitid writev WNOHANG O_ASYNC O_CLOEXEC O_DIRECT O_DIRECTORY O_DSYNC
O_NOATIME O_NOCTTY O_NOFOLLOW O_NONBLOCK O_PATH O_RSYNC O_SYNC O_TMPFILE
"""
_SIGNAL = """
SIGALRM SIGBUS SIGCHLD SIGCONT SIGHUP SIGIO SIGIOT SIGKILL SIGPIPE SIGPOLL SIGPROF SIGPWR SIGQUIT SIGSTOP SIGSYS SIGTRAP SIGTSTP
SIGTTIN SIGTTOU SIGURG SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ alarm pause pthread_kill pthread_sigmask setitimer
siginterrupt sigpending sigwait
"""
_SELECT = "poll epoll kqueue POLLHUP POLLERR POLLIN"
MISSING = {"os": _OS, "signal": _SIGNAL, "select": _SELECT, "sys": ""}
BINARY = 0o100000
"""What Linux opens every file with: no harm, and it can be seen."""


class LikeWindows(ModuleType):
    """A module without what Windows lacks."""

    def __init__(self, real: ModuleType, missing: frozenset[str], own: Mapping[str, Any]) -> None:
        super().__init__(real.__name__)
        self.__dict__.update(own, _real=real, _missing=missing)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever a module holds
        if name in self.__dict__["_missing"]:
            raise AttributeError(f"'{self.__name__}' has no '{name}' on Windows")
        return getattr(self.__dict__["_real"], name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(self.__dict__["_real"], name, value)


class FirstByteLocked(io.FileIO):
    """A file that somebody else has locked."""

    def readinto(self, buffer: Any, /) -> int | None:  # noqa: ANN401  whatever bytes go into
        """All but its first byte."""
        self._expect_behind()
        return super().readinto(buffer)

    def readall(self) -> bytes:
        """All but its first byte."""
        self._expect_behind()
        return super().readall()

    def _expect_behind(self) -> None:
        if self.tell() == 0:
            raise PermissionError(13, "Permission denied")


def _opened(handle: int, mode: str = "r", *, closefd: bool = True) -> IO[Any]:
    if mode == "rb" and _is_locked(handle):
        return io.BufferedReader(FirstByteLocked(handle, mode, closefd=closefd))
    return os.fdopen(handle, mode, closefd=closefd)


def _is_locked(handle: int) -> bool:
    """Nothing of ours reads by the handle that it has locked."""
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    fcntl.flock(handle, fcntl.LOCK_UN)
    return False


def _killed(*_: object) -> NoReturn:
    raise AssertionError("on Windows this ends the process")


OWN: Mapping[str, Mapping[str, Any]] = {
    "os": {"name": "nt", "O_BINARY": BINARY, "fdopen": _opened, "kill": _killed},
    "signal": {"SIGBREAK": signal.SIGTTIN},
    "sys": {"platform": "win32"},
}
LIKE: Mapping[str, ModuleType] = {
    real.__name__: LikeWindows(real, frozenset(MISSING[real.__name__].split()), OWN.get(real.__name__, {}))
    for real in (os, select, signal, sys)
}
_import = builtins.__import__


def _imported(
    name: str,
    globals: Mapping[str, object] | None = None,  # noqa: A002  as Python calls it
    locals: Mapping[str, object] | None = None,  # noqa: A002
    fromlist: Sequence[str] | None = (),
    level: int = 0,
) -> ModuleType:
    if _is_ours(globals) and level == 0:
        if name in LIKE:
            return LIKE[name]
        if name.partition(".")[0] in MODULES:
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)
        if name == "asyncio":
            _take_signals_from_loop()
    return _import(name, globals, locals, fromlist or (), level)


def _is_ours(names: Mapping[str, object] | None) -> bool:
    return str((names or {}).get("__package__")).partition(".")[0] == "decisiontree"


def _take_signals_from_loop() -> None:
    import asyncio

    def refuse(*_: object) -> NoReturn:
        raise NotImplementedError

    asyncio.SelectorEventLoop.add_signal_handler = refuse  # type: ignore[assignment]


def _audited(event: str, args: tuple[Any, ...]) -> None:
    if event == "open":
        path, mode, flags = args
        if mode is None and _is_ours(sys._getframe(1).f_globals):
            _expect_binary(path, flags)
    elif event in ("os.remove", "os.rename"):
        opened = _open_places()
        for place in args[: 2 if event == "os.rename" else 1]:
            if str(Path(os.fsdecode(place)).absolute()) in opened:
                raise PermissionError(13, "Permission denied", os.fsdecode(place))


def _expect_binary(path: str, flags: int) -> None:
    place = Path(path)
    if place.is_dir():
        raise PermissionError(13, "Permission denied", path)
    if not flags & BINARY and (place.is_file() or not place.exists()):
        raise AssertionError(f"not opened as binary: {path}")


def _open_places() -> set[str]:
    places = set()
    for handle in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # the one that looks
            places.add(str(handle.readlink()))
    return places


for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(newline="\r\n")
builtins.__import__ = _imported
sys.addaudithook(_audited)
