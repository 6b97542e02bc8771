"""What `check` says of a reference, with a register of its own: each rule with cases on both sides of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from itures.analyse.references.status import check
from itures.model.editions import Conference
from itures.model.ids import TextId
from itures.model.references import Confidence, Reference
from itures.model.stream import Span
from itures.register.records import Article
from itures.register.register import Register
from itures.register.tables import parse_table

# Body, place, year, label, and how sure that is. Of the Council none are listed; WCIT has no meeting at all.
HELD: list[tuple[str, str, int, str, Confidence]] = [
    ("PP", "Alden", 2001, "", "seen"),
    ("PP", "Borg", 2005, "", "seen"),
    ("PP", "Crail", 2009, "", "seen"),
    ("PP", "Dorn", 2013, "", "seen"),
    ("PP", "Esk", 2017, "", "unconfirmed"),
    ("WTSA", "Fife", 2004, "", "seen"),
    ("WTSA", "Gant", 2008, "", "seen"),
    ("WTSA", "Hull", 2012, "", "seen"),
    ("WTDC", "Keld", 2006, "", "unconfirmed"),
    ("WTDC", "Moy", 2009, "", "unconfirmed"),
    ("WTDC", "Luss", 2010, "", "seen"),
    ("WRC", "Nairn", 2003, "WRC-03", "seen"),
    ("WRC", "Oban", 2007, "WRC-07", "seen"),
    ("WRC", "Paisley", 2011, "WRC-11", "seen"),
    ("RA", "Nairn", 2003, "", "seen"),
    ("RA", "Renton", 2007, "", "seen"),
    ("WTPF", "Skye", 2002, "", "seen"),
    ("WTPF", "Tain", 2006, "", "seen"),
]

TABLE = """body,type,number,label,edition,revised,status,status_by,as_of,complete,confidence
PP,RES,1,"Alden, 2001",,,,,,,seen
PP,RES,1,"Rev. Borg, 2005",,,in force,,Basic Texts 2010,,seen
PP,RES,2,"Alden, 2001",,,,,,,seen
PP,RES,2,"Rev. Crail, 2009",,,in force,,PP-09,,seen
PP,RES,3,"Alden, 2001",,,,,,,inferred
PP,RES,3,"Rev. Crail, 2009",,,,,PP-13,yes,seen
PP,RES,4,"Alden, 2001",,,,,,,seen
PP,RES,4,"Rev. Borg, 2005",,,,,,,seen
PP,RES,4,"Rev. Crail, 2009",,,in force,,Basic Texts 2010,,own
PP,RES,5,"Alden, 2001",,,,,,,cited
PP,RES,5,"Rev. Crail, 2009",,,,,,,cited
PP,RES,6,"Alden, 2001",,,,,,,seen
PP,RES,6,"Rev. Borg, 2005",,,,,,,cited
PP,RES,7,"Alden, 2001",,,,,,,seen
PP,RES,7,"Rev. Borg, 2005",,,,,,,own
PP,RES,7,"Rev. Crail, 2009",,,,,,,inferred
PP,RES,8,"Alden, 2001",,,,,,,seen
PP,RES,8,"Rev. Dorn, 2013",,,,,,,seen
PP,RES,9,,,,in force,,PP-13,,seen
PP,RES,9,"Rev. Borg, 2005",,,,,,,seen
PP,RES,10,,,,in force,,PP-05,,seen
PP,RES,10,"Rev. Borg, 2005",,,,,,,seen
PP,RES,11,,,,abrogated,PP-09,Basic Texts 2010,,seen
PP,RES,12,,,,not in force,,2009,,inferred
PP,RES,13,,,,in force,,Basic Texts 2010,,inferred
PP,RES,14,"Alden, 2001",,,,,,yes,seen
PP,RES,15,"Alden, 2001",,,,,,,seen
PP,RES,15,"Rev. Borg, 2005",,,,,,,own
PP,RES,20,"Crail, 2009",,,,,,,seen
PP,RES,21,,,,in force,,PP-09,,seen
PP,RES,22,"Crail, 2009",,,in force,,PP-09,,inferred
PP,RES,23,"Rev. Crail, 2009",,,in force,,PP-09,,inferred
PP,RES,24,"Crail, 2009",,,in force,,PP-09,,seen
PP,RES,25,,crail-2009,,in force,,PP-09,,seen
PP,RES,26,"Crail, 2009",,,,,,,own
PP,DEC,1,"Alden, 2001",,,in force,,,,seen
PP,DEC,2,"Dorn, 2013",,,,,,,seen
PP,DEC,3,"Dorn, 2013",,,,,,,cited
PP,DEC,4,,,,in force,,PP-13,,seen
PP,DEC,5,"Dorn, 2013",,,,,,,own
PP,REC,1,"Rev. Alden, 2001",,,,,,,seen
PP,REC,1,"Rev. Borg, 2005",,,,,,,seen
WTSA,RES,1,"Fife, 2004",,,,,,,seen
WTSA,RES,1,"Rev. Gant, 2008",,,in force,,WTSA-12,,seen
WTSA,RES,2,"Fife, 2004",,,,,,,seen
WTSA,RES,2,"Rev. Hull, 2012",,,in force,,WTSA-12,,seen
WTSA,RES,5,"Rev. Hull, 2012",,,,,,,seen
WTSA,RES,6,"Gant, 2008",,,,,,,seen
WTDC,RES,2,"Moy, 2014",,,,,,,seen
WTDC,RES,1,"Luss, 2010",,,in force,,2010 list,,seen
WRC,RES,1,"Rev.WRC-07",,,in force,,WRC-07,,seen
WRC,RES,2,"WRC-11",,,,,,,seen
WRC,RES,3,"WRC-03",,,,,,,seen
RA,RES,1,ITU-R 1 (2003),nairn-2003,,,,,,seen
RA,RES,1,ITU-R 1-1 (2007),renton-2007,,in force,,RA-07,,seen
WTPF,OP,1,"Skye, 2002",,,,,2010,yes,seen
WTPF,OP,1,"Tain, 2006",,,,,2010,yes,seen
WTPF,OP,2,"Tain, 2006",,,,,,,seen
WTPF,OP,3,"Tain, 2006",,,,,,,cited
WTPF,OP,4,"Skye, 2002",,,,,,,seen
WCIT,RES,1,"Wick, 2012",,,,,,,seen
C,RES,1,C05,c05,,,,,,seen
C,RES,1,modified C09,c09,,in force,,C10,,seen
C,RES,2,C05,c05,,,,,,seen
"""

ARTICLES = [
    ("CS/Preamble", "What it is for", "1", ""),
    ("CS/Art.1", "Lamps", "2 3", ""),
    ("CS/Art.2", "Oil", "4 4A 4B 999", "6"),
    ("CS/Art.3", "Wicks", "", "7"),
    ("CS/Annex", "Words", "1000 1001", ""),
    ("CV/Art.1", "Keepers", "1", ""),
]


def _register() -> Register:
    texts: dict[str, list[dict[str, str]]] = {}
    for row in parse_table(TABLE, "table"):
        texts.setdefault(f"{row['body']}/{row['type']}/{row['number']}", []).append(row)
    return Register(
        tuple(
            Conference(body, place, year, label, label.casefold() or f"{place}-{year}".casefold(), "", confidence)
            for body, place, year, label, confidence in HELD
        ),
        {id: tuple(rows) for id, rows in texts.items()},
        tuple(
            Article(id, title, tuple(numbers.split()), tuple(deleted.split()), "", "seen")
            for id, title, numbers, deleted in ARTICLES
        ),
    )


REGISTER = _register()


def reference(
    id: str, rev: bool | None = None, *, at: str = "noting a)", raw: str = "", article: str | None = None
) -> Reference:
    return Reference(at, raw, id, rev, None, "resolution", Span(0, 1), article=article)


def judged(*given: Reference, own: tuple[str, ...] = ()) -> tuple[str | None, str | None, str | None, str | None]:
    """What is said of the first of some references."""
    found = check(given, REGISTER, own)[0]
    return found.status, found.severity, found.confidence, found.message


@pytest.mark.parametrize(
    ("id", "rev", "status", "severity", "confidence", "message"),
    [
        # The body met elsewhere in that year, or not at all in a year among those of its meetings.
        ("PP/RES/1@crieff-2005", True, "never-adopted", "error", "seen",
            "PP did not meet there (Crieff 2005): write Resolution 1 (Rev. Borg, 2005)"),
        ("PP/RES/1@crieff-2007", True, "never-adopted", "error", "seen",
            "PP did not meet there (Crieff 2007): write Resolution 1 (Rev. Borg, 2005)"),
        ("WRC/RES/1@wrc-05", True, "never-adopted", "error", "seen",
            "WRC did not meet there (WRC-05): write Resolution 1 (Rev.WRC-07)"),
        # Before the first and after the last meeting that is certain nobody knows.
        ("PP/RES/1@crieff-1990", True, "unknown", "info", None,
            "the register does not know whether PP met in 1990: check place and year"),
        ("PP/RES/1@crieff-2018", True, "unknown", "info", None,
            "the register does not know whether PP met in 2018: check place and year"),
        ("WTDC/RES/1@crieff-2012", None, "unknown", "info", None,
            "the register does not know whether WTDC met in 2012: check place and year"),
        ("WTDC/RES/1@alden-2001", None, "unknown", "info", None,
            "the register does not know whether WTDC met in 2001; PP met in Alden in 2001: check place and year"),
        ("WCIT/RES/2@gant-2008", None, "unknown", "info", None,
            "the register does not know whether WCIT met in 2008; WTSA met in Gant in 2008: check place and year"),
        ("WCIT/RES/2@wick-2013", None, "unknown", "info", None,
            "the register does not know whether WCIT met in 2013: check place and year"),
        # What rests on a meeting that is not certain is no error.
        ("PP/RES/1@crieff-2017", True, "never-adopted", "info", "unconfirmed",
            "PP did not meet there (Crieff 2017): write Resolution 1 (Rev. Borg, 2005) (not confirmed: check it)"),
        ("WTDC/RES/1@crieff-2006", None, "never-adopted", "info", "unconfirmed",
            "WTDC did not meet there (Crieff 2006): write Resolution 1 (Luss, 2010) (not confirmed: check it)"),
        ("PP/RES/1@keld-2006", True, "never-adopted", "info", "unconfirmed",
            "WTDC met in Keld in 2006, PP did not: name WTDC if its Resolution 1 is meant, or write Resolution 1 "
            "(Rev. Borg, 2005) (not confirmed: check it)"),
        ("PP/RES/1@moy-2009", True, "never-adopted", "error", "seen",
            "WTDC met in Moy in 2009, PP did not: name WTDC if its Resolution 1 is meant, or write Resolution 1 "
            "(Rev. Borg, 2005)"),
        # Another body met there: its text of the same number may be meant, if it has one.
        ("PP/RES/1@gant-2008", True, "never-adopted", "error", "seen",
            "WTSA met in Gant in 2008, PP did not: name WTSA if its Resolution 1 (Rev. Gant, 2008) is meant, or "
            "write Resolution 1 (Rev. Borg, 2005)"),
        ("PP/RES/2@gant-2008", True, "never-adopted", "error", "seen",
            "WTSA met in Gant in 2008, PP did not: name WTSA if its Resolution 2 is meant, or write Resolution 2 "
            "(Rev. Crail, 2009)"),
        ("PP/RES/3@gant-2008", True, "never-adopted", "error", "seen",
            "WTSA met in Gant in 2008, PP did not: write Resolution 3 (Rev. Crail, 2009)"),
        ("PP/RES/5@gant-2008", True, "never-adopted", "error", "seen",
            "WTSA met in Gant in 2008, PP did not: name WTSA if its Resolution 5 is meant"),
        ("PP/RES/1@wrc-07", True, "never-adopted", "error", "seen",
            "WRC met in WRC-07, PP did not: name WRC if its Resolution 1 (Rev.WRC-07) is meant, or write "
            "Resolution 1 (Rev. Borg, 2005)"),
        ("PP/RES/2@moy-2009", True, "never-adopted", "error", "seen",
            "WTDC met in Moy in 2009, PP did not: name WTDC if its Resolution 2 is meant, or write Resolution 2 "
            "(Rev. Crail, 2009)"),
        # Without an edition in force: the newest one, the meeting of that year, or any.
        ("PP/RES/8@crieff-2007", True, "never-adopted", "error", "seen",
            "PP did not meet there (Crieff 2007): write Resolution 8 (Rev. Dorn, 2013)"),
        ("PP/RES/6@luss-2010", None, "never-adopted", "error", "seen",
            "WTDC met in Luss in 2010, PP did not: write Resolution 6 (Alden, 2001)"),
        ("PP/RES/99@crieff-2005", True, "never-adopted", "error", "seen",
            "PP did not meet there (Crieff 2005): PP met in Borg in 2005, check whether that is meant"),
        ("PP/RES/99@crieff-2007", True, "never-adopted", "error", "seen",
            "PP did not meet there (Crieff 2007): name a conference of PP"),
    ],
)  # fmt: skip
def test_a_body_that_did_not_meet_there(
    id: str, rev: bool | None, status: str, severity: str | None, confidence: str | None, message: str
) -> None:
    assert judged(reference(id, rev)) == (status, severity, confidence, message)


@pytest.mark.parametrize(
    ("id", "rev", "status", "severity", "confidence", "message"),
    [
        # A complete list says so up to its year, as surely as its weakest row.
        ("PP/RES/3@borg-2005", True, "never-adopted", "warning", "inferred",
            "Resolution 3 has the editions (Alden, 2001), (Rev. Crail, 2009): write Resolution 3 (Rev. Crail, "
            "2009) (inferred, not seen in a source: check it)"),
        ("PP/RES/3@dorn-2013", True, "never-adopted", "warning", "inferred",
            "Resolution 3 has the editions (Alden, 2001), (Rev. Crail, 2009): write Resolution 3 (Rev. Crail, "
            "2009) (inferred, not seen in a source: check it)"),
        ("PP/RES/3@esk-2017", True, "unknown", "info", None,
            "the register does not know this edition of Resolution 3; the latest one that it knows is Resolution "
            "3 (Rev. Crail, 2009): check it"),
        ("PP/RES/14@borg-2005", True, "unknown", "info", None,
            "the register does not know this edition of Resolution 14; the latest one that it knows is Resolution"
            " 14 (Alden, 2001): check it"),
        # An edition in force says so of those between it and its date.
        ("PP/RES/1@crail-2009", True, "never-adopted", "error", "seen",
            "Resolution 1 (Rev. Borg, 2005) is in force as of the Basic Texts 2010, no later edition was adopted:"
            " write Resolution 1 (Rev. Borg, 2005)"),
        ("PP/RES/1@dorn-2013", True, "unknown", "info", None,
            "the register does not know this edition of Resolution 1; the latest one that it knows is Resolution "
            "1 (Rev. Borg, 2005): check it"),
        ("WTSA/RES/1@hull-2012", True, "never-adopted", "error", "seen",
            "Resolution 1 (Rev. Gant, 2008) is in force as of WTSA-12, no later edition was adopted: write "
            "Resolution 1 (Rev. Gant, 2008)"),
        ("PP/RES/4@dorn-2013", True, "unknown", "info", None,
            "the register does not know this edition of Resolution 4; the latest one that it knows is Resolution "
            "4 (Rev. Crail, 2009): check it"),
        # A first edition says so of all before it, where a number is given to one text only: not for WRC.
        ("PP/RES/20@borg-2005", False, "never-adopted", "error", "seen",
            "Resolution 20 was first adopted as Resolution 20 (Crail, 2009): write Resolution 20 (Crail, 2009)"),
        ("PP/RES/26@borg-2005", False, "never-adopted", "info", "own",
            "Resolution 26 was first adopted as Resolution 26 (Crail, 2009): write Resolution 26 (Crail, 2009) "
            "(from memory, not checked in a source: check it)"),
        ("WTSA/RES/2@fife-2004", False, "superseded", "error", "seen",
            "superseded: write Resolution 2 (Rev. Hull, 2012), in force as of WTSA-12"),
        ("WTSA/RES/6@fife-2004", False, "never-adopted", "error", "seen",
            "Resolution 6 was first adopted as Resolution 6 (Gant, 2008): write Resolution 6 (Gant, 2008)"),
        ("WTDC/RES/2@luss-2010", False, "never-adopted", "error", "seen",
            "Resolution 2 was first adopted as Resolution 2 (Moy, 2014): write Resolution 2 (Moy, 2014)"),
        ("WRC/RES/2@wrc-03", False, "superseded", "warning", "seen",
            "superseded: write Resolution 2 (WRC-11), the latest edition known"),
        ("PP/REC/1@crail-2009", True, "unknown", "info", None,
            "the register does not know this edition of Recommendation 1; the latest one that it knows is "
            "Recommendation 1 (Rev. Borg, 2005): check it"),
        # Forums number anew, so that neither a complete list nor a first edition says anything.
        ("WTPF/OP/1@vaila-2004", False, "never-adopted", "error", "seen",
            "WTPF did not meet there (Vaila 2004): write Opinion 1 (Tain, 2006)"),
        ("WTPF/OP/2@skye-2002", False, "unknown", "info", None,
            "the register does not know this edition of Opinion 2; the latest one that it knows is Opinion 2 "
            "(Tain, 2006): check it"),
        ("WTPF/OP/4@tain-2006", False, "unknown", "info", None,
            "the register does not know this edition of Opinion 4; the latest one that it knows is Opinion 4 "
            "(Skye, 2002): check it"),
    ],
)  # fmt: skip
def test_an_edition_that_was_never_adopted(
    id: str, rev: bool | None, status: str, severity: str | None, confidence: str | None, message: str
) -> None:
    assert judged(reference(id, rev)) == (status, severity, confidence, message)


@pytest.mark.parametrize(
    ("id", "rev", "status", "severity", "confidence", "message"),
    [
        # Up to the date of what the register says; a later edition may have brought it back.
        ("PP/RES/11", None, "abrogated", "error", "seen",
            "Resolution 11 is no longer in force as of the Basic Texts 2010, abrogated by PP-09: cite what "
            "replaced it, or nothing"),
        ("PP/RES/11@borg-2005", True, "abrogated", "error", "seen",
            "Resolution 11 is no longer in force as of the Basic Texts 2010, abrogated by PP-09: cite what "
            "replaced it, or nothing"),
        ("PP/RES/11@dorn-2013", True, "unknown", "info", None,
            "the register does not know this edition of Resolution 11: check it"),
        ("PP/RES/12", None, "abrogated", "warning", "inferred",
            "Resolution 12 is no longer in force as of 2009: cite what replaced it, or nothing (inferred, not "
            "seen in a source: check it)"),
        ("PP/RES/12@crail-2009", True, "abrogated", "warning", "inferred",
            "Resolution 12 is no longer in force as of 2009: cite what replaced it, or nothing (inferred, not "
            "seen in a source: check it)"),
        ("PP/RES/12@dorn-2013", True, "unknown", "info", None,
            "the register does not know this edition of Resolution 12: check it"),
    ],
)  # fmt: skip
def test_a_text_that_is_no_longer_in_force(
    id: str, rev: bool | None, status: str, severity: str | None, confidence: str | None, message: str
) -> None:
    assert judged(reference(id, rev)) == (status, severity, confidence, message)


@pytest.mark.parametrize(
    ("id", "rev", "status", "severity", "confidence", "message"),
    [
        # An error where the present one is known to be in force, a warning where it is the latest known.
        ("PP/RES/1@alden-2001", False, "superseded", "error", "seen",
            "superseded: write Resolution 1 (Rev. Borg, 2005), in force as of the Basic Texts 2010"),
        ("PP/RES/8@alden-2001", False, "superseded", "warning", "seen",
            "superseded: write Resolution 8 (Rev. Dorn, 2013), the latest edition known"),
        ("PP/RES/8@borg-2005", True, "superseded", "warning", "seen",
            "superseded: write Resolution 8 (Rev. Dorn, 2013), the latest edition known"),
        ("C/RES/1@c05", False, "superseded", "error", "seen",
            "superseded: write Council Resolution 1 (modified C09), in force as of C10"),
        # The best proof of any later edition decides; the edition to write may be less sure.
        ("PP/RES/4@alden-2001", False, "superseded", "error", "seen",
            "superseded: write Resolution 4 (Rev. Crail, 2009) (from memory, not checked in a source: check it), "
            "in force as of the Basic Texts 2010"),
        ("PP/RES/4@borg-2005", True, "superseded", "info", "own",
            "superseded: write Resolution 4 (Rev. Crail, 2009), in force as of the Basic Texts 2010 (from memory,"
            " not checked in a source: check it)"),
        ("PP/RES/7@alden-2001", False, "superseded", "warning", "inferred",
            "superseded: write Resolution 7 (Rev. Crail, 2009), the latest edition known (inferred, not seen in a"
            " source: check it)"),
        # What is only cited supersedes nothing, and no forum supersedes another.
        ("PP/RES/6@alden-2001", False, "unknown", "info", "seen",
            "no later edition is known, but the register does not list what Borg 2005 or Crail 2009 or Dorn 2013 "
            "or Esk 2017 adopted: check it"),
        ("WTPF/OP/1@skye-2002", False, "current", None, "seen",
            "adopted in 2002, as the register has it"),
        # Editions of the Radiocommunication Assembly are numbered.
        ("RA/RES/1-0", None, "superseded", "error", "seen",
            "superseded: write Resolution ITU-R 1-1, in force as of RA-07"),
        ("RA/RES/1-1", None, "current", None, "seen",
            "in force as of RA-07"),
        ("RA/RES/1@nairn-2003", None, "superseded", "error", "seen",
            "superseded: write Resolution ITU-R 1-1, in force as of RA-07"),
        ("RA/RES/1-1@nairn-2003", None, "current", None, "seen",
            "in force as of RA-07"),
        ("RA/RES/1-9@renton-2007", None, "current", None, "seen",
            "in force as of RA-07"),
        ("RA/RES/1-9@nairn-2003", None, "superseded", "error", "seen",
            "superseded: write Resolution ITU-R 1-1, in force as of RA-07"),
    ],
)  # fmt: skip
def test_an_edition_that_was_superseded(
    id: str, rev: bool | None, status: str, severity: str | None, confidence: str | None, message: str
) -> None:
    assert judged(reference(id, rev)) == (status, severity, confidence, message)


@pytest.mark.parametrize(
    ("id", "rev", "status", "severity", "confidence", "message"),
    [
        # On a first edition, missing on a later one, or right; as sure as the row of the edition.
        ("PP/RES/24@crail-2009", True, "wrong-rev-mark", "error", "seen",
            'the text was new at this conference, so without "Rev.": write Resolution 24 (Crail, 2009)'),
        ("PP/RES/24@crail-2009", False, "current", None, "seen",
            "in force as of PP-09"),
        ("PP/RES/24@crail-2009", None, "current", None, "seen",
            "in force as of PP-09"),
        ("PP/RES/23@crail-2009", False, "wrong-rev-mark", "warning", "inferred",
            "this edition is a revised one: write Resolution 23 (Rev. Crail, 2009) (inferred, not seen in a "
            "source: check it)"),
        ("PP/RES/23@crail-2009", True, "current", None, "inferred",
            "in force as of PP-09"),
        ("WRC/RES/1@wrc-07", False, "wrong-rev-mark", "error", "seen",
            "this edition is a revised one: write Resolution 1 (Rev.WRC-07)"),
        # The number tells that a text is new, where one below it was: that is inferred, so better than what is from memory.
        ("PP/RES/21@crail-2009", True, "wrong-rev-mark", "warning", "inferred",
            'by its number the text was new at this conference, so without "Rev.": write Resolution 21 (Crail, '
            "2009) (inferred, not seen in a source: check it)"),
        ("PP/RES/21@crail-2009", False, "unknown", "info", None,
            "the register does not know this edition of Resolution 21: check it"),
        ("PP/RES/21@borg-2005", True, "unknown", "info", None,
            "the register does not know this edition of Resolution 21: check it"),
        ("PP/RES/22@crail-2009", True, "wrong-rev-mark", "warning", "inferred",
            'by its number the text was new at this conference, so without "Rev.": write Resolution 22 (Crail, '
            "2009) (inferred, not seen in a source: check it)"),
        ("PP/RES/25@crail-2009", True, "wrong-rev-mark", "warning", "inferred",
            'by its number the text was new at this conference, so without "Rev.": write Resolution 25 (Crail, '
            "2009) (inferred, not seen in a source: check it)"),
        ("PP/RES/26@crail-2009", True, "wrong-rev-mark", "warning", "inferred",
            'by its number the text was new at this conference, so without "Rev.": write Resolution 26 (Crail, '
            "2009) (inferred, not seen in a source: check it)"),
        ("PP/RES/5@alden-2001", True, "wrong-rev-mark", "warning", "inferred",
            'by its number the text was new at this conference, so without "Rev.": write Resolution 5 (Alden, '
            "2001) (inferred, not seen in a source: check it)"),
        # An edition after the first one is a revised one, but not for bodies that use a number again.
        ("PP/RES/1@dorn-2013", False, "wrong-rev-mark", "warning", "inferred",
            "this edition is a revised one: write Resolution 1 (Rev. Dorn, 2013) (inferred, not seen in a source:"
            " check it)"),
        ("PP/RES/1@dorn-2013", True, "unknown", "info", None,
            "the register does not know this edition of Resolution 1; the latest one that it knows is Resolution "
            "1 (Rev. Borg, 2005): check it"),
        ("PP/RES/6@borg-2005", False, "wrong-rev-mark", "warning", "inferred",
            "this edition is a revised one: write Resolution 6 (Rev. Borg, 2005) (inferred, not seen in a source:"
            " check it)"),
        ("PP/RES/6@borg-2005", True, "unknown", "info", "cited",
            "the register knows this edition from a citation only: check it"),
        ("PP/DEC/3@dorn-2013", False, "unknown", "info", "cited",
            "the register knows this edition from a citation only: check it"),
        ("PP/DEC/5@esk-2017", False, "wrong-rev-mark", "info", "own",
            "this edition is a revised one: write Decision 5 (Rev. Esk, 2017) (from memory, not checked in a "
            "source: check it)"),
        ("WRC/RES/3@wrc-11", False, "unknown", "info", None,
            "the register does not know this edition of Resolution 3; the latest one that it knows is Resolution "
            "3 (WRC-03): check it"),
        # The Standardization Assembly prints it since 2012.
        ("WTSA/RES/1@gant-2008", False, "wrong-rev-mark", "info", "seen",
            "this edition is a revised one: write Resolution 1 (Rev. Gant, 2008)"),
        ("WTSA/RES/2@hull-2012", False, "wrong-rev-mark", "error", "seen",
            "this edition is a revised one: write Resolution 2 (Rev. Hull, 2012)"),
        # Neither the Council nor the Radiocommunication Assembly prints it.
        ("C/RES/1@c09", False, "current", None, "seen",
            "in force as of C10"),
        ("RA/RES/1@renton-2007", False, "current", None, "seen",
            "in force as of RA-07"),
        # Of a superseded edition it is told only if that is worse.
        ("PP/RES/1@alden-2001", True, "superseded", "error", "seen",
            "superseded: write Resolution 1 (Rev. Borg, 2005), in force as of the Basic Texts 2010"),
        ("PP/RES/7@borg-2005", False, "superseded", "warning", "inferred",
            "superseded: write Resolution 7 (Rev. Crail, 2009), the latest edition known (inferred, not seen in a"
            " source: check it)"),
        ("PP/RES/15@alden-2001", True, "wrong-rev-mark", "error", "seen",
            'the text was new at this conference, so without "Rev.": write Resolution 15 (Alden, 2001)'),
    ],
)  # fmt: skip
def test_a_wrong_mark(
    id: str, rev: bool | None, status: str, severity: str | None, confidence: str | None, message: str
) -> None:
    assert judged(reference(id, rev)) == (status, severity, confidence, message)


@pytest.mark.parametrize(
    ("id", "rev", "status", "severity", "confidence", "message"),
    [
        ("PP/RES/1@borg-2005", True, "current", None, "seen",
            "in force as of the Basic Texts 2010"),
        ("PP/RES/2@crail-2009", True, "current", None, "seen",
            "in force as of PP-09"),
        ("WTDC/RES/1@luss-2010", False, "current", None, "seen",
            "in force as of 2010 list"),
        ("C/RES/1@c09", True, "current", None, "seen",
            "in force as of C10"),
        ("C/RES/1@c-2009", True, "current", None, "seen",
            "in force as of C10"),
        # Adopted at the last conference that is certain, or before it; those after the date of the text's status do not matter.
        ("PP/DEC/2@dorn-2013", False, "current", None, "seen",
            "adopted at the last conference known, in 2013"),
        ("PP/DEC/3@dorn-2013", True, "unknown", "info", "cited",
            "the register knows this edition from a citation only: check it"),
        ("PP/RES/20@crail-2009", False, "unknown", "info", "seen",
            "no later edition is known, but the register does not list what Dorn 2013 or Esk 2017 adopted: check "
            "it"),
        ("PP/RES/9@borg-2005", True, "unknown", "info", "seen",
            "no later edition is known, but the register does not list what Crail 2009 or Dorn 2013 adopted: "
            "check it"),
        ("PP/RES/10@borg-2005", True, "unknown", "info", "seen",
            "no later edition is known, but the register does not list what Crail 2009 or Dorn 2013 or Esk 2017 "
            "adopted: check it"),
        # Without conferences there is nothing to compare with.
        ("C/RES/2@c05", False, "unknown", "info", "seen",
            "no later edition is known: check it"),
        ("C/RES/2@c07", False, "unknown", "info", None,
            "the register does not know this edition of Council Resolution 2; the latest one that it knows is "
            "Council Resolution 2 (C05): check it"),
        ("WCIT/RES/1@wick-2012", False, "current", None, "seen",
            "adopted in 2012, as the register has it"),
        ("WTPF/OP/2@tain-2006", False, "current", None, "seen",
            "adopted in 2006, as the register has it"),
        ("WTPF/OP/3@tain-2006", False, "unknown", "info", "cited",
            "the register knows this edition from a citation only: check it"),
        ("PP/RES/5@crail-2009", True, "unknown", "info", "cited",
            "the register knows this edition from a citation only: check it"),
        ("PP/RES/13@alden-2001", False, "unknown", "info", None,
            "the register does not know this edition of Resolution 13: check it"),
        ("PP/RES/99@alden-2001", False, "unknown", "info", None,
            "the register does not know Resolution 99; check it against the source"),
    ],
)  # fmt: skip
def test_an_edition_in_force_or_unknown(
    id: str, rev: bool | None, status: str, severity: str | None, confidence: str | None, message: str
) -> None:
    assert judged(reference(id, rev)) == (status, severity, confidence, message)


@pytest.mark.parametrize(
    ("id", "status", "severity", "confidence", "message"),
    [
        ("PP/RES/1", "current", None, "seen",
            "cited without edition; in force is Resolution 1 (Rev. Borg, 2005), as of the Basic Texts 2010"),
        ("PP/DEC/1", "current", None, "seen",
            "cited without edition; in force is Decision 1 (Alden, 2001)"),
        ("PP/RES/9", "current", None, "seen",
            "cited without edition; in force as of PP-13; the latest edition known is Resolution 9 (Rev. Borg, "
            "2005)"),
        ("PP/RES/13", "current", None, "inferred",
            "cited without edition; in force as of the Basic Texts 2010"),
        ("PP/RES/8", "unknown", "info", "seen",
            "cited without edition; whether it is in force is not known; the latest edition known is Resolution 8"
            " (Rev. Dorn, 2013)"),
        ("PP/RES/5", "unknown", "info", None,
            "cited without edition; whether it is in force is not known"),
        ("PP/RES/99", "unknown", "info", None,
            "the register does not know Resolution 99; check it against the source"),
        ("RA/RES/1", "current", None, "seen",
            "cited without edition; in force is Resolution ITU-R 1-1, as of RA-07"),
        # Of a number that is given anew each time the edition must be told, if there are several.
        ("WTPF/OP/1", "unknown", "info", None,
            "each WTPF numbers anew: write Opinion 1 (Skye, 2002) or Opinion 1 (Tain, 2006)"),
        ("WTPF/OP/2", "unknown", "info", "seen",
            "cited without edition; whether it is in force is not known; the latest edition known is Opinion 2 "
            "(Tain, 2006)"),
        ("WTPF/OP/3", "unknown", "info", None,
            "cited without edition; whether it is in force is not known"),
    ],
)  # fmt: skip
def test_a_number_without_an_edition(
    id: str, status: str, severity: str | None, confidence: str | None, message: str
) -> None:
    assert judged(reference(id)) == (status, severity, confidence, message)


@pytest.mark.parametrize(
    ("id", "status", "severity", "confidence", "message"),
    [
        ("CS/No.2", "current", None, "seen",
            "stands in Article 1: Lamps"),
        ("CS/No.1000", "current", None, "seen",
            "stands in Annex: Words"),
        ("CS/Art.1", "current", None, "seen",
            "Article 1: Lamps"),
        ("CV/Art.1", "current", None, "seen",
            "Article 1: Keepers"),
        # Both ends of a range count.
        ("CS/No.2-4A", "current", None, "seen",
            "stands in Article 1: Lamps"),
        ("CS/No.2-6", "abrogated", "error", "seen",
            "No. 6 of the Constitution was deleted; cite what replaced it"),
        ("CS/No.6-999", "abrogated", "error", "seen",
            "No. 6 of the Constitution was deleted; cite what replaced it"),
        ("CS/No.2-88", "never-adopted", "error", "seen",
            "there is no No. 88 of the Constitution: its numbers are 1 to 999, and those of the annex from 1000 "
            "on"),
        ("CS/Art.1-2", "current", None, "seen",
            "Article 1: Lamps"),
        ("CS/Art.1-3", "abrogated", "error", "seen",
            "Article 3 of the Constitution was deleted; cite what replaced it"),
        # Deleted: a number that its Article lists as such, an Article without numbers.
        ("CS/No.6", "abrogated", "error", "seen",
            "No. 6 of the Constitution was deleted; cite what replaced it"),
        ("CS/Art.3", "abrogated", "error", "seen",
            "Article 3 of the Constitution was deleted; cite what replaced it"),
        # Never there: those with the same digits are named, or the first and last of all; the annex counts from 1000.
        ("CS/No.4C", "never-adopted", "error", "seen",
            "there is no No. 4C of the Constitution: write No. 4 or 4A or 4B, whichever is meant"),
        ("CS/No.88", "never-adopted", "error", "seen",
            "there is no No. 88 of the Constitution: its numbers are 1 to 999, and those of the annex from 1000 "
            "on"),
        ("CS/Art.9", "never-adopted", "error", "seen",
            "there is no Article 9 of the Constitution: its Articles are 1 to 3"),
        ("CV/No.5", "never-adopted", "error", "seen",
            "there is no No. 5 of the Convention: its numbers are 1 to 1, and those of the annex from 1000 on"),
    ],
)  # fmt: skip
def test_articles_and_numbers(id: str, status: str, severity: str | None, confidence: str | None, message: str) -> None:
    assert judged(reference(id)) == (status, severity, confidence, message)


@pytest.mark.parametrize("id", ["CS", "CS/Annex", "CS/Q.1", "PP/RES/", "PP/Q/5", "XX/RES/5", "RR/No.5"])
def test_what_is_neither_a_text_nor_a_provision_gets_no_answer(id: str) -> None:
    assert judged(reference(id)) == (None, None, None, None)


def test_without_the_articles_of_an_instrument_nothing_is_said_of_it() -> None:
    bare = Register((), {}, tuple(one for one in REGISTER.articles("CS")))
    assert check([reference("CV/Art.1")], bare)[0].status is None
    assert check([reference("CS/Art.1")], bare)[0].status == "current"


@pytest.mark.parametrize(
    ("id", "article", "message"),
    [
        ("CS/No.2", "CS/Art.1", None),
        ("CS/No.2", "CS/Art.2", "No. 2 stands in Article 1 (Lamps), not in Article 2: write Article 1, "),
        ("CS/No.2-3", "CS/Art.2", "No. 2 stands in Article 1 (Lamps), not in Article 2: write Article 1, "),
        # An Article of another instrument is not said to be its place.
        ("CS/No.2", "CV/Art.1", None),
        # Of an Article no place is given.
        ("CS/Art.1", "CS/Art.2", None),
    ],
)
def test_the_article_that_is_named_with_a_number(id: str, article: str, message: str | None) -> None:
    status, severity, confidence, says = judged(reference(id, article=article))
    if message is None:
        assert (status, severity) == ("current", None)
    else:
        assert (status, severity, confidence) == ("provision-mismatch", "error", "seen")
        assert says == message + "or the number that is meant"


@pytest.mark.parametrize(
    ("raw", "loose"),
    [
        ("Resolution 1, Rev. Borg, 2005", True),
        ("Resolution 1A, Rev. Borg, 2005", True),
        ("Resolution 1, Rev. Borg 2005", True),
        ("Resolution 1 (Rev. Borg, 2005)", False),
        ("(see) Resolution 1, Rev. Borg, 2005", False),
        ("Resolution 1ab, Rev. Borg, 2005", False),
        ("Resolution 1, 2, Borg, 2005", True),
        ("Resolution 1, Rev. Borg, 20051", False),
        ("Resolution 1, Rev. Borg, 2005 and more", False),
        ("Resolution 1", False),
        ("", False),
    ],
)
def test_an_edition_belongs_in_brackets(raw: str, loose: bool) -> None:
    beside = "; the edition belongs in brackets" if loose else ""
    status, severity, _, message = judged(reference("PP/RES/1@borg-2005", True, raw=raw))
    assert (status, severity, message) == (
        "current",
        "info" if loose else None,
        f"in force as of the Basic Texts 2010{beside}",
    )
    # It makes nothing less bad that is bad already, and is no matter where no edition is given.
    assert judged(reference("PP/RES/1@alden-2001", False, raw=raw))[1] == "error"
    assert judged(reference("PP/RES/1", raw=raw))[1] is None


OLD, NEW = reference("PP/RES/1@alden-2001", False), reference("PP/RES/1@borg-2005", True)
MARKED = reference("PP/RES/1@alden-2001", True)
ELSEWHERE = reference("PP/RES/1@borg-2005", True, at="resolves 1")


def test_the_present_edition_beside_an_old_one() -> None:
    assert judged(OLD, NEW) == (
        "superseded",
        "info",
        "seen",
        "superseded by Resolution 1 (Rev. Borg, 2005), which the clause cites too: keep both only as history",
    )
    assert judged(OLD, ELSEWHERE) == (
        "superseded",
        "warning",
        "seen",
        "superseded: write Resolution 1 (Rev. Borg, 2005), as elsewhere in the text",
    )
    assert judged(OLD, NEW, ELSEWHERE)[1] == "info"


def test_an_edition_beside_an_old_one_that_is_not_the_present_one_excuses_nothing() -> None:
    assert judged(OLD, reference("PP/RES/1"))[1] == "error"
    assert judged(OLD, reference("PP/RES/1@crail-2009", True))[1] == "error"
    assert judged(OLD, reference("PP/DEC/1@borg-2005", True))[1] == "error"


def test_sessions_of_the_council_are_compared_by_their_year() -> None:
    old, new = reference("C/RES/1@c05", False), reference("C/RES/1@c-2009", True)
    assert judged(old, new)[:2] == ("superseded", "info")
    assert judged(old, reference("C/RES/1@c-2010", True))[:2] == ("superseded", "error")


def test_a_wrong_mark_is_worse_than_history() -> None:
    assert judged(MARKED)[0] == "superseded"
    assert judged(MARKED, ELSEWHERE)[:2] == ("wrong-rev-mark", "error")
    assert judged(MARKED, NEW)[:2] == ("wrong-rev-mark", "error")


def test_the_text_itself_may_name_its_earlier_editions() -> None:
    message = "an earlier edition of this text itself, cited as history"
    assert judged(OLD, own=(TextId.read("PP/RES/1"),)) == ("superseded", "info", "seen", message)
    assert judged(OLD, own=(TextId.read("PP/RES/2"),))[1] == "error"
    # That excuses nothing else.
    assert judged(reference("PP/RES/24@crail-2009", True), own=(TextId.read("PP/RES/24"),))[:2] == (
        "wrong-rev-mark",
        "error",
    )
    assert judged(NEW, own=(TextId.read("PP/RES/1"),))[:2] == ("current", None)


def test_a_status_that_is_there_stays() -> None:
    dangling = replace(OLD, status="dangling", message="no such clause")
    assert check([dangling, OLD], REGISTER)[0] is dangling


SUFFIXES = """body,type,number,label,edition,year,complete,confidence
RA,RES,1,ITU-R 1-8 (2003),nairn-2003,2003,,seen
RA,RES,1,ITU-R 1-9 (2007),renton-2007,2007,yes,seen
"""


@pytest.mark.parametrize("suffix", ["7", "12"])
def test_an_edition_beyond_those_that_are_numbered_was_never_adopted(suffix: str) -> None:
    rows = list(parse_table(SUFFIXES, "x.csv"))
    register = Register(REGISTER._meetings, {"RA/RES/1": tuple(rows)}, ())
    cited = replace(OLD, id=f"RA/RES/1-{suffix}", raw=f"Resolution ITU-R 1-{suffix}")
    (found,) = check([cited], register)
    assert found.status == "never-adopted"
    assert "the last edition of Resolution ITU-R 1 known is Resolution ITU-R 1-9" in (found.message or "")


def test_a_place_where_two_bodies_met_is_named_and_not_its_slug() -> None:
    found = judged(reference("PP/RES/1@nairn-2003", True))
    assert found[0] == "never-adopted"
    assert "WRC and RA met in Nairn in 2003, PP did not" in found[3]


def test_a_status_without_a_date_is_told_without_one() -> None:
    table = 'body,type,number,label,status,confidence\nPP,RES,1,,abrogated,seen\nPP,RES,2,"Alden, 2001",in force,seen\n'
    rows = {f"PP/RES/{one['number']}": (one,) for one in parse_table(table, "x.csv")}
    register = Register(REGISTER._meetings, rows, ())
    gone, held = check([reference("PP/RES/1@alden-2001", False), reference("PP/RES/2@alden-2001", False)], register)
    assert (gone.status, gone.message) == (
        "abrogated",
        "Resolution 1 is no longer in force: cite what replaced it, or nothing",
    )
    assert (held.status, held.message) == ("current", "in force")
