"""The catalogue of diagnostics: every code there is, how bad it is, what it says, what it means and what to do about it.

Readers and parser make diagnostics by `diagnose` and by nothing else, so that a code that is not here does not exist; the
command `itures explain CODE` prints an entry. What `itures refs` says of a reference has its own codes (`STATUSES`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from itures.model.references import Status
from itures.model.stream import Diagnostic, Severity, Span

Code = Literal[
    "addressee-unknown",
    "bracket-not-closed",
    "bracket-not-opened",
    "clause-empty",
    "clause-without-call",
    "cross-reference-broken",
    "cross-reference-stale",
    "designation-missing",
    "docx-field-without-result",
    "docx-header-not-shown",
    "docx-hidden-text",
    "docx-label-cut",
    "docx-manual-marks",
    "docx-nested-table",
    "docx-note-missing",
    "docx-note-numbering",
    "docx-note-repeated",
    "docx-note-unused",
    "docx-note-without-mark",
    "docx-number-format",
    "docx-part-not-read",
    "docx-picture",
    "docx-unclosed-field",
    "docx-unhandled-element",
    "docx-unknown-symbol",
    "docx-watermark",
    "edition-not-read",
    "form-not-read",
    "kept-inside",
    "label-flattened",
    "label-gap",
    "label-restart",
    "language-without-lexicon",
    "mark-not-read",
    "mark-without-note",
    "no-instrument",
    "note-not-closed",
    "note-without-mark",
    "proposal-without-instrument",
    "proposal-without-text",
    "text-damaged",
    "text-windows-1252",
    "text-without-call",
    "title-missing",
    "tracked-changes",
    "treaty-not-named",
]
"""Every code of a diagnostic."""


class Said(NamedTuple):
    """A message of a code, with the severity that it has; names in braces are filled in."""

    severity: Severity
    message: str


class Entry(NamedTuple):
    """A code in the catalogue. `said` has its messages by variant; most codes have one, without a name."""

    said: Mapping[str, Said]
    means: str
    remedy: str


def _entry(severity: Severity, message: str, means: str, remedy: str, **variants: Said) -> Entry:
    return Entry({"": Said(severity, message), **variants}, means, remedy)


CATALOGUE: Final[Mapping[Code, Entry]] = {
    "addressee-unknown": _entry(
        "info",
        "{name!r} is no addressee of the lexicon",
        "A call names somebody whom itures does not know. The clause is read all the same, and the name stands in its "
        "addressees behind OTHER:.",
        "Check the name. If it is a body of ITU, add it to [addressees.names] in data/lexicon.",
    ),
    "bracket-not-closed": _entry(
        "warning",
        "nothing closes the square bracket that opens here: {text!r}",
        "In a text that is being negotiated a bracket without its end leaves open what is agreed and what is not.",
        "Look where the bracket was meant to end, and close it there.",
    ),
    "bracket-not-opened": _entry(
        "warning",
        "a square bracket closes here that nothing opens: {text!r}",
        "The sign that opens the bracket is missing, was deleted, or stands in another text of the file.",
        "Look where the bracket was meant to begin, and open it there, or delete this sign.",
    ),
    "clause-empty": _entry(
        "info",
        "nothing stands after the label {label!r}",
        "A label stands alone: its text was lost, stands in another paragraph, or was never written.",
        "Look at the place in the file.",
    ),
    "clause-without-call": _entry(
        "warning",
        "a labelled point stands under no call; it is kept as a block: {text!r}",
        "A point stands where no call (considering, resolves ...) is above it. Below the formula it is read as a section of the "
        "preamble whose call is not known; elsewhere it is in no section, so that no command looks for instructions in it.",
        "Look at the lines above: a call that is misspelt or unknown, or a heading that looks like none.",
        preamble=Said("warning", "the call above this clause is missing; it is read as part of the preamble: {text!r}"),
    ),
    "cross-reference-broken": _entry(
        "warning",
        "a cross-reference field points to nothing: {text!r}",
        "Word keeps what a cross-reference points to. The place is gone: it was deleted, or the text was copied without it.",
        "Find out which clause is meant, and insert the reference again.",
    ),
    "cross-reference-stale": _entry(
        "warning",
        "a cross-reference field shows {text!r}; the clause that it points to is {target!r} now",
        "Word writes the number of a clause into the text when fields are updated. The clause has another number since: it is what "
        "the text means, the number shown is another clause's, or nobody's.",
        "Update the fields in Word (Ctrl+A, F9).",
    ),
    "designation-missing": _entry(
        "warning",
        "no designation stands above this text: its kind and number are not known",
        "A formula or a call opens a text, but no line says which one it is. Copies and web pages lose that line.",
        "Look above the formula. What the text cites and whom it instructs is read all the same.",
    ),
    "docx-field-without-result": _entry(
        "warning",
        "what Word makes of a field {name} is not in the file, so that it is not read ({n})",
        "Word computes the text of a field and keeps it in the file; here it did not.",
        "Open the file in Word, update its fields (Ctrl+A, F9) and save it.",
    ),
    "docx-header-not-shown": _entry(
        "info",
        "{n} headers or footers, of first or even pages, are not shown by this document, and not read",
        "The file holds headers or footers that its settings switch off.",
        "Nothing, unless they are wanted: switch on different first or even pages in Word.",
    ),
    "docx-hidden-text": _entry(
        "info",
        "hidden text is left out: {n} characters",
        "The file has text that is formatted as hidden; a reader of the document does not see it either.",
        "Check that nothing was hidden by mistake (Home, Show all).",
    ),
    "docx-label-cut": _entry(
        "warning",
        "labels of more than {most} characters are cut ({n})",
        "A list of the file writes a label that is longer than any that a text has: the file is damaged, or made to cost memory.",
        "Do not trust this file; get it from its source.",
    ),
    "docx-manual-marks": Entry(
        {
            "": Said(
                "warning",
                "{struck} characters are struck through and {underlined} underlined, as changes marked by hand are: "
                "they are read as text; --manual-marks reads them as deletions and insertions",
            ),
            "underlined": Said(
                "info",
                "{underlined} characters are underlined; if that marks new text, --manual-marks reads them as insertions",
            ),
        },
        "Somebody marked changes by underlining and striking through instead of tracking them. Deleted words are part of the "
        "text until you say otherwise.",
        "Run the command again with --manual-marks.",
    ),
    "docx-nested-table": _entry(
        "info",
        "{n} tables stand in a cell of another: their paragraphs are kept in the outer cell",
        "A table inside a table loses its rows and columns; its text is kept.",
        "Nothing, unless its columns matter.",
    ),
    "docx-note-missing": _entry(
        "warning",
        "the text refers to a {kind} that is not there ({n})",
        "The text has the mark of a note, and the file has no note for it: the file is damaged.",
        "Compare with another copy of the document.",
    ),
    "docx-note-numbering": _entry(
        "warning",
        "the file asks for a numbering of {kind}s that is not followed ({doubts}): their marks are counted on and may differ "
        "from the printed ones",
        "The notes are numbered in a way that depends on pages, which a file does not have.",
        "Compare the marks with the printed document before you cite one.",
    ),
    "docx-note-repeated": _entry(
        "info",
        "the text refers to the same {kind} more than once ({n}); its mark is that of the first place",
        "Word has a note of its own for each reference. Here several refer to one, as programs that copy parts of files leave it; "
        "each shows the number that is its turn.",
        "Look at the places in the file: the note may belong to one of them.",
    ),
    "docx-note-unused": _entry(
        "info",
        "{count} {kind}s have no mark in the text, so that Word does not show them",
        "Notes are left in the file whose marks were deleted.",
        "Nothing: they are no part of the document.",
    ),
    "docx-note-without-mark": _entry(
        "warning",
        "a note with a mark of its own has none ({n})",
        "The file says that the writer typed the mark of a note, and no mark stands there.",
        "Look at the place in the file.",
    ),
    "docx-number-format": _entry(
        "warning",
        "numbers of the format {formats} are shown as 1, 2, 3",
        "A list of the file is numbered in a way that itures does not write; its labels differ from those in Word.",
        "Compare the labels with Word before you cite one.",
    ),
    "docx-part-not-read": _entry(
        "info",
        "the text in {what} is not read ({n})",
        "Charts, diagrams and the like are no part of the running text.",
        "Look at them in Word.",
    ),
    "docx-picture": Entry(
        {
            "": Said("info", "{n} pictures without a description are not read"),
            "described": Said("info", "a picture is not read; its description says: {text} ({n})"),
        },
        "A picture has no text that could be read, whatever it shows.",
        "Look at it in Word.",
    ),
    "docx-unclosed-field": _entry(
        "warning",
        "{n} fields have no end: their text is kept",
        "The file is damaged where a field (a number, a date, a reference) should end.",
        "Check the text that follows; open the file in Word and save it.",
    ),
    "docx-unhandled-element": _entry(
        "warning",
        "the element {name} is not handled; only its plain text is kept ({n})",
        "The file uses something of Word that itures does not know.",
        "Check the place, and report the file if clauses are missing.",
    ),
    "docx-unknown-symbol": _entry(
        "warning",
        "character {code} of the font {font} has no known Unicode character and is kept as it is ({n})",
        "A sign was set in a symbol font for which there is no table.",
        "Look at the sign in Word.",
    ),
    "docx-watermark": _entry(
        "info",
        "{text!r} stands behind the text, as a watermark or in fancy letters",
        "A drawing shows these words. They are on the page and in no clause: a watermark says how far to trust the text.",
        "Nothing, if you know it.",
    ),
    "edition-not-read": _entry(
        "warning",
        "the edition {edition!r} of this text is in no form that is known",
        "The bracket of a designation was read as far as it says that a text is revised; which edition it is, is not known. "
        "Copies of redlined texts have the places and years of two editions in one another.",
        "Look at the bracket, and at the formula below it.",
    ),
    "form-not-read": Entry(
        {
            "un": Said(
                "warning",
                "this text has the form of resolutions of the United Nations (the verb of a call begins a numbered point), "
                "which is not read yet: its clauses are kept as blocks",
            ),
            "line": Said(
                "warning",
                "a text stands here without its line breaks, which is not read: copy it with them",
            ),
            "amendment": Said(
                "warning",
                "this text amends another one in words ({text!r}), which is not read yet: it is kept as blocks",
            ),
        },
        "The document is written in a form of which itures reads the references, but neither clauses nor duties.",
        "Read it yourself, or take the text with its changes tracked.",
    ),
    "kept-inside": _entry(
        "warning",
        "what looks like a {looks} is kept in this clause: {text!r}",
        "The wording before it is not closed, or what such a line has below it is missing: it was taken for a part of the clause.",
        "Look whether a section, a point or a text begins there. The usual cause is a comma that is missing before it.",
    ),
    "label-flattened": _entry(
        "warning",
        "the label {written!r} is read as {label!r}: an old and a new label seem to stand in one",
        "A redline was copied as plain text, so that deleted and inserted letters of a label stand side by side; so may words.",
        "Ask for the file with its tracked changes: what was deleted cannot be told from what was inserted.",
    ),
    "label-gap": _entry(
        "warning",
        "the label {label!r} does not follow the label before it",
        "Between two labels one is missing: a point was lost, joined to the one before, or the text itself skips it.",
        "Look at the end of the point above. A reference to a missing label cannot be checked.",
    ),
    "label-restart": _entry(
        "warning",
        "the label {label!r} begins a list again",
        "A list begins again where nothing says so, as where a call was not recognised or two texts were joined.",
        "Look at the lines above the label.",
    ),
    "language-without-lexicon": _entry(
        "warning",
        "the text is in a language without a lexicon ({language}); calls and designations are not recognised",
        "itures knows the words of resolutions in the languages of data/lexicon alone. The text is kept, and not understood.",
        "Use the version of the document in a language that is there.",
    ),
    "mark-not-read": _entry(
        "warning",
        "the proposal mark {mark!r} has an id in a form that is not known",
        "A proposal begins here, and its action is read; who proposes it, and under which number, is not.",
        "Look at the id: a typing error, or a form of ids that itures should learn (please report it).",
    ),
    "mark-without-note": _entry(
        "warning",
        "the mark {mark!r} has no note",
        "The text has the mark of a footnote, and no footnote was found for it.",
        "Look for the note at the foot of the page or behind the text.",
    ),
    "no-instrument": _entry(
        "warning",
        "no resolution, decision, recommendation or opinion was found in this text; all of it is kept as blocks",
        "No line names a text (RESOLUTION 14, DRAFT NEW RESOLUTION [ABC-1]) with a call below it.",
        "Check that it is the right file; a document of another kind has nothing to show.",
    ),
    "note-not-closed": _entry(
        "warning",
        "the note {number} has no closing bracket; its text is left in the clause",
        "A converter wrote a footnote into the text, and its end is missing.",
        "Use the Word file, if there is one.",
    ),
    "note-without-mark": _entry(
        "warning",
        "no mark was found for the note {mark!r}",
        "A footnote is there, and no clause has its mark: the mark was lost, or is a digit glued to a number.",
        "Look for the mark in the text above; the note is kept.",
    ),
    "proposal-without-instrument": _entry(
        "info",
        "no resolution, decision, recommendation or opinion follows the mark {mark!r}",
        "The proposal changes something else, such as an Article of the Radio Regulations; its text is kept as blocks.",
        "Nothing.",
    ),
    "proposal-without-text": _entry(
        "warning",
        "{action} {name}: nothing of the text follows its heading",
        "A text is proposed to be added or modified, and only its designation and title are here. In papers of drafting groups two "
        "marks may stand over one text.",
        "Look below it: the text may stand under the next mark.",
    ),
    "text-damaged": Entry(
        {
            "": Said("warning", "{count} bytes are not UTF-8 and show as U+FFFD (the first at byte {byte})"),
            "utf-16": Said(
                "warning", "the UTF-16 text is damaged or cut off; unreadable places show as U+FFFD"
            ),
        },
        "Some bytes of the file stand for no character.",
        "Get another copy of the file, or save it as UTF-8.",
    ),
    "text-windows-1252": _entry(
        "warning",
        "not UTF-8 (byte {byte}); read as Windows-1252: check accents and quotation marks",
        "A text file does not say in which encoding it is; what is not UTF-8 is most often Windows-1252.",
        "Save the file as UTF-8.",
    ),
    "text-without-call": _entry(
        "warning",
        "text stands under no call; it is kept as a block: {text!r}",
        "A paragraph stands where no call is above it, and it is neither title nor formula.",
        "Look at the lines above: a call that is misspelt or unknown.",
    ),
    "title-missing": _entry(
        "warning",
        "no title stands under the designation",
        "Between the designation and the first call no line was found that could be the title.",
        "Look at the lines under the designation.",
    ),
    "tracked-changes": _entry(
        "info",
        "the tracked changes{by} are {done}; --view marked shows them",
        "The file holds tracked changes, and this view shows the text without them or with all of them.",
        "--view original rejects them, --view revised accepts them, --view marked shows both.",
    ),
    "treaty-not-named": _entry(
        "warning",
        "nothing says which treaty text {number} is of",
        "A provision is proposed under no heading that names the Constitution, the Convention, the General Rules or Regulations.",
        "Write the code before the number (\"CV 468\"), or put the name of the text over its provisions.",
    ),
}  # fmt: skip
"""Every diagnostic that reading and parsing can give."""


STATUSES: Final[Mapping[Status, tuple[str, str]]] = {
    "current": (
        "The edition that is cited is the one in force, as of the date that the message names.",
        "Nothing.",
    ),
    "superseded": (
        "A later edition of the text is known than the one that is cited.",
        "Cite the edition that the message names; keep the earlier one only where its history is told.",
    ),
    "abrogated": (
        "The text, or the number of a basic text, is no longer in force.",
        "Cite what replaced it, or leave the reference out.",
    ),
    "never-adopted": (
        "No conference of that body adopted this edition, or there is no such Article or number.",
        "Check place and year; the message says what there is instead.",
    ),
    "wrong-rev-mark": (
        '"Rev." stands on the first edition of a text, or is missing on a later one.',
        "Write the designation as the message has it.",
    ),
    "unknown": (
        "The register does not know enough to say whether the edition is in force.",
        "Check it against the source; --register FILE.csv adds what you know.",
    ),
    "provision-mismatch": (
        "The number does not stand in the Article that the same sentence names.",
        "Correct the number or the Article.",
    ),
    "dangling": (
        "The text refers to a clause or annex of its own that it does not have.",
        "Name the clause that is meant; after a renumbering, `itures diff` shows where it went.",
    ),
    "stale": (
        "A cross-reference field of Word shows another number than the clause has that it points to.",
        "Update the fields (Ctrl+A, F9) in Word. The reference is listed as one to the clause that the field points to.",
    ),
    "edition-not-understood": (
        'What stands beside the citation looks like an edition, a bracket with a year or "Rev.", and is in no form that is '
        "known.",
        "Look at the citation: whether the edition that it means is in force, nobody has asked.",
    ),
}  # fmt: skip
"""What the register says of a reference: what it means, and what to do."""


def diagnose(
    code: Code, /, at: str | None = None, span: Span | None = None, variant: str = "", **words: object
) -> Diagnostic:
    """A diagnostic of the catalogue; `words` are those that its message names. KeyError for a variant or word that is missing.

    >>> diagnose("label-gap", "resolves 3", label="3").message
    "the label '3' does not follow the label before it"
    """
    said = CATALOGUE[code].said[variant]
    return Diagnostic(code, said.severity, said.message.format(**words), at, span)
