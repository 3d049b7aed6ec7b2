"""The builder of made-up papers makes papers that hang together."""

from ingest.paper import CellRef


def test_offsets_sections_and_pages(paper_of) -> None:
    paper = paper_of(
        ("heading", "1. Priorities", {"level": 1, "number": "1"}),
        ("heading", "1.1 Streets", {"level": 2}),
        ("paragraph", "Incidents rose to 45,120.", {"page": 2, "marks": [(24, "1")]}),
        ("heading", "2. Leads", {"level": 1}),
        ("list_item", "Westmere Police"),
        ("note", "Westmere Observatory, 2031", {"number": "1"}),
    )
    assert [paper.text[block.start : block.end] for block in paper.blocks] == [block.text for block in paper.blocks]
    assert [block.section for block in paper.blocks] == [(), (0,), (0, 1), (), (3,), (3,)]
    assert [block.page for block in paper.blocks] == [1, 1, 2, 2, 2, 2]
    assert paper.blocks[2].marks[0].note == 5
    assert len(paper.pages) == 2
    assert (paper.parts[0].first_block, paper.parts[0].last_block) == (0, 5)


def test_a_table_has_its_cells_in_blocks(paper_of) -> None:
    paper = paper_of(("table", [["Priority", "Lead"], ["Streets", [("list_item", "Police"), ("list_item", "Fire")]]]))
    table = paper.tables[0]
    assert [paper.cell_text(cell) for cell in table.cells] == ["Priority", "Lead", "Streets", "Police Fire"]
    assert (table.rows, table.columns, table.header_rows) == (2, 2, 1)
    assert paper.blocks[3].cell == CellRef(table=0, row=1, column=1)


def test_parts_of_a_pack(paper_of) -> None:
    paper = paper_of(
        ("part", "Agenda", {"kind": "agenda"}),
        ("paragraph", "Apologies"),
        ("part", "Minutes of 3 July 2031", {"kind": "minutes", "agenda_ref": "B1"}),
        ("paragraph", "RESOLVED that the report be noted.", {"page": 5}),
    )
    assert [(part.kind, part.first_block, part.first_page, part.agenda_ref) for part in paper.parts] == [
        ("agenda", 0, 1, None),
        ("minutes", 1, 5, "B1"),
    ]
    assert paper.part_of(paper.blocks[1]).title == "Minutes of 3 July 2031"
