"""A process beside this one that parses what strangers wrote: bounded in memory, killed when it takes too long.

One worker serves one process, is started when it is first needed, and again after it was killed. What goes over its
pipes is msgpack, never pickled objects. Measured: 0.2 ms a page beside the parsing, 0.1 s to start.
"""

import atexit
import gc
import importlib
import itertools
import os
import selectors
import struct
import subprocess
import sys
import threading
from time import monotonic
from typing import IO, Any, NamedTuple

import msgspec

from rasad.errors import ReadError

TASKS = {
    "page": ("rasad.readers.pages_article", "read_article"),
    "feed": ("rasad.readers.feeds_parsing", "parse_feed"),
}
"""What a worker may be asked to do: module and function by name. A function takes bytes and options, and returns what
msgspec can encode; it may raise `ReadError`."""

MAX_INPUT = 20_000_000  # bytes; the longest page seen has 600 KB
MEMORY_BYTES = 2_000_000_000  # of address space: 20 MB of the worst markup take 1.1 GB, an ordinary page 60 MB
DEADLINE_S = 20.0  # the slowest page within the limit takes 6 s on one core of 2026, an ordinary one 5 ms
_LENGTH = struct.Struct(">Q")
_CHUNK = 1 << 20
_COLLECTED_EVERY = 1_000  # tasks: feeds may leave cycles
_READ_OK, _READ_ERROR, _FAULT = "ok", "read error", "fault"


class _Question(msgspec.Struct, frozen=True, array_like=True):
    task: str
    raw: bytes
    options: dict[str, str | None]


class _Answer(msgspec.Struct, frozen=True, array_like=True):
    outcome: str
    content: bytes
    message: str


class Limits(NamedTuple):
    """How much a task may take; a worker has its memory limit from its start."""

    deadline_s: float = DEADLINE_S
    memory_bytes: int = MEMORY_BYTES


LIMITS = Limits()


def in_worker(task: str, raw: bytes, options: dict[str, str | None] | None = None, *, limits: Limits = LIMITS) -> bytes:
    """Do a task in this process's worker.

    Args:
        task: one of `TASKS`.
        raw: the bytes to parse.
        options: further arguments of the task's function.
        limits: how much it may take.

    Returns:
        What the function returned, as msgpack.

    Raises:
        ReadError: the task could not do it, or it took more time or memory than it may.
    """
    if len(raw) > MAX_INPUT:
        raise ReadError(f"it has {len(raw):,} bytes, more than the limit of {MAX_INPUT:,}. No article is so long.")
    with _LOCK:
        answer = _worker(limits).ask(_Question(task, raw, options or {}), limits)
    if answer.outcome == _READ_OK:
        return answer.content
    if answer.outcome == _READ_ERROR:
        raise ReadError(answer.message)
    raise ReadError(f"a fault in rasad ({answer.message}) stopped the parsing. Please report it with the file.")


class _Worker:
    """A running worker and the pipes to it."""

    def __init__(self, limits: Limits) -> None:
        self.owner = os.getpid()
        self.memory_bytes = limits.memory_bytes
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from rasad.readers.worker import serve; serve()", str(limits.memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # an interrupt from the keyboard is for this process; the worker ends with its pipe
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )

    @property
    def is_usable(self) -> bool:
        """Say whether it runs and was started by this very process."""
        return self.owner == os.getpid() and self._process.poll() is None

    def ask(self, question: _Question, limits: Limits) -> _Answer:
        """Send a question and wait for its answer; kills the worker that does not give one.

        Raises:
            ReadError: it took too long, or ended without an answer.
        """
        packed = msgspec.msgpack.encode(question)
        try:
            content = self._exchange(_LENGTH.pack(len(packed)) + packed, limits.deadline_s)
        except (_EndedError, OSError) as error:
            self.end()
            raise ReadError(
                f"parsing it took more than {limits.memory_bytes // 1_000_000:,} MB of memory, or broke the parser; it "
                "was stopped. The page is broken or hostile."
            ) from error
        except _LateError as error:
            self.end()
            raise ReadError(
                f"parsing it took longer than {limits.deadline_s:g} s; it was stopped. The page is broken or hostile."
            ) from error
        except BaseException:  # an interrupted exchange leaves half an answer in the pipe
            self.end()
            raise
        return msgspec.msgpack.decode(content, type=_Answer)

    def end(self) -> None:
        """Kill it and close the pipes; a second call does nothing."""
        if self.owner == os.getpid():
            self._process.kill()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was not sent yet goes with it
                    continue

    def _exchange(self, message: bytes, deadline_s: float) -> bytes:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        end = monotonic() + deadline_s
        send = _Sending(self._process.stdin, message)
        receive = _Receiving(self._process.stdout)
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdin, selectors.EVENT_WRITE, send)
            selector.register(self._process.stdout, selectors.EVENT_READ, receive)
            while not receive.is_done:
                ready = selector.select(max(end - monotonic(), 0))
                if not ready:
                    raise _LateError
                for key, _ in ready:
                    if key.data.go_on():
                        selector.unregister(key.fileobj)
        return bytes(receive.content)


class _EndedError(Exception):
    """The worker closed its pipe."""


class _LateError(Exception):
    """The deadline passed."""


class _Sending:
    def __init__(self, pipe: IO[bytes], message: bytes) -> None:
        self._descriptor = pipe.fileno()
        self._rest = memoryview(message)
        os.set_blocking(self._descriptor, False)

    def go_on(self) -> bool:
        """Send what the pipe takes; say whether all is sent."""
        self._rest = self._rest[os.write(self._descriptor, self._rest[:_CHUNK]) :]
        return not self._rest


class _Receiving:
    def __init__(self, pipe: IO[bytes]) -> None:
        self._descriptor = pipe.fileno()
        self._buffer = bytearray()
        self.content = memoryview(b"")
        self.is_done = False

    def go_on(self) -> bool:
        """Take what is there; say whether the answer is whole."""
        chunk = os.read(self._descriptor, _CHUNK)
        if not chunk:
            raise _EndedError
        self._buffer += chunk
        if len(self._buffer) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._buffer)
            if len(self._buffer) >= _LENGTH.size + length:
                self.content = memoryview(bytes(self._buffer))[_LENGTH.size :]
                self.is_done = True
        return self.is_done


_LOCK = threading.Lock()
_RUNNING: list[_Worker] = []  # at most one: that of this process


def _worker(limits: Limits) -> _Worker:
    """Return this process's worker, started anew where there is none, or one with another memory limit."""
    if _RUNNING and not (_RUNNING[0].is_usable and _RUNNING[0].memory_bytes == limits.memory_bytes):
        _RUNNING.pop().end()
    if not _RUNNING:
        _RUNNING.append(_Worker(limits))
    return _RUNNING[0]


def end_worker() -> None:
    """End this process's worker, if one runs; the next task starts another."""
    with _LOCK:
        while _RUNNING:
            _RUNNING.pop().end()


atexit.register(end_worker)


# In the worker ------------------------------------------------------------------------------------------------------


def serve() -> None:
    """Answer questions from standard input until it closes: what the process of a worker runs."""
    _bound_memory(int(sys.argv[1]))
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a stray print must not break an answer
    gc.disable()  # pages leave no cycles, and looking for them takes a fifth of the time
    for number in itertools.count(1):
        if number % _COLLECTED_EVERY == 0:
            gc.collect()
        head = questions.read(_LENGTH.size)
        if len(head) < _LENGTH.size:
            return
        question = msgspec.msgpack.decode(questions.read(_LENGTH.unpack(head)[0]), type=_Question)
        packed = msgspec.msgpack.encode(_answer(question))
        answers.write(_LENGTH.pack(len(packed)) + packed)
        answers.flush()


def _bound_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # no such limit on this system; the deadline still holds
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _answer(question: _Question) -> _Answer:
    module, name = TASKS[question.task]
    function: Any = getattr(importlib.import_module(module), name)
    try:
        return _Answer(_READ_OK, msgspec.msgpack.encode(function(question.raw, **question.options)), "")
    except ReadError as error:
        return _Answer(_READ_ERROR, b"", str(error))
    except MemoryError:
        return _Answer(_READ_ERROR, b"", "parsing it took more memory than it may. The page is broken or hostile.")
    except Exception as error:  # noqa: BLE001 - a fault of one page must not end the worker of the next
        return _Answer(_FAULT, b"", f"{type(error).__name__}: {error}"[:500])
