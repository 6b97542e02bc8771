"""What a corpus answers: the records that its commands print, each clause with its text and its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from itures.model.answer import RegisterState
from itures.model.instructions import Instruction
from itures.model.references import Reference
from itures.model.stream import Span


@dataclass(frozen=True, slots=True)
class Where:
    """A clause of a corpus. `source` is the file, the first by name where `copies` say that so many others have the same content;
    `id` is what others cite the text by, None for drafts and for what stands in no text; `name` what the text is called; `at` the
    path of the clause. `kind` is that of the clause ("point", "title"), `part` says "preambular" or "operative" of clauses under a
    call. `date` is the last day of the conference that adopted the text, or the day on a draft's cover, as far as it is known.
    """

    source: str
    copies: int
    id: str | None
    name: str
    title: str
    at: str
    kind: str
    part: str
    language: str
    date: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that was looked for. `marks` are the places in `text` of what was found; `score` is BM25, higher is better."""

    where: Where
    text: str
    marks: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Search:
    """The clauses that a query finds, the best first: the record `itures.corpus-search/1`. `total` counts those not shown, too,
    up to 10,000; `more` says that there are more than that. `ranked` is of how many these are the best: of all, or, where there are
    more, of the first that came into the corpus.
    """

    query: str
    total: int
    hits: tuple[Hit, ...]
    more: bool = False
    ranked: int = 0
    format: Literal["itures.corpus-search/1"] = "itures.corpus-search/1"


@dataclass(frozen=True, slots=True)
class Citing:
    """A reference with the clause that it stands in; `as_of` is the last day that counted when the register was asked, empty where
    all that it knows did.
    """

    where: Where
    reference: Reference
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Citations:
    """What texts of a corpus cite: the record `itures.corpus-refs/1`. `cited` is the text that was asked for, None for all;
    `registers` are those that answered, one where the corpus is up to date (their days are those of the references).
    """

    cited: str | None
    references: tuple[Citing, ...]
    registers: tuple[RegisterState, ...] = ()
    format: Literal["itures.corpus-refs/1"] = "itures.corpus-refs/1"


@dataclass(frozen=True, slots=True)
class Told:
    """An instruction with the clause that it stands in."""

    where: Where
    instruction: Instruction


@dataclass(frozen=True, slots=True)
class Tasks:
    """Who is told to do what in a corpus: the record `itures.corpus-instructions/1`."""

    instructions: tuple[Told, ...]
    format: Literal["itures.corpus-instructions/1"] = "itures.corpus-instructions/1"


@dataclass(frozen=True, slots=True)
class File:
    """A file of a corpus: the hash of its content (SHA-256), None where it could not be read, with the reason as its `error`."""

    source: str
    hash: str | None
    error: str | None


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be read, and why."""

    source: str
    error: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """What is in a corpus: the record `itures.corpus-stats/1`. `analysed_by` and `parsed_by` count documents by what made their
    analyses and trees; `content` is a hash of all that is in the corpus, None where it was not asked for.
    """

    files: int
    documents: int
    texts: int
    clauses: int
    references: int
    instructions: int
    errors: int
    warnings: int
    bodies: tuple[Count, ...]
    editions: tuple[Count, ...]
    languages: tuple[Count, ...]
    kinds: tuple[Count, ...]
    statuses: tuple[Count, ...]
    addressees: tuple[Count, ...]
    analysed_by: tuple[Count, ...]
    parsed_by: tuple[Count, ...]
    failures: tuple[Failed, ...]
    content: str | None = None
    format: Literal["itures.corpus-stats/1"] = "itures.corpus-stats/1"
