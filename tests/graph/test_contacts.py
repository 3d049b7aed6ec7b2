"""E-mail addresses and telephone numbers in the forms papers print, and what looks like them and is none."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.facts import Evidence
from graph.contacts import contacts_in, hide_contacts, without_contacts
from graph.rows import GraphRows, evidence_properties

NO_BREAK = "\u00a0"


@pytest.mark.parametrize(
    "words",
    [
        "a.reed@westmere.gov.uk", "o'brien.pat-x@westmere.pnn.police.uk", "a.reed@ westmere.gov.uk",
        "a.reed@westmere.gov. uk", "a.reed (at) westmere.gov.uk", "a.reed[at]westmere.gov.uk",
        "01234 567 890", "03000 567890", "(01234) 567890", "01234567890", "016977 1234", "01234 56 78 90",
        "020 7946 0018", "0207 946 0018", "(020) 7946 0018", "07700-900123", "07700 900 123",
        "+44 20 7946 0018", "+44 (0)1234 567890", "+44(0)1234 567890", "+44 (0) 1234 567 890", "0044 1234 567890",
        "(0)1234 567890", "+353 1 234 5678", "01234/567890", "01234.567.890", "01234 – 567890",
        f"01234{NO_BREAK}567{NO_BREAK}890", "01234\n567890", "01234\\n567 890", "01234&nbsp;567890",
        "01234 567890 ext 4567", "01234 567890 x4567", "01234 567890 (ext. 4567)", "01234 567890, extension 45",
        "01234 567890/1", "01234 567890 or 567891",
    ],
)  # fmt: skip
def test_contact_details_are_hidden_whole(words: str) -> None:
    for around in ("Contact A Reed on {}. Then", "{}", "(Tel {})", '{{"text": "{}", "start": 5}}'):
        shown = hide_contacts(around.format(words))
        assert "hidden]" in shown
        assert not any(piece in shown for piece in ("567", "4567", "westmere", "reed@", "1234", "7946", "900"))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Tel: 567890", "Tel: [telephone hidden]"),
        ("Tel 567890", "Tel [telephone hidden]"),
        ("Tel. No. 567890", "Tel. No. [telephone hidden]"),
        ("TELEPHONE NO: 7000 4567", "TELEPHONE NO: [telephone hidden]"),
        ("Direct line: 4567 ext 12", "Direct line: [telephone hidden]"),
        ("Ext 4567", "Ext [telephone hidden]"),
        ("extn. no. 4567", "extn. no. [telephone hidden]"),
        ("Tel:01234567890Email:a@b.gov.uk", "Tel:[telephone hidden]Email:[e-mail hidden]"),
        ("write to a.reed@", "write to [e-mail hidden]"),  # its rest stands on the next line
    ],
)
def test_a_label_tells_a_short_number(words: str, shown: str) -> None:
    assert hide_contacts(words) == shown


@pytest.mark.parametrize(
    "words",
    [
        "0808 2000 247", "Tel: 0808 2000 247", "08458 247 247", "116 123", "845,734", "2021/22", "0.75", "£1,031,000",
        "01/04/2021 to 31/03/2022", "01/04/2021 31/03/2022", "01.04.2021 - 31.03.2022", "01-04-2021 02-05-2022",
        "2021-04-01 2022-03-31", "101", "0.0123456789", '"score":12.0123456789', "0123456789abcdef0123",
        "an extension 2021/22", "the text 2021", "by telephone 1,234 people", "telephone 345 people", "@WestmerePolice",
        "2 @ 3.50", "mobile 2000 units", "000 123 456 789", "0 1 2 3 4 5 6 7 8 9 0", "phone calls: 23456",
        "0730 - 0930 hours", "fax: none", "next 20221 days",
    ],
)  # fmt: skip
def test_helplines_figures_and_dates_stay(words: str) -> None:
    assert hide_contacts(f"There were {words} of them.") == f"There were {words} of them."


@given(st.text(alphabet="0123456789 +()-abtelx:@.\n", max_size=60))
def test_nothing_but_contact_details_is_taken_out(text: str) -> None:
    kept, done = [], 0
    for start, end, _ in contacts_in(text):
        assert done <= start < end
        kept.append(text[done:start])
        done = end
    assert all(piece in hide_contacts(text) for piece in [*kept, text[done:]])


@given(st.text(alphabet="0123456789 +()abtelx:@.é", max_size=60))
def test_what_was_hidden_once_stays_as_it_is_and_json_stays_json(text: str) -> None:
    once = hide_contacts(text)
    assert hide_contacts(once) == once
    assert json.loads(hide_contacts(json.dumps({"text": text}, ensure_ascii=False))).keys() == {"text"}


def test_search_keeps_no_word_of_them() -> None:
    assert without_contacts("Ask 01234 567890 of hidden harm").split() == ["Ask", "of", "hidden", "harm"]


def test_no_row_of_the_graph_has_them() -> None:
    rows = GraphRows("a-paper")
    rows.node("Passage", "passage:a-paper:1", text="Ask a.reed@westmere.gov.uk", also=["Tel: 567890", "a board"])
    said = evidence_properties(Evidence("a-paper", 1, "on 01234 567 890", 0, 16))
    rows.edge("Body", "LEADS", "Strategy", "body:a", "strategy:b", "", **said)
    told = json.dumps([list(rows.node_rows()), list(rows.edge_rows())])
    assert "westmere" not in told
    assert "567" not in told
    assert "a board" in told
