"""What is known of a text, of its editions, and of an Article: the records of the register."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from itures.model.editions import canonical
from itures.model.ids import TYPES, TextId
from itures.model.references import Confidence

STRENGTH: Mapping[Confidence, int] = {"seen": 4, "inferred": 3, "own": 2, "unconfirmed": 1, "cited": 0}
"""How much a row proves."""
IN_FORCE = "in force"
INSTRUMENTS = {"CS": "Constitution", "CV": "Convention"}
"""Basic texts whose Articles and numbers are all in the register."""
RADIO_REGULATIONS = 2024
"""The edition of the Radio Regulations whose numbers are in the register."""
REVISED_BY = "WRC-23"
"""The conference whose revision that edition has: from its end on these numbers hold."""
PARTLY_LISTED = {"RR": "Radio Regulations"}
"""Those of which some numbers may be missing: what is not among them is not wrong."""
BODIES = ("PP", "WTSA", "WTSC", "WTDC", "WRC", "RA", "WTPF", "WCIT", "WATTC", "C")
NUMBERED = re.compile(r"ITU-R \d+(?:-(\d+))? \(")
"""Labels of the Radiocommunication Assembly, which numbers the editions of its texts."""


@dataclass(frozen=True, slots=True)
class KnownEdition:
    """What is known of an edition of a text. `label` is what stands in the brackets of its designation.

    `in_force` says that it is the one in force as of `as_of`. `revised` is None where no source tells.
    """

    slug: str
    label: str
    year: int
    revised: bool | None
    title: str
    in_force: bool
    as_of: str
    source: str
    confidence: Confidence

    @property
    def suffix(self) -> int | None:
        """What numbers the editions of the Radiocommunication Assembly: 9 for "ITU-R 2-9 (2023)"."""
        match = NUMBERED.match(self.label)
        return int(match[1] or 0) if match else None


@dataclass(frozen=True, slots=True)
class Text:
    """A resolution, decision, recommendation or opinion with its editions, from the oldest to the newest.

    `status` is "in force", "not in force", "abrogated" or empty, as of `as_of`; `confidence` is that of the status.
    All editions up to the year `complete_until` are known; 0 says that some may be missing.
    """

    id: str
    editions: tuple[KnownEdition, ...]
    title: str
    status: str = ""
    status_by: str = ""
    as_of: str = ""
    complete_until: int = 0
    source: str = ""
    confidence: Confidence | None = None

    @property
    def body(self) -> str:
        return TextId.read(self.id).body

    @property
    def name(self) -> str:
        """What a citation calls it, without the edition: "Resolution 14", "Resolution ITU-R 2"."""
        return named(self.id)

    @property
    def in_force(self) -> KnownEdition | None:
        """The edition that is known to be in force, if there is one."""
        return next((edition for edition in reversed(self.editions) if edition.in_force), None)

    @property
    def latest(self) -> KnownEdition | None:
        """The newest edition known from more than a citation."""
        known = [edition for edition in self.editions if edition.confidence != "cited"]
        return known[-1] if known else None

    @property
    def present(self) -> KnownEdition | None:
        """The edition in force, or the newest one that is known."""
        return self.in_force or self.latest

    @property
    def first(self) -> KnownEdition | None:
        """The edition of its first adoption, if it is known."""
        edition = self.editions[0] if self.editions else None
        return edition if edition is not None and edition.revised is False else None

    def edition(self, slug: str) -> KnownEdition | None:
        """The edition of a slug.

        >>> from itures.register.register import load
        >>> load().text("PP/RES/14").edition("antalya-2006").label
        'Rev. Antalya, 2006'
        """
        key = canonical(self.body, slug)
        return next((edition for edition in self.editions if canonical(self.body, edition.slug) == key), None)

    def cite(self, edition: KnownEdition | None = None) -> str:
        """The designation to write: of an edition, or of the newest one.

        >>> from itures.register.register import load
        >>> load().text("PP/RES/14").cite()
        'Resolution 14 (Rev. Antalya, 2006)'
        """
        edition = edition or self.latest
        if edition is None:
            return self.name
        if edition.suffix is not None:
            return f"{self.name.partition(' ')[0]} {edition.label.rpartition(' (')[0]}"
        return f"{self.name} ({edition.label})"


@dataclass(frozen=True, slots=True)
class Article:
    """An Article of a basic text (or its preamble or annex): id "CS/Art.3", title, numbers, and those deleted from it."""

    id: str
    title: str
    numbers: tuple[str, ...]
    deleted: tuple[str, ...]
    source: str
    confidence: Confidence

    @property
    def name(self) -> str:
        """As messages name it: "Article 3"."""
        return self.place.replace("Art.", "Article ")

    @property
    def instrument(self) -> str:
        """The basic text that it stands in: CS, CV or RR."""
        return TextId.read(self.id).body

    @property
    def place(self) -> str:
        """Its id within that text: "Art.3"."""
        return TextId.read(self.id).number


def named(id: str) -> str:
    """What a citation calls a text, by its id.

    >>> named("RA/RES/2"), named("C/DEC/482@c20"), named("CS/No.28A"), named("CV/Art.19")
    ('Resolution ITU-R 2', 'Council Decision 482', 'No. 28A of the Constitution', 'Article 19 of the Convention')
    """
    it = TextId.read(id)
    instrument = INSTRUMENTS.get(it.body) or PARTLY_LISTED.get(it.body)
    if instrument is not None:
        return f"{it.number.replace('Art.', 'Article ').replace('No.', 'No. ')} of the {instrument}"
    what = "Council " if it.body == "C" else ""
    kind = TYPES[it.type].capitalize() if it.type in TYPES else it.type
    return f"{what}{kind} {'ITU-R ' if it.body == 'RA' else ''}{it.number}"
