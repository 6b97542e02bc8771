from __future__ import annotations

import os

import pytest

from itures.session import files as session_files
from itures.session import pool
from itures.session.pool import FEW, Order, Outcome, Task, run
from slow_reader import load

ORDER = Order(format="tree")


def plain(outcomes: list[Outcome]) -> list[tuple[str, str, str | None]]:
    return [(outcome.source, outcome.text, outcome.error) for outcome in outcomes]


def processes(outcomes: list[Outcome]) -> set[str]:
    return {outcome.diagnostics[0].message for outcome in outcomes if outcome.diagnostics}


def test_the_order_is_that_of_the_tasks_whatever_the_jobs() -> None:
    names = ["slow 1", "2", "bad 3", "4", "broken 5", *map(str, range(6, 30)), "slow 30"]
    tasks = [*map(Task, names), Task("given", b"content"), Task("gone", error="not there")]
    one, two = list(run(tasks, ORDER, 1, load)), list(run(tasks, ORDER, 2, load))
    assert plain(one) == plain(two)
    assert [outcome.source for outcome in two] == [*names, "given", "gone"]
    assert two[2].error == "it is bad; mend it"
    assert two[4].error == "internal error (ZeroDivisionError: oh); please report it with the file"
    assert "content" in two[-2].text
    assert processes(one) == {str(os.getpid())}
    assert len(processes(two)) == 2
    assert str(os.getpid()) not in processes(two)


def test_a_dead_process_costs_only_its_file() -> None:
    names = ["1", "2", "dead 3", "4", "5", "dead 6", "7"]
    outcomes = list(run([*map(Task, names)], ORDER, 2, load))
    assert [outcome.source for outcome in outcomes] == names
    assert [outcome.source for outcome in outcomes if outcome.error] == ["dead 3", "dead 6"]
    assert outcomes[2].error == "the process that read it died; is there enough memory for it?"


def test_behind_a_dead_process_a_pool_goes_on() -> None:
    names = ["1", "dead 2", *map(str, range(3, 80))]
    outcomes = list(run([*map(Task, names)], ORDER, 2, load))
    assert [outcome.source for outcome in outcomes] == names
    assert [outcome.source for outcome in outcomes if outcome.error] == ["dead 2"]
    # A process for each of those that were under way, and two for all the others.
    assert len(processes(outcomes)) < 16


def test_a_few_files_start_no_process() -> None:
    few = [Task(str(number)) for number in range(FEW)]
    assert processes(list(run(few, ORDER, 8, load))) == {str(os.getpid())}


def test_who_stops_early_leaves_nothing_running() -> None:
    outcomes = run([Task(f"slow {number}") for number in range(50)], ORDER, 2, load)
    assert next(outcomes).source == "slow 0"
    outcomes.close()  # type: ignore[attr-defined]


def test_an_error_of_the_system_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(source: str, data: bytes | None, view: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(pool, "load", failing)
    (outcome,) = run([Task("x")], ORDER)
    assert outcome.error == "it cannot be read (Input/output error); check the path and the disk"


def test_a_pipe_is_read_by_this_process(tmp_path: object) -> None:
    if not os.path.exists("/dev/fd"):
        pytest.skip("this system has no /dev/fd")
    reading, writing = os.pipe()
    os.write(writing, b"content")
    os.close(writing)
    try:
        assert session_files.expand([f"/dev/fd/{reading}"]) == [Task(f"/dev/fd/{reading}", b"content")]
    finally:
        os.close(reading)
