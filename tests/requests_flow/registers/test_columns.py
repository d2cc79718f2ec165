"""The head of a register: every span counted, on paper and on screen the same."""

import pytest

from requests_flow.registers import request_rows
from requests_flow.registers.columns import Column, header_rows, shares


def grid(columns):
    """Return the head as a grid of texts: a spanned cell repeats its text, so a hole or an overlap is seen."""
    rows = header_rows(columns)
    filled = [[None] * len(columns) for _ in rows]
    for cell in (cell for row in rows for cell in row):
        for row in range(cell.row, cell.row + cell.rowspan):
            for column in range(cell.column, cell.column + cell.colspan):
                assert filled[row][column] is None, f"{cell} overlaps"
                filled[row][column] = cell.text
    assert all(text is not None for row in filled for text in row), "the head has a hole"
    return filled


def test_the_head_of_the_statutory_register_has_three_full_rows():
    head = grid(request_rows.COLUMNS)
    assert len(head) == 3
    assert len(request_rows.COLUMNS) == 21
    assert head[0][8:11] == ["Status informasi"] * 3
    assert head[1][8:11] == ["Di bawah penguasaan", "Di bawah penguasaan", "Belum didokumentasikan"]
    assert head[2][8:11] == ["Ya", "Tidak", "Belum didokumentasikan"]
    assert head[2][0] == "No."


def test_neighbours_share_a_header_only_while_everything_above_is_shared_too():
    columns = [
        Column(key="a", path=("Pertama", "Sama")),
        Column(key="b", path=("Kedua", "Sama")),
        Column(key="c", path=("Kedua", "Sama")),
    ]
    assert [(cell.text, cell.colspan) for cell in header_rows(columns)[0]] == [("Pertama", 1), ("Kedua", 2)]
    assert grid(columns)[1] == ["Sama", "Sama", "Sama"]


def test_the_head_closes_when_columns_with_identities_are_left_out():
    grid([column for column in request_rows.COLUMNS if not column.is_identity])


def test_the_widths_fill_the_page():
    assert sum(shares(request_rows.COLUMNS)) == pytest.approx(100, abs=0.1)


def test_a_column_has_one_to_three_headers():
    with pytest.raises(ValueError, match="one to 3"):
        Column(key="x", path=())
