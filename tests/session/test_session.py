"""A session: what its answers depend on is in it, and nothing hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

import itures
from itures.model.stream import UnreadableError
from itures.register.tables import personal
from itures.session.capabilities import CAPABILITIES, record_of
from itures.session.session import Session

TEXT = b"RESOLUTION 900 (Kyoto, 1994)\nLamps\nresolves\n1 to apply Resolution 300 (Doha, 2026);\n2 to part."
TABLE = 'body,type,number,label,status,as_of,confidence\nPP,RES,300,"Doha, 2026",in force,PP-26,seen\n'


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def status(session: Session) -> str | None:
    (found,) = [one for one in session.references(session.parse("x.txt", TEXT)) if one.kind == "resolution"]
    return found.status


def test_tables_count_where_they_are_named_and_where_imported_ones_are_asked_for(tmp_path: Path) -> None:
    table = tmp_path / "ours.csv"
    table.write_text(TABLE, encoding="utf-8")
    assert status(Session(as_of="latest")) == "unknown"
    assert status(Session([table], as_of="latest")) == "current"
    personal().mkdir(parents=True)
    (personal() / "ours.csv").write_text(TABLE, encoding="utf-8")
    assert status(Session(as_of="latest")) == "unknown"
    assert status(Session(imported=True, as_of="latest")) == "current"
    document = itures.parse(_written(tmp_path))
    assert [one.status for one in itures.find_references(document) if one.kind == "resolution"] == ["unknown"]


def _written(folder: Path) -> Path:
    path = folder / "x.txt"
    path.write_bytes(TEXT)
    return path


def test_the_state_tells_registers_apart(tmp_path: Path) -> None:
    table = tmp_path / "ours.csv"
    table.write_text(TABLE, encoding="utf-8")
    plain, with_table = Session().state, Session([table]).state
    assert plain == Session().state
    assert plain.hash != with_table.hash
    assert (plain.tables, with_table.tables) == ((), ("ours.csv",))
    table.write_text(TABLE.replace("PP-26", "PP-30"), encoding="utf-8")
    assert Session([table]).state.hash != with_table.hash


def test_a_session_reads_its_register_once(tmp_path: Path) -> None:
    table = tmp_path / "ours.csv"
    table.write_text(TABLE, encoding="utf-8")
    session = Session([table])
    before = session.state
    table.write_text("broken", encoding="utf-8")
    assert session.state == before
    with pytest.raises(UnreadableError, match=r"ours\.csv"):
        Session([table]).state  # noqa: B018


def test_records_name_the_register_where_it_was_asked() -> None:
    session = Session(as_of="latest")
    document = session.parse("x.txt", TEXT)
    for name in CAPABILITIES.built_in:
        record = record_of(session.answer(name, document))
        assert getattr(record, "register", session.state) == session.state
        assert hasattr(record, "register") is CAPABILITIES[name].asks_register
    assert [CAPABILITIES[name].asks_register for name in ("references", "footnotes", "instructions")] == [
        True,
        True,
        False,
    ]


def test_findings_are_those_of_the_rules() -> None:
    session = Session(as_of="latest")
    text = TEXT.replace(b"Resolution 300 (Doha, 2026)", b"Resolution 16 (Kyoto, 1994)")
    (found,) = session.findings(session.parse("x.txt", text))
    assert (found.code, found.severity, found.at) == ("cited-wrongly", "error", "resolves 1")
    with pytest.raises(KeyError):
        session.findings(session.parse("x.txt", text), ["no-such-rule"])


def test_a_session_compares() -> None:
    session = Session()
    old = session.parse("old.txt", TEXT)
    new = session.parse("new.txt", TEXT.replace(b"to part", b"to meet again"))
    assert [edit.kinds for edit in session.diff(old, new).edits] == [("changed",)]
    assert session.compare(old, [new]).rows
