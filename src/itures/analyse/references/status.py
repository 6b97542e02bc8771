"""What the register says of references: is the edition cited the one in force, and what should be written instead?

Of several answers the first one counts:

1. never-adopted: the body did not meet at this place in this year; the edition is missing in a complete list
   (of the text's editions, or of all that the conference adopted); it is older than
   the first adoption, or newer than an edition that was in force later on. Numbers and Articles that do not exist, too.
2. abrogated: the text is no longer in force, or the number was deleted from its Article.
3. superseded: a later edition is known.
4. wrong-rev-mark: "Rev." on the first edition, or none on a later one.
5. current: the edition in force; a number without edition of a text in force.
6. unknown: everything else, with what the register does know.

The confidence of the row that decides gives the severity: what was seen in a source may be an error, what was inferred is a
warning, anything weaker an info that says so. An edition that is superseded is no error where the same clause cites the
present one: such a clause tells the history of a text on purpose (info); where another clause of the text does, a warning.
Nor is what the citing clause itself abrogates, replaces or revises.
"In force" means: as of the date that the message names.

Texts of others and of the Sectors (ITU-T Recommendations) are not in the register; they keep their None. So do numbers of the
Radio Regulations that the register lacks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Set
from typing import NamedTuple

from itures.foundation.nodes import with_fields
from itures.model.editions import Conference, body_of, canonical, label, spoken, year_of
from itures.model.ids import Provision, TextId
from itures.model.references import Confidence, Reference, Status
from itures.model.stream import Severity
from itures.register.records import (
    BODIES,
    INSTRUMENTS,
    PARTLY_LISTED,
    RADIO_REGULATIONS,
    STRENGTH,
    Article,
    KnownEdition,
    Text,
    named,
)
from itures.register.register import Register

SEVERITIES: dict[Confidence, Severity] = {"seen": "error", "inferred": "warning"}
"""How bad a finding is, by how the register knows; info for all others."""

_DOUBTS: dict[Confidence, str] = {
    "inferred": "inferred, not seen in a source",
    "own": "from memory, not checked in a source",
    "unconfirmed": "not confirmed",
    "cited": "known from a citation only",
}
_RANKS: dict[Severity | None, int] = {None: 0, "info": 1, "warning": 2, "error": 3}
# Bodies that give a number once, so that no edition is older than the one that was first.
_ONE_TEXT_A_NUMBER = ("PP", "WTSA", "WTDC")
# Bodies that number from 1 each time: Opinion 3 of one forum has nothing to do with Opinion 3 of the next.
_NUMBERED_ANEW = ("WTPF", "WCIT", "WATTC", "WTSC")
# From this year on the editions of these assemblies are printed with "Rev."; before, with the list of their years.
_MARKED_FROM = {"WTSA": 2012}
# The definitions in the annexes of the Constitution and the Convention are numbered from here on.
_FIRST_OF_ANNEX = 1000
# "Resolution 71, Rev. Dubai, 2018"
_LOOSE = re.compile(r"\A[^(]*\d[A-Z]?,\s+[^\d(),]+,?\s*\d{4}\Z")


class _Verdict(NamedTuple):
    status: Status
    severity: Severity | None
    message: str
    confidence: Confidence | None
    replacement: str | None = None


def check(references: Iterable[Reference], register: Register, own: Collection[TextId] = ()) -> tuple[Reference, ...]:
    """References of one document with status, severity, message and confidence. Those that have a status keep it.

    `own` are the texts in the document (`TextId.text`): their earlier editions are cited as history.

    >>> from itures.register.register import load
    >>> from itures.model.stream import Span
    >>> id = "PP/RES/16@kyoto-1994"
    >>> cited = Reference("noting a)", "Resolution 16 (Kyoto, 1994)", id, False, None, "resolution", Span(0, 27))
    >>> check([cited], load())[0].message
    'superseded: write Resolution 16 (Rev. Minneapolis, 1998), in force as of the Basic Texts 2023'
    """
    given = tuple(references)
    cited: dict[TextId, dict[str, set[str]]] = {}
    for one in given:
        id = TextId.read(one.id)
        if id.edition:
            cited.setdefault(id.text, {}).setdefault(canonical(id.body, id.edition), set()).add(one.at)
    found = []
    for one in given:
        text = TextId.read(one.id).text
        verdict = None if one.status is not None else _judge(one, register, cited.get(text, {}))
        if verdict is None:
            found.append(one)
            continue
        if verdict.status == "superseded" and text in own:
            history = "an earlier edition of this text itself, cited as history"
            verdict = verdict._replace(severity="info", message=history, replacement=None)
        elif verdict.status in ("superseded", "abrogated") and one.ended:
            message = f"{verdict.status} already; it is cited here as what is abrogated, replaced or revised"
            verdict = verdict._replace(severity="info", message=message, replacement=None)
        found.append(with_fields(one, verdict._asdict()))
    return tuple(found)


def _judge(reference: Reference, register: Register, cited: Mapping[str, Set[str]]) -> _Verdict | None:
    id = TextId.read(reference.id)
    if (id.body in INSTRUMENTS or id.body in PARTLY_LISTED) and id.number:
        return _provision(reference, id, register)
    if id.body not in BODIES or not id.is_adopted:
        return None
    return _Case(register, reference, id, _edition(id, register), cited).verdict()


def _edition(id: TextId, register: Register) -> str:
    """The edition of "Resolution ITU-R 1-8" by its suffix: the Radiocommunication Assembly numbers the editions."""
    if id.suffix is None:
        return id.edition
    return register.numbered(id) or id.edition or f"-{id.suffix}"


def _found(
    status: Status, confidence: Confidence, message: str, most: Severity = "error", instead: str | None = None
) -> _Verdict:
    """A finding, with the severity that its confidence allows, and no more than `most`; `instead` is the id to cite."""
    severity = min(SEVERITIES.get(confidence, "info"), most, key=_RANKS.__getitem__)
    doubt = _DOUBTS.get(confidence)
    return _Verdict(status, severity, f"{message} ({doubt}: check it)" if doubt else message, confidence, instead)


def _unknown(message: str, confidence: Confidence | None = None) -> _Verdict:
    return _Verdict("unknown", "info", message, confidence)


def _weakest(*confidences: Confidence) -> Confidence:
    return min(confidences, key=STRENGTH.__getitem__)


def _as_of(as_of: str) -> str:
    """The date of a status, to be put behind it."""
    if not as_of:
        return ""
    return f" as of {'the ' if as_of[0].isalpha() and ' ' in as_of else ''}{as_of}"


def _last_year(as_of: str) -> int:
    """The year up to which conferences are taken into account: of "RA-23", or of a publication."""
    return year_of(as_of) or 0


def _listed(meetings: Iterable[Conference], body: str, year: int) -> bool:
    """Whether all meetings around a year are known: between the first and the last one that were seen in a source.

    The list of radio conferences is whole from the first one of that name on (1993): a WARC may be missing.
    """
    named = [one for one in meetings if not one.label or one.label.startswith(body)]
    certain = [one.year for one in named if one.confidence == "seen"]
    return bool(certain) and min(certain) <= year <= max(certain)


class _Case:
    """One reference to a resolution, decision, recommendation or opinion, and everything needed to judge it."""

    def __init__(
        self,
        register: Register,
        reference: Reference,
        id: TextId,
        edition: str,
        cited: Mapping[str, Set[str]],
    ) -> None:
        self.register, self.reference, self.id, self.body = register, reference, id.text, id.body
        self.slug, self.cited = edition, cited
        self.text = register.text(str(self.id)) or Text(str(self.id), (), "")
        self.known = bool(self.text.editions or self.text.status)
        self.present = self.text.in_force or self.text.latest
        self.meeting = register.conference(self.body, edition) if edition else None
        self.edition = self.text.edition(edition) if edition else None
        named_by_place = edition and not edition.startswith("-")
        self.year = self.edition.year if self.edition else year_of(edition) if named_by_place else None

    def verdict(self) -> _Verdict:
        """The first answer that counts; a slip in how the citation is written is told beside it."""
        if not self.slug:
            return self._without_edition()
        verdict = self._of_edition()
        if _LOOSE.search(self.reference.raw) is None:
            return verdict
        return verdict._replace(
            message=f"{verdict.message}; the edition belongs in brackets", severity=verdict.severity or "info"
        )

    def _of_edition(self) -> _Verdict:
        verdict = self._too_late() or self._no_such_conference() or self._no_such_edition() or self._gone()
        if verdict is not None:
            return verdict
        if not self.known:
            return _unknown(f"the register does not know {self.text.name}; check it against the source")
        superseded, marked = self._superseded(), self._wrongly_marked()
        if superseded and marked:
            # History may be cited on purpose, a wrong mark is wrong even then.
            return marked if _RANKS[marked.severity] > _RANKS[superseded.severity] else superseded
        return superseded or marked or self._present_or_unknown()

    # In the order of the answers

    def _too_late(self) -> _Verdict | None:
        """The edition is of a later time than that which was asked for."""
        until = self.register.state.as_of
        if self.meeting is not None or self.edition is not None or self.year is None or not until:
            return None
        if self.year < int(until[:4]):
            return None
        return _unknown(f"no such edition is known as of {until}")

    def _no_such_conference(self) -> _Verdict | None:
        """The body did not meet at this place in this year."""
        if self.meeting is not None or self.edition is not None or self.body == "C" or self.year is None:
            return None
        meetings = self.register.conferences(self.body)
        there = self.register.bodies(self.slug)
        if "APP" in there and self.body == "PP":
            return None
        others = [one for one in there if one not in (self.body, "APP")]
        same_year = next((one for one in meetings if one.year == self.year), None)
        within = _listed(meetings, self.body, self.year)
        held = self.register.conference(others[0], self.slug) if others else None
        if not meetings or not (within or same_year):
            known = f"; {held.body} met in {held.place} in {held.year}" if held is not None else ""
            return _unknown(
                f"the register does not know whether {self.body} met in {self.year}{known}: check place and year"
            )
        where = spoken(self.slug) if held is None or body_of(self.slug) else f"{held.place} in {held.year}"
        confidence: Confidence = "seen"
        if same_year is not None:
            confidence = same_year.confidence
        if held is not None:
            met = f"{' and '.join(others)} met in {where}, {self.body} did not"
            confidence = _weakest(confidence, held.confidence) if same_year is None else confidence
        else:
            met = f"{self.body} did not meet there ({spoken(self.slug)})"
        there_then = self.text.edition(same_year.name) if same_year is not None else None
        # Where another body met there, its text may be meant as well.
        instead = None if others else self._id_of(there_then or self.present)
        return _found("never-adopted", confidence, f"{met}: {self._instead(same_year, others)}", instead=instead)

    def _instead(self, same_year: Conference | None, others: Collection[str]) -> str:
        """What to write for an edition that its body cannot have adopted."""
        advice = []
        for other in others:
            text = self.register.text(str(self.id._replace(body=other)))
            edition = text.edition(self.slug) if text is not None else None
            if text is not None:
                advice.append(f"name {other} if its {text.cite(edition) if edition else text.name} is meant")
        there = self.text.edition(same_year.name) if same_year is not None else None
        if there is not None:
            advice.append(f"write {self.text.cite(there)}")
        elif self.text.in_force is not None or (not advice and self.present is not None):
            advice.append(f"write {self.text.cite(self.present)}")
        elif same_year is not None:
            advice.append(f"{self.body} met in {same_year.place} in {same_year.year}, check whether that is meant")
        return ", or ".join(advice) or f"name a conference of {self.body}"

    def _no_such_edition(self) -> _Verdict | None:
        """The conference was held, but the text has no edition of it."""
        if self.known and self.slug.startswith("-"):
            return self._no_such_suffix()
        if self.year is None or not (self.known or (self.meeting is not None and self.meeting.listed_whole)):
            return None
        text, present, first = self.text, self.text.in_force, self.text.first
        if self.edition is not None and self.edition.confidence != "cited":
            return None
        if self.year <= text.complete_until and self.body not in _NUMBERED_ANEW:
            listed = ", ".join(f"({one.label})" for one in text.editions)
            confidence = _weakest(*(one.confidence for one in text.editions))
            message = f"{text.name} has the editions {listed}: {self._write()}"
            return _found("never-adopted", confidence, message, instead=self._id_of(self.present))
        if self.meeting is not None and self.meeting.listed_whole:
            held = f"{self.meeting.place}, {self.meeting.year}"
            return _found(
                "never-adopted",
                self.meeting.confidence,
                f"{self.body} ({held}) neither adopted nor revised {text.name}: {self._write()}",
                instead=self._id_of(self.present),
            )
        if present is not None and present.year < self.year <= _last_year(present.as_of):
            return _found(
                "never-adopted",
                present.confidence,
                f"{text.cite(present)} is in force{_as_of(present.as_of)}, no later edition was adopted: "
                f"write {text.cite(present)}",
                instead=self._id_of(present),
            )
        if self.body not in _ONE_TEXT_A_NUMBER:
            return None
        if first is not None and self.year < first.year:
            return _found(
                "never-adopted",
                first.confidence,
                f"{text.name} was first adopted as {text.cite(first)}: {self._write()}",
                instead=self._id_of(self.present),
            )
        return None

    def _no_such_suffix(self) -> _Verdict:
        latest = self.text.latest
        if latest is None or not self.text.complete_until:
            return _unknown(f"the register does not know this edition of {self.text.name}; check it")
        return _found(
            "never-adopted",
            "inferred",
            f"the last edition of {self.text.name} known is {self.text.cite(latest)}: write {self.text.cite(latest)}",
            instead=self._id_of(latest),
        )

    def _gone(self) -> _Verdict | None:
        text = self.text
        if text.status in ("", "in force") or text.confidence is None:
            return None
        newer = self.year is not None and bool(text.as_of) and self.year > _last_year(text.as_of)
        if newer and self.slug:
            return None
        by = f", abrogated by {text.status_by}" if text.status_by else ""
        return _found(
            "abrogated",
            text.confidence,
            f"{text.name} is no longer in force{_as_of(text.as_of)}{by}: cite what replaced it, or nothing",
        )

    def _superseded(self) -> _Verdict | None:
        """A later edition is known. Several may prove it; the best proof decides how sure this is."""
        present = self.present
        if present is None or self.year is None or self.body in _NUMBERED_ANEW:
            return None
        if self.edition is not None:
            place = self.text.editions.index(self.edition)
            later = [one for one in self.text.editions[place + 1 :] if one.confidence != "cited"]
        else:
            later = [one for one in self.text.editions if one.year > self.year and one.confidence != "cited"]
        if not later:
            return None
        confidence = max((one.confidence for one in later), key=STRENGTH.__getitem__)
        since = f"in force{_as_of(present.as_of)}" if present.in_force else "the latest edition known"
        newest = self.text.cite(present)
        doubt = "" if present.confidence == confidence else f" ({_DOUBTS.get(present.confidence, '')}: check it)"
        key = canonical(self.body, present.slug)
        places = self.cited.get(key, frozenset())
        if self.reference.at in places:
            return _found(
                "superseded",
                confidence,
                f"superseded by {newest}{doubt}, which the clause cites too: keep both only as history",
                "info",
            )
        if places:
            return _found(
                "superseded",
                confidence,
                f"superseded: write {newest}{doubt}, as elsewhere in the text",
                "warning",
                self._id_of(present),
            )
        # Of texts whose edition in force no source names, a still later one may exist.
        most: Severity = "error" if present.in_force else "warning"
        return _found(
            "superseded", confidence, f"superseded: write {newest}{doubt}, {since}", most, self._id_of(present)
        )

    def _wrongly_marked(self) -> _Verdict | None:
        """The mark "Rev." stands on a first edition, or is missing on a later one."""
        revised, text, edition = self.reference.rev, self.text, self.edition
        if revised is None or self.body in ("RA", "C") or self.year is None:
            return None
        first, evidence = text.first, self.register.not_before(str(self.id))
        # Numbers go up from one conference to the next: what has a higher number than a new text of the conference is new.
        numbered = revised and evidence is not None and evidence.year == self.year
        confidence: Confidence
        if edition is not None and edition.revised is not None and edition.confidence != "cited":
            if edition.revised == revised:
                return None
            confidence, write = edition.confidence, text.cite(edition)
        elif self.body not in _ONE_TEXT_A_NUMBER:
            return None
        elif numbered:
            confidence, write = "cited", self._with_mark(False)
        elif not revised and first is not None and first.year < self.year:
            confidence, write = _weakest(first.confidence, "inferred"), self._with_mark(True)
        else:
            return None
        if revised:
            message = f'the text was new at this conference, so without "Rev.": write {write}'
            if numbered and STRENGTH[confidence] <= STRENGTH["inferred"]:
                message = f'by its number the text was new at this conference, so without "Rev.": write {write}'
                confidence = "inferred"
            return _found("wrong-rev-mark", confidence, message, instead=self._same)
        most: Severity = "info" if self.year < _MARKED_FROM.get(self.body, 0) else "error"
        return _found("wrong-rev-mark", confidence, f"this edition is a revised one: write {write}", most, self._same)

    def _present_or_unknown(self) -> _Verdict:
        text, edition = self.text, self.edition
        if edition is not None and edition.in_force:
            return _Verdict("current", None, f"in force{_as_of(edition.as_of)}", edition.confidence)
        last = self._last_conference()
        if edition is None:
            latest = f"; the latest one that it knows is {text.cite(text.latest)}" if text.latest is not None else ""
            return _unknown(f"the register does not know this edition of {text.name}{latest}: check it")
        if self.body in _NUMBERED_ANEW and edition.confidence != "cited":
            return _Verdict("current", None, f"adopted in {edition.year}, as the register has it", edition.confidence)
        if last is not None and edition.year >= last.year and edition.confidence != "cited":
            by_then = f"as of {self.register.state.as_of}" if self.register.state.as_of else "known"
            message = f"adopted at the last conference {by_then}, in {last.year}"
            return _Verdict("current", None, message, edition.confidence)
        if edition.confidence == "cited":
            return _unknown("the register knows this edition from a citation only: check it", "cited")
        since = " or ".join(f"{one.place} {one.year}" for one in self._later_conferences(edition.year))
        open_ = f", but the register does not list what {since} adopted" if since else ""
        return _unknown(f"no later edition is known{open_}: check it", edition.confidence)

    def _without_edition(self) -> _Verdict:
        verdict = self._gone()
        if verdict is not None:
            return verdict
        text, present = self.text, self.present
        if not self.known:
            return _unknown(f"the register does not know {text.name}; check it against the source")
        if self.body in _NUMBERED_ANEW and len(text.editions) > 1:
            known = " or ".join(text.cite(one) for one in text.editions)
            return _unknown(f"each {self.body} numbers anew: write {known}")
        if text.in_force is not None:
            as_of = _as_of(text.in_force.as_of).replace(" ", ", ", 1)
            message = f"cited without edition; in force is {text.cite(text.in_force)}{as_of}"
            return _Verdict("current", None, message, text.in_force.confidence)
        latest = f"; the latest edition known is {text.cite(present)}" if present is not None else ""
        if text.status == "in force":
            message = f"cited without edition; in force{_as_of(text.as_of)}{latest}"
            return _Verdict("current", None, message, text.confidence)
        return _unknown(
            f"cited without edition; whether it is in force is not known{latest}",
            present.confidence if present else None,
        )

    # Words for messages

    def _write(self) -> str:
        return f"write {self.text.cite(self.present)}" if self.present is not None else "check the edition"

    @property
    def _same(self) -> str:
        """The id of the edition cited: what is wrong with it is how it is written."""
        return str(self.id._replace(edition=self.slug))

    def _id_of(self, edition: KnownEdition | None) -> str | None:
        """The id of an edition to be cited instead of the one that is."""
        if edition is None:
            return None
        if edition.suffix is not None:
            suffix = f"-{edition.suffix}" if edition.suffix else ""
            return str(self.id._replace(number=f"{self.id.number}{suffix}"))
        return str(self.id._replace(edition=edition.slug))

    def _with_mark(self, revised: bool) -> str:
        """The designation of the edition cited, with or without "Rev."."""
        place = self.meeting.place if self.meeting is not None else ""
        return f"{self.text.name} ({label(self.slug, revised, place)})"

    def _last_conference(self) -> Conference | None:
        held = [one for one in self.register.conferences(self.body) if one.confidence == "seen"]
        return held[-1] if held else None

    def _later_conferences(self, year: int) -> list[Conference]:
        """Conferences of the body after a year that may have revised the text; as of the date of its status, if known."""
        until = _last_year(self.text.as_of) or 9999
        later = [one for one in self.register.conferences(self.body) if year < one.year]
        return [one for one in later if one.year <= until] or later


def _provision(reference: Reference, id: TextId, register: Register) -> _Verdict | None:
    """Articles and numbers of the Constitution and the Convention, and those of the Radio Regulations that are known."""
    place = id.provision
    if not register.articles(id.body) or place is None or place.unit not in ("Art", "No"):
        return None
    articles: list[Article] = []
    for number in (place.first, place.last) if place.last else (place.first,):
        one = str(TextId(id.body, "", str(Provision(place.unit, number))))
        article = register.article(one)
        if article is None and id.body in PARTLY_LISTED:
            return None
        if article is None:
            message = f"there is no {named(one)}: {_numbers(id.body, place.unit, number, register)}"
            return _found("never-adopted", "seen", message)
        articles.append(article)
        if number in article.deleted if place.unit == "No" else not article.numbers:
            message = f"{named(one)} was deleted; cite what replaced it"
            if id.body in PARTLY_LISTED:
                message = f"{named(one)} is deleted or not used; cite what replaced it"
            return _found("abrogated", article.confidence, message)
    first = articles[0]
    if place.unit == "Art":
        return _Verdict("current", None, _titled(first), first.confidence)
    wanted = TextId.read(reference.article or "")
    if wanted.body == id.body and reference.article != first.id:
        said = wanted.number.replace("Art.", "Article ")
        return _found(
            "provision-mismatch",
            first.confidence,
            f"No. {place.first} stands in {first.name}{f' ({first.title})' if first.title else ''}, not in {said}: "
            f"write {first.name}, or the number that is meant",
        )
    return _Verdict("current", None, f"stands in {_titled(first)}", first.confidence)


def _titled(article: Article) -> str:
    """An Article as messages name it; of the Radio Regulations the register has no titles."""
    if article.title:
        return f"{article.name}: {article.title}"
    return f"{article.name} of the {PARTLY_LISTED[article.instrument]}, as of {RADIO_REGULATIONS}"


def _numbers(instrument: str, unit: str, number: str, register: Register) -> str:
    """What there is instead of an Article or number that does not exist."""
    articles = register.articles(instrument)
    if unit == "Art":
        names = [place.first for one in articles if (place := TextId.read(one.id).provision) and place.unit == "Art"]
        return f"its Articles are {names[0]} to {names[-1]}"
    numbers = [number for one in articles for number in one.numbers]
    near = [one for one in numbers if _digits(one) == _digits(number)]
    if near:
        return f"write No. {' or '.join(near)}, whichever is meant"
    body = [one for one in numbers if int(_digits(one)) < _FIRST_OF_ANNEX]
    message = f"its numbers are {body[0]} to {body[-1]}, and those of the annex from {_FIRST_OF_ANNEX} on"
    return message  # noqa: RET504  # what is said to the user goes by this name (tests/test_invariants.py)


def _digits(number: str) -> str:
    """The digits that a number begins with: of "28A" and "28" the same ones."""
    return re.sub(r"\D.*", "", number, flags=re.DOTALL)
