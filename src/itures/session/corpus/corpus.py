"""A corpus for programs: `itures.Corpus`, a face of the store as the commands `itures corpus ...` are another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import UnsupportedOperation
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack, get_args
from warnings import warn
from weakref import WeakSet

from itures.model.references import STALE, ReferenceKind, Status
from itures.model.stream import UnreadableError
from itures.session.corpus.filtering import OfClauses, OfTexts, Words, addressees, clauses_of, filters_of, known, words
from itures.session.session import Session
from itures.store.exporting import TABLES
from itures.store.opening import DAMAGED, StoreError
from itures.store.query import QueryError
from itures.store.reading import Reader, reading

if TYPE_CHECKING:
    from types import TracebackType

    from itures.model.citation_graph import By, CitationGraph
    from itures.model.corpus_answers import Citing, File, Search, Statistics, Told
    from itures.model.histories import History, TextMandates
    from itures.model.overlaps import Overlaps
    from itures.model.tree import Document
    from itures.session.corpus.building import Built, Step

T = TypeVar("T")


class Corpus:
    """A file that `itures corpus build` made, to be asked; with `readonly` off also to be built and brought up to date.

    Each question is answered of the corpus as it is when the question is asked, and an iterator keeps that state until it ends: as
    many threads and processes as want to may ask, also while one builds. `session` says which register knows what texts are
    called, and with which one builds; without it, that of the package.

    Every question raises StoreError for what is wrong with the file, ValueError for what cannot be understood, in one line. The
    filters `bodies`, `editions`, `languages`, `since`, `until` are those of the commands, and so are `kinds` and `to`, of clauses.

    >>> with itures.Corpus("corpus.db") as corpus:  # doctest: +SKIP
    ...     for citing in corpus.references(stale=True, bodies="PP"):
    ...         print(citing.where.source, citing.reference.raw, citing.reference.replacement)
    """

    def __init__(self, path: str | PathLike[str], *, session: Session | None = None, readonly: bool = True) -> None:
        self.path = fspath(path)
        self.readonly = readonly
        self.session = session or Session()
        self._iterators: WeakSet[Iterator[Any]] = WeakSet()
        self._closed = False
        if readonly:
            with self._asked():
                pass

    def __repr__(self) -> str:
        return f"Corpus({self.path!r}{'' if self.readonly else ', readonly=False'})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __reduce__(self) -> Any:
        raise TypeError("a corpus cannot be sent to another process: open it there, with Corpus(path)")

    def close(self) -> None:
        """Ends all iterators that were not read to their end. What is asked after that raises ValueError."""
        self._closed = True
        for one in list(self._iterators):
            one.close()  # type: ignore[attr-defined]  # they are generators

    def search(self, query: str, *, limit: int = 20, **asked: Unpack[OfClauses]) -> Search:
        """The clauses that a query finds, the best first (BM25): words, begin*, "a phrase", NEAR, OR, NOT. Raises QueryError.

        >>> corpus.search("accessib* NEAR disabil*", bodies="PP").hits[0].where.at  # doctest: +SKIP
        'considering b)'
        """
        filters = clauses_of(asked)
        with self._asked() as reader:
            if not reader.folded_as_here():
                warn(f"{self.path}: its words were made by another version; build it again", stacklevel=2)
            return reader.search(query, filters, limit)

    def references(
        self,
        *,
        stale: bool = False,
        statuses: Words = (),
        kinds: Words = (),
        texts: Words = (),
        **asked: Unpack[OfTexts],
    ) -> Iterator[Citing]:
        """What the texts cite, in their order, one by one: all, or with these statuses ("never-adopted"; `stale` are superseded
        editions and abrogated texts), of these kinds ("provision"), to these texts ("PP/RES/71", "Res. 71 (Rev. Dubai, 2018)").

        >>> next(corpus.references(stale=True)).reference.replacement  # doctest: +SKIP
        'PP/RES/175@dubai-2018'
        """
        filters = filters_of(asked)
        of = [*known(words(statuses), get_args(Status), "statuses"), *(STALE if stale else ())]
        named = known(words(kinds), get_args(ReferenceKind), "kinds")
        ids = [self._meant(one) for one in words(texts)]
        return self._each(lambda reader: reader.references(filters, ids, of, named))

    def cites(self, text: str, **asked: Unpack[OfTexts]) -> Iterator[Citing]:
        """Who cites a text ("PP/RES/123", "Res. 123 (Rev. Dubai, 2018)", "No. 28A"), clause by clause.

        >>> [citing.where.id for citing in corpus.cites("PP/RES/950")]  # doctest: +SKIP
        ['WTDC/RES/951@kigali-2022', 'WTSA/RES/952@geneva-2022']
        """
        return self.references(texts=text, **asked)

    def instructions(
        self,
        *,
        to: Words = (),
        forces: Words = (),
        due: bool = False,
        due_before: int | None = None,
        reporting_to: Words = (),
        **asked: Unpack[OfTexts],
    ) -> Iterator[Told]:
        """Who is told to do what, in the order of the texts: by addressee ("BDT-DIR"), force ("invite"), deadline and receiver
        of reports.

        >>> next(corpus.instructions(to="BDT-DIR", due_before=2027)).instruction.does  # doctest: +SKIP
        'report'
        """
        from itures.model.answer import WantedInstructions
        from itures.model.instructions import Force

        filters = filters_of(asked, to=to)
        of = known(words(forces), get_args(Force), "forces")
        reports = addressees(words(reporting_to), "reporting_to")
        wanted = WantedInstructions(frozenset(filters.to), frozenset(of), frozenset(reports), due, due_before)
        return self._each(
            lambda reader: (one for one in reader.instructions(filters, force=of) if wanted.wants(one.instruction))
        )

    def history(self, text: str) -> History:
        """The clauses of a text over all its editions, and the comparison of each edition with the next one. Raises LookupError
        where the corpus holds no edition of it.

        >>> len(corpus.history("PP/RES/950").editions)  # doctest: +SKIP
        3
        """
        from itures.session.corpus.history import history

        id = self._meant(text)
        with self._asked() as reader:
            found = history(self.session, reader, id)
        if found is None:
            raise LookupError(f"{self.path}: it holds no edition of {id}")
        return found

    def mandates(self, *texts: str, to: Words = (), verdicts: Words = (), jobs: int = 1) -> Iterator[TextMandates]:
        """What became of the instructions of these texts, or of all that have several editions: those to these bodies, and those
        that an edition made so ("new", "changed", "strengthened", "weakened", "mixed", "dropped"). `jobs` processes compare
        the editions.

        >>> [mandates.id for mandates in corpus.mandates(verdicts="dropped")]  # doctest: +SKIP
        ['PP/RES/950']
        """
        from itures.model.histories import Verdict
        from itures.session.corpus.history import mandates, narrowed

        told = frozenset(addressees(words(to), "to"))
        of = frozenset(known(words(verdicts), get_args(Verdict), "verdicts"))
        ids = [self._meant(one) for one in texts]

        def found(reader: Reader) -> Iterator[TextMandates]:
            for one in mandates(self.session.settings, reader, ids, jobs):
                text = narrowed(one, told, of)
                if text.mandates:
                    yield text

        return self._each(found)

    def overlap(
        self, *, text: str = "", across: bool = False, all_editions: bool = False, **asked: Unpack[OfClauses]
    ) -> Overlaps:
        """Clauses that say nearly the same in several texts, each in its latest edition, the likest first: those that this text has
        a part in; `across` those of several bodies. Raises NoSketchesError for a million different wordings and more where rensa is
        not installed (the extra `overlap`).

        >>> corpus.overlap(across=True).overlaps[0].score  # doctest: +SKIP
        100.0
        """
        from itures.session.corpus.overlap import overlaps

        filters = clauses_of(asked)
        id = self._meant(text) if text else ""
        with self._asked() as reader:
            return overlaps(
                reader, filters, text=id, across=across, all_editions=all_editions or bool(filters.editions)
            )

    def graph(self, *, by: By = "text", kinds: Words = (), **asked: Unpack[OfTexts]) -> CitationGraph:
        """Who cites whom, by text or by edition, and what that says of each: degrees, PageRank, components, circles, orphans.
        `kinds` are those of what is cited. Raises NoGraphError where rustworkx is not installed (the extra `graph`). `itures.write`
        has "graphml", "dot" and "mermaid" for it, too.

        >>> corpus.graph(kinds="resolution").texts[0].cited_by  # doctest: +SKIP
        2
        """
        from itures.analyse.citation_graph import measured
        from itures.session.corpus.citations import BY, citations

        filters = filters_of(asked)
        known([by], BY, "by")
        named = known(words(kinds), get_args(ReferenceKind), "kinds")
        with self._asked() as reader:
            found = citations(reader, filters, by, named)
        return measured(found, by)

    def stats(self, *, content: bool = False) -> Statistics:
        """How many files, texts, clauses and findings there are; with `content`, a hash of all of it, which takes a while.

        >>> corpus.stats().documents  # doctest: +SKIP
        7
        """
        with self._asked() as reader:
            return reader.statistics(content=content)

    def files(self) -> Iterator[File]:
        """The files of the corpus by name, those that could not be read with their errors.

        >>> [file.source for file in corpus.files() if file.error]  # doctest: +SKIP
        []
        """
        return self._each(lambda reader: reader.files())

    def documents(self, **asked: Unpack[OfClauses]) -> Iterator[Document]:
        """The trees of the documents, one by one, in the order of their files: all, or those with such clauses. Raises
        UnreadableError for a tree that another version made.

        >>> for document in corpus.documents(bodies="PP"):  # doctest: +SKIP
        ...     print(itures.find_brackets(document))
        """
        from itures.session.corpus.record import OTHER_TREE, tree_of

        filters = clauses_of(asked)

        def found(reader: Reader) -> Iterator[Document]:
            for source, tree in reader.trees(filters):
                try:
                    yield tree_of(tree, source)
                except ValueError:
                    raise UnreadableError(f"{source}: {OTHER_TREE}") from None

        return self._each(found)

    def to_arrow(self, table: str = "clauses") -> Any:
        """A table of docs/corpus.md ("files", "documents", "texts", "clauses", "references", "instructions") as a pyarrow.Table.
        Raises NoArrowError where pyarrow is not installed (the extra `parquet`).

        >>> corpus.to_arrow("texts").column_names[:2]  # doctest: +SKIP
        ['hash', 'place']
        """
        from itures.session.corpus.arrow import pyarrow, schema_of

        self._known_table(table)
        return pyarrow().Table.from_batches(self._batches(table), schema=schema_of(table))

    def arrow_batches(self, table: str = "clauses") -> Any:
        """The same as a pyarrow.RecordBatchReader, which holds 20,000 rows at a time.

        >>> for batch in corpus.arrow_batches("references"):  # doctest: +SKIP
        ...     print(batch.num_rows)
        """
        from itures.session.corpus.arrow import pyarrow, schema_of

        self._known_table(table)
        return pyarrow().RecordBatchReader.from_batches(schema_of(table), self._batches(table))

    def build(
        self,
        sources: str | PathLike[str] | Iterable[str | PathLike[str]],
        *,
        jobs: int = 1,
        scheduler: str = "",
        parse_again: bool = False,
        prune: bool = False,
        told: Callable[[Step], None] = lambda step: None,
    ) -> Built:
        """Brings the corpus up to date with files, folders, zips, patterns and URLs, and makes it where there is none, with the
        register of the session, and with acts read as it says. `told` is called after each file; what cannot be read is in
        `files()`, and sources that mean nothing are in `wrong` of the result; with `prune` what was in such a folder leaves the
        corpus instead. Raises io.UnsupportedOperation where the corpus is open to be read, StoreError while another one builds,
        UnreadableError for a table of the register, NoModelError.

        With a `scheduler` the workers of its dask cluster do the work (the extra `dask`), and read acts by rules; EngineError says
        what is wrong with it.
        More `jobs` than one are processes that import the main module of the program: guard it by `if __name__ == "__main__"`.

        >>> itures.Corpus("corpus.db", readonly=False).build(["resolutions/"], jobs=8).new  # doctest: +SKIP
        7
        """
        from itures.session.corpus.building import build
        from itures.session.session import Settings

        self._refuse_closed()
        if self.readonly:
            raise UnsupportedOperation(f"{self.path}: it is open to be read; Corpus(path, readonly=False) builds")
        given = [sources] if isinstance(sources, str | PathLike) else sources
        settings = self.session.settings
        # What is stored depends on the register, and on what reads the acts of instructions.
        of = Settings(settings.registers, settings.imported, settings.as_of, "rules" if scheduler else settings.acts)
        return build(
            self.path,
            [fspath(one) for one in given],
            of,
            jobs=jobs,
            scheduler=scheduler,
            parse_again=parse_again,
            prune=prune,
            told=told,
        )

    def _meant(self, text: str) -> str:
        ids = self.session.meant(text)
        if not ids:
            raise ValueError(f"{text}: no text that is known goes by this; write PP/RES/71, CS/No.28A or a citation")
        if len(ids) > 1:
            raise ValueError(f"{text}: this may be {' or '.join(ids)}; write one of them")
        return ids[0]

    def _known_table(self, table: str) -> None:
        known([table], TABLES, "table")

    def _batches(self, table: str) -> Iterator[Any]:
        from itures.session.corpus.arrow import batches

        return self._each(lambda reader: batches(reader, table))

    def _each(self, ask: Callable[[Reader], Iterable[T]]) -> Iterator[T]:
        self._refuse_closed()
        found = self._answered(ask)
        self._iterators.add(found)
        return found

    def _answered(self, ask: Callable[[Reader], Iterable[T]]) -> Iterator[T]:
        with self._asked() as reader:
            yield from ask(reader)

    def _refuse_closed(self) -> None:
        if self._closed:
            raise ValueError(f"{self.path}: the corpus is closed")

    @contextmanager
    def _asked(self) -> Iterator[Reader]:
        """A connection for one question: connections are quickly made, and threads need not wait for each other."""
        self._refuse_closed()
        with reading(self.path) as reader:
            try:
                yield reader
            except (StoreError, UnreadableError, QueryError):
                raise
            except Exception as error:
                # In a damaged file anything may stand anywhere.
                if reader.is_whole():
                    raise
                raise StoreError(f"{self.path}: {DAMAGED}") from error
