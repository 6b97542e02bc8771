"""A session: the register, the languages and the settings that answers depend on, and nothing else they depend on.

The command line, the pool of processes and the library are faces of it. Two sessions with the same settings give the same
answers; the register that was asked is named in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from itures.language import Languages
from itures.language import built_in as built_in_languages
from itures.model.stream import UnreadableError, View
from itures.session.capabilities import CAPABILITIES
from itures.session.files import reason

if TYPE_CHECKING:
    from itures.model.answer import Answer, OwnText, RegisterState
    from itures.model.brackets import BracketEntry
    from itures.model.compare import Comparison
    from itures.model.diff import Diff
    from itures.model.findings import Finding
    from itures.model.footnotes import NoteEntry
    from itures.model.instructions import Acts, Instruction
    from itures.model.provisions import ProvisionEntry
    from itures.model.references import Reference
    from itures.model.stream import Stream
    from itures.model.tree import Document
    from itures.register.register import Register
    from itures.session.editions import Editions


LATEST: Final = "latest"
"""As of when the register is asked, whatever the document: what it knows last."""


class Settings(NamedTuple):
    """What a session is made of, to be sent to another process: files of tables that add to the register, and whether those
    that the user has imported count.
    """

    registers: tuple[str, ...] = ()
    imported: bool = False
    as_of: str = ""
    acts: Acts = "rules"
    texts: tuple[str, ...] = ()


class Session:
    """Asks documents. `registers` is a CSV file that adds to the register, or several; with `imported`, those that the user has
    imported (`itures register import`) count as well; `as_of` a date or a conference, at whose end the register is asked, or
    "latest"; by default each document is asked about as of the conference that adopted it, or of the date on the cover of a draft.
    `texts` are files and folders with editions of texts, in which clauses that are cited are followed to the edition in force.
    `acts` says how the acts of instructions are read: by "rules", or by a "model" (NoModelError where there is none).
    `languages` are those of data/lexicon, if no others are given.

    A table that cannot be read raises UnreadableError when the register is first asked.

    >>> Session().state.tables
    ()
    """

    def __init__(
        self,
        registers: str | PathLike[str] | Sequence[str | PathLike[str]] = (),
        *,
        imported: bool = False,
        as_of: str = "",
        acts: Acts = "rules",
        texts: Sequence[str | PathLike[str]] = (),
        languages: Languages | None = None,
    ) -> None:
        tables = [registers] if isinstance(registers, str | PathLike) else registers
        given = tuple([fspath(path) for path in texts])
        self.settings = Settings(tuple([fspath(path) for path in tables]), imported, as_of, acts, given)
        self.languages = languages or built_in_languages()
        self._then: dict[str, Register] = {}
        self._last: tuple[Document, Register] | None = None

    def __repr__(self) -> str:
        then = f", as_of={self.settings.as_of!r}" if self.settings.as_of else ""
        by = f", acts={self.settings.acts!r}" if self.settings.acts != "rules" else ""
        return f"Session({list(self.settings.registers)!r}, imported={self.settings.imported}{then}{by})"

    @cached_property
    def register(self) -> Register:
        """What is known of texts: read once, whatever changes on the disk. Raises UnreadableError."""
        from itures.register.register import load

        try:
            found = load([Path(file) for file in self.settings.registers], with_imported=self.settings.imported)
            return found.as_of(self.settings.as_of) if self.settings.as_of not in ("", LATEST) else found
        except OSError as error:
            raise UnreadableError(f"{error.filename or 'the register'}: {reason(error)}") from None

    def register_for(self, document: Document, cited: Sequence[Reference] | None = None) -> Register:
        r"""The register as it was when a document was adopted or written, if the session does not say as of when it is asked.

        `cited` is what the document cites, where that is known already: one that cites a later edition is of later than it says.

        >>> session = Session()
        >>> document = session.parse("x.txt", b"RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n1 to meet.")
        >>> session.register_for(document).state.as_of
        '1994-12-31'
        """
        if self.settings.as_of:
            return self.register
        last = self._last  # threads may share a session
        if last is not None and last[0] is document:
            return last[1]
        from itures.session.as_of import as_of_document

        when = as_of_document(document, self.languages, cited)
        if when not in self._then:
            try:
                self._then[when] = self.register.as_of(when) if when else self.register
            except UnreadableError:  # a conference that the register does not know: what is known last counts
                self._then[when] = self.register
        self._last = (document, self._then[when])
        return self._then[when]

    @property
    def state(self) -> RegisterState:
        """Which register that is. Raises UnreadableError."""
        return self.register.state

    @cached_property
    def editions(self) -> Editions:
        """The editions in the texts that were given: read once."""
        from itures.session.editions import Editions

        return Editions(self, self.settings.texts)

    @property
    def reader(self) -> str:
        """What reads the acts of instructions in English: "rules", or the name of a model. Raises NoModelError.

        >>> Session().reader
        'rules'
        """
        if self.settings.acts == "rules":
            return "rules"
        from itures.analyse.instructions.dependency import model_name

        return model_name(self.languages.of(self.languages.fallback))

    # Documents.

    def read(self, source: str | PathLike[str], data: bytes | None = None, *, manual_marks: bool = False) -> Stream:
        """The paragraphs of a file, or of its `data`; "-" is standard input. Raises UnreadableError."""
        from itures.read import read

        return read(fspath(source), data, manual_marks=manual_marks)

    def parse(
        self,
        source: str | PathLike[str],
        data: bytes | None = None,
        view: View = "revised",
        *,
        manual_marks: bool = False,
    ) -> Document:
        """The clause tree of a file, or of its `data`. Raises UnreadableError."""
        from itures.parse import parse

        return parse(self.read(source, data, manual_marks=manual_marks).project(view), self.languages)

    def texts(self, document: Document) -> tuple[OwnText, ...]:
        """The texts that a document holds, by what they are called."""
        from itures.session.texts import own_texts

        return own_texts(document, self.languages)

    # Answers.

    def answer(self, name: str, document: Document) -> Answer[Any]:
        """What a capability finds in a document. Raises KeyError for a name that no table has."""
        from itures.model.answer import Answer

        capability = CAPABILITIES[name]
        found = capability.find(self, document)
        state = self.register_for(document).state if capability.asks_register else None
        return Answer(document.source, self.texts(document), found, name, state)

    def references(self, document: Document) -> Answer[Reference]:
        """What a document cites, each with its status."""
        return self.answer("references", document)

    def meant(self, words: str) -> tuple[str, ...]:
        """The ids that words of a person may mean: an id, a citation, a number; none where nothing is understood.

        >>> Session().meant("ITU-R M.1371"), Session().meant("Res. 71 Dubai")
        (('ITU-R/REC/M.1371',), ('PP/RES/71@dubai-2018',))
        """
        from itures.session.asking import meant

        return meant(self, words)

    def instructions(self, document: Document) -> Answer[Instruction]:
        """Who is told to do what."""
        return self.answer("instructions", document)

    def footnotes(self, document: Document) -> Answer[NoteEntry]:
        """The notes of a document, with the clauses that carry their marks and what they cite."""
        return self.answer("footnotes", document)

    def brackets(self, document: Document, since: Document | None = None) -> Answer[BracketEntry]:
        """What is open in a document; with an earlier one, what was opened and closed since."""
        if since is None:
            return self.answer("brackets", document)
        from itures.analyse.opened import opened_since
        from itures.model.answer import Answer

        return Answer(document.source, self.texts(document), opened_since(since, document, self.languages), "brackets")

    def provisions(self, document: Document) -> Answer[ProvisionEntry]:
        """The provisions of treaty texts, each by its number."""
        return self.answer("provisions", document)

    def diff(self, old: Document, new: Document) -> Diff:
        """What changed between two documents."""
        from itures.analyse.diff.edits import diff

        return diff(old, new, languages=self.languages)

    def redlined(self, stream: Stream) -> tuple[Document, Document, Diff]:
        """The text before and after the tracked changes of a Word file, and what they do. Raises UnreadableError for others."""
        from itures.session.redlined import redlined

        return redlined(stream, self.languages)

    def compare(self, base: Document, proposals: Sequence[Document], names: Sequence[str] | None = None) -> Comparison:
        """What several proposals do to the same text. Raises ValueError for another number of names than of proposals."""
        from itures.analyse.compare.rows import compare

        return compare(base, proposals, names, self.languages)

    def findings(self, document: Document, rules: Sequence[str] = ()) -> tuple[Finding, ...]:
        """What rules find in a document, in the order of the text; of those named, or of all that are built in.

        Raises KeyError for a rule that no table has.
        """
        from itures.analyse.rules import RULES

        def asked(name: str) -> tuple[Any, ...]:
            return CAPABILITIES[name].find(self, document)

        found = [one for name in rules or RULES.built_in for one in RULES[name].check(document, asked)]
        return tuple(sorted(found, key=lambda one: one.span or (-1, -1)))
