"""Tables of plain texts whose cells pipes or line ends part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.load import paper_words
from ingest.text import read_text
from ingest.text_tables import with_tables

ROWS = "\n\t2030/31 £\t2031/32 £\nNether\t1,091\t1,092\nUpper\t2,082\t2,083\nMiddle\t3,694\t3,695"
CELLS = [
    "",
    "2030/31 £",
    "2031/32 £",
    "Nether",
    "1,091",
    "1,092",
    "Upper",
    "2,082",
    "2,083",
    "Middle",
    "3,694",
    "3,695",
]


def piped(cells: list[str]) -> str:
    return "\n".join(f"{cell} |".strip() for cell in cells)


def test_a_cell_to_a_line_ended_by_pipes() -> None:
    assert with_tables(f"Grants\n{piped(CELLS)}\nThe grants were paid.") == f"Grants\n{ROWS}\nThe grants were paid."


def test_empty_rows_are_left_out() -> None:
    cells = [*CELLS, "", "", "", "Total", "6,867", "6,870"]
    assert with_tables(piped(cells)) == f"{ROWS}\nTotal\t6,867\t6,870"


def test_a_cell_may_hold_several_lines() -> None:
    assert (
        with_tables("Ward |\nThefts |\nNether\nHythe |\n45 |\nUpper |\n52 |")
        == "\nWard\tThefts\nNether Hythe\t45\nUpper\t52"
    )


def test_a_row_to_a_line() -> None:
    text = "Ward | Thefts |\n---|---|\nNether | 45 |\nUpper | n/a |\nMiddle | 52 |\nAll told."
    assert with_tables(text) == "\nWard\tThefts\nNether\t45\nUpper\tn/a\nMiddle\t52\nAll told."


def test_tables_that_follow_one_another_are_parted_at_their_headers() -> None:
    one = "Ward | Thefts |\n---|---|\nNether | 45 |"
    other = "Ward | Thefts |\n---|---|\nUpper | 52 |"
    assert with_tables(f"{one}\n{other}") == "\nWard\tThefts\nNether\t45\n\nWard\tThefts\nUpper\t52"


def test_a_cell_to_a_line_without_a_sign() -> None:
    cells = ["2030/31", "£", "2031/32", "£", *CELLS[3:]]
    text = "Community Fund\n\nThe grants were:\n\n" + "\n\n".join(cells) + "\n\nThe grants were paid."
    assert with_tables(text) == f"Community Fund\n\nThe grants were:\n\n{ROWS}\n\nThe grants were paid."


def test_a_row_to_a_line_under_years() -> None:
    text = "Casualties\n\n2029/30 2030/31 2031/32\nFatal 255 245 196\nFatal & serious 3,839 3,945 3,654\nAll told."
    tabbed = "\t2029/30\t2030/31\t2031/32\nFatal\t255\t245\t196\nFatal & serious\t3,839\t3,945\t3,654"
    assert with_tables(text) == f"Casualties\n\n\n{tabbed}\nAll told."


def test_a_footnotes_mark_leaves_the_year_over_a_column() -> None:
    text = "\n".join(
        ["Issued in:", "2030", "20312", "Nether", "508", "3,187", "Upper", "503", "1,209", "Mid", "359", "944"]
    )
    assert with_tables(text) == "Issued in:\n\n\t2030\t2031\nNether\t508\t3,187\nUpper\t503\t1,209\nMid\t359\t944"


@pytest.mark.parametrize(
    "text",
    [
        "Home | News | Contact",
        "No. |\nItem |\n1. |\nApologies were received. |",
        "Present\nMr A Oates\n3 July 2031\nMs B Elm",
        "Contents\nForeword\n3\nPriorities\n4\nAnnex\n12",
        "Thefts\n45\n52\nFires\n12",
        "a | b\nc | d",
    ],
    ids=["links", "an agenda", "names", "contents", "no header", "no numbers"],
)
def test_what_is_no_table_of_numbers_stays(text: str) -> None:
    assert with_tables(text) == text


@given(st.text(alphabet="ab1 2,|\n£%-:.", max_size=80))
def test_no_word_is_lost(text: str) -> None:
    def words(said: str) -> list[str]:
        return said.replace("|", " ").replace("-", " ").replace(":", " ").split()

    assert words(with_tables(text)) == words(text)


def test_tables_come_out_as_tables() -> None:
    text = "Community Fund\n\nWard | Thefts |\n---|---|\nNether | 45 |\nTown | Fires |\n---|---|\nUpper | 52 |\n"
    paper = read_text(text, "westmere-fund", "0" * 64, paper_words(), where="westmere-fund.txt")
    said = [[paper.cell_text(cell) for cell in table.cells] for table in paper.tables]
    assert said == [["Ward", "Thefts", "Nether", "45"], ["Town", "Fires", "Upper", "52"]]
    assert [table.header_rows for table in paper.tables] == [1, 1]
