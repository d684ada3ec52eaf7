"""The worker: it answers, and it is stopped when a task takes too much."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from rasad.errors import ReadError
from rasad.readers import worker
from rasad.readers.worker import MAX_INPUT, Limits, end_worker, in_worker

PAGE = (
    "<html><h1>عنوان</h1><p>وصل الوزير إلى العاصمة صباح الأحد والتقى نظيره وبحثا التعاون في النقل والطاقة.</p>".encode()
)


@pytest.fixture(autouse=True)
def _fresh():
    end_worker()
    yield
    end_worker()


def test_one_worker_does_many_tasks():
    first = in_worker("page", PAGE)
    running = worker._RUNNING[0]
    assert in_worker("page", PAGE) == first
    assert [running] == worker._RUNNING


def test_a_task_that_takes_too_long_is_stopped_and_the_next_one_is_done():
    slow = b"<p>" + b"<i>a" * 380_000
    with pytest.raises(ReadError, match=r"longer than 0\.05 s"):
        in_worker("page", slow, limits=Limits(deadline_s=0.05))
    assert in_worker("page", PAGE)


def test_a_task_that_takes_too_much_memory_is_stopped_and_the_next_one_is_done():
    big = b"<p>" + b"<i>a" * 390_000
    with pytest.raises(ReadError, match="memory"):
        in_worker("page", big, limits=Limits(memory_bytes=120_000_000))
    assert in_worker("page", PAGE)


def test_a_worker_that_was_killed_is_started_again():
    in_worker("page", PAGE)
    worker._RUNNING[0]._process.kill()
    worker._RUNNING[0]._process.wait()
    assert in_worker("page", PAGE)


def test_too_long_an_input_is_not_even_sent():
    with pytest.raises(ReadError, match="more than the limit"):
        in_worker("page", b" " * (MAX_INPUT + 1))


def test_threads_share_the_worker():
    with ThreadPoolExecutor(4) as threads:
        answers = set(threads.map(lambda _: in_worker("page", PAGE), range(40)))
    assert len(answers) == 1
    assert threading.active_count() >= 1


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_forked_process_starts_a_worker_of_its_own():
    expected = in_worker("page", PAGE)
    child = os.fork()
    if child == 0:
        os._exit(0 if in_worker("page", PAGE) == expected else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert in_worker("page", PAGE) == expected
