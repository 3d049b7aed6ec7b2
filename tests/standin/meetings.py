"""What the stand-in site publishes: committees, meetings, items and documents, all of our own making."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from tests.standin.draft_minutes import draft_minutes

SIGNED_LATER = 8980  # the meeting whose draft minutes give way to signed ones
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "papers"


@dataclass(frozen=True)
class Document:
    """A paper under `documents/s…`, or a meeting's document under `documents/g…?T=…`."""

    number: int
    title: str
    content: bytes
    t: int | None = None  # of a meeting's document

    @property
    def id(self) -> str:
        return f"s{self.number}" if self.t is None else f"g{self.number}-{self.t}"


@dataclass(frozen=True)
class Item:
    number: str  # "A1" until minutes are out, then "27"; "" for a section's heading
    title: str
    documents: tuple[Document, ...] = ()
    minutes: tuple[str, ...] = ()
    restricted: bool = False
    ai: int = 0  # the number of its own page
    shown: int = 99  # how many documents the meeting's page shows before "There are a further …"
    cut: bool = False  # its minutes are cut short on the meeting's page


@dataclass(frozen=True)
class Meeting:
    id: int
    committee: int
    body: str
    day: date
    time: str = "10.00 am"
    title: str = "Agenda and minutes"
    items: tuple[Item, ...] = ()
    documents: tuple[Document, ...] = ()
    cancelled: bool = False
    branding_failed: bool = False
    port_in_links: bool = False
    broken_hrefs: bool = False

    def all_documents(self) -> list[Document]:
        return [*self.documents, *(document for item in self.items for document in item.documents)]


@dataclass
class Publication:
    """Everything on the site at one moment; tests change it as councils do."""

    committees: dict[int, str]
    meetings: list[Meeting] = field(default_factory=list)

    def documents(self) -> dict[str, Document]:
        return {document.id: document for meeting in self.meetings for document in meeting.all_documents()}

    def ids(self) -> set[str]:
        """Of everything with a file: pages of meetings and documents."""
        return {f"m{meeting.id}" for meeting in self.meetings} | set(self.documents())

    def sign_minutes(self) -> None:
        """Put the signed minutes of the meeting in July 2022 in the place of their draft, as a site does."""
        self.replace_meeting(SIGNED_LATER, title="Agenda and minutes", documents=(signed_minutes(),))

    def replace_meeting(self, number: int, **changes: object) -> None:
        self.meetings = [replace(each, **changes) if each.id == number else each for each in self.meetings]


def paper(words: str) -> bytes:
    """A file that says it is a PDF, for tests that do not read it."""
    return b"%PDF-1.4\n% " + words.encode() + b"\n%%EOF\n"


def sample(stem: str) -> bytes:
    return (SAMPLES / f"{stem}.pdf").read_bytes()


def signed_minutes() -> Document:
    return Document(SIGNED_LATER, "Printed minutes", sample("kcsp-minutes-2022-07-sample"), t=11)


def samples_publication(*, signed: bool = True) -> Publication:
    """The sample papers, as a county's site would publish them, with every quirk that such sites have.

    `signed`: whether the minutes of July 2022 are; else their draft stands there, until `sign_minutes`.
    """
    partnership, scrutiny = "Kent Community Safety Partnership", "Scrutiny Committee"
    agreement = Document(88001, "Appendix A - Agreement 2017", sample("csa-2017-sample"))
    refresh = Document(99001, "Appendix A - Agreement 2020", sample("csa-2020-sample"))
    draft = Document(110018, "Appendix A - Draft agreement", sample("csa-2022-draft-sample"))
    more = tuple(Document(110100 + n, f"Annex {n}", paper(f"annex {n}")) for n in range(1, 9))
    meetings = [
        Meeting(
            8048, 519, partnership, date(2018, 7, 18), items=(
                Item("192", "Agreement 2017", (agreement,), ("The Chair presented the agreement.", "NOTED."), ai=47001),
                Item("193", "Working Group Update", minutes=("Partners heard a report.",), ai=47002, cut=True),
            ),
            documents=(Document(8048, "Printed minutes", sample("kcsp-minutes-2018-07-sample"), t=1),),
            broken_hrefs=True,
        ),
        Meeting(
            8156, 519, partnership, date(2019, 7, 17), port_in_links=True, items=(
                Item("231", "Apologies", ai=48240),
                Item("232", "Review of a death", restricted=True, ai=48241),
            ),
        ),
        Meeting(
            8158, 519, partnership, date(2020, 3, 18), title="Agenda", cancelled=True, items=(
                Item("", "B. Matters for decision"),
                Item("B1", "Agreement 2020", (refresh,), ai=49001),
            ),
        ),
        Meeting(
            8912, 519, partnership, date(2021, 11, 18), branding_failed=True,
            documents=(Document(8912, "Public reports pack", sample("kcsp-pack-2021-11-sample"), t=10),),
        ),
        Meeting(
            8913, 519, partnership, date(2022, 3, 24), title="Agenda and draft minutes", items=(
                Item("46", "Community Safety Agreement", (draft,), ("RESOLVED that the draft be amended.",), ai=58046),
                Item("47", "Annexes", more, ai=58047, shown=5),
            ),
        ),
        Meeting(
            SIGNED_LATER, 519, partnership, date(2022, 7, 14), title="Agenda and draft minutes",
            documents=(Document(SIGNED_LATER, "Printed draft minutes", draft_minutes(), t=5),),
        ),
        Meeting(
            9688, 752, f"Crime & Disorder Committee, {scrutiny}", date(2025, 10, 2),
            documents=(Document(9688, "Public reports pack", sample("scrutiny-pack-2025-10-sample"), t=10),),
        ),
    ]  # fmt: skip
    publication = Publication({519: partnership, 752: scrutiny}, meetings)
    if signed:
        publication.sign_minutes()
    return publication


def large_publication(papers: int, *, content: type | None = None, first: date = date(2010, 1, 20)) -> Publication:
    """`papers` small papers over many meetings of one committee, each meeting's page among them."""
    make = content or paper
    meetings: list[Meeting] = []
    made = 0
    while made < papers:
        number = 7000 + len(meetings)
        day = date(first.year + len(meetings) // 12, len(meetings) % 12 + 1, first.day)
        count = min(9, papers - made - 1)
        documents = tuple(
            Document(200_000 + made + n, f"Report {made + n}", make(f"report {made + n}")) for n in range(count)
        )
        items = tuple(Item(f"{n + 1}", each.title, (each,), ai=number * 100 + n) for n, each in enumerate(documents))
        meetings.append(Meeting(number, 519, "Westmere Community Safety Partnership", day, items=items))
        made += 1 + count
    return Publication({519: "Westmere Community Safety Partnership"}, meetings)
