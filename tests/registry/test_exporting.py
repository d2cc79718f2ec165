"""What is downloaded as a table is safe to open in a spreadsheet."""

import csv
import io
from datetime import date

import pytest

from registry.exporting import csv_response, safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+62272", "-5", "@sum(A1)", "\t=1", "\r=1"])
def test_a_cell_that_looks_like_a_formula_is_made_text(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "text"), [("Desa Sengon", "Desa Sengon"), (None, ""), (7, "7"), (date(2026, 5, 21), "2026-05-21")]
)
def test_other_cells_stay_what_they_are(value, text):
    assert safe_cell(value) == text


def test_a_download_is_named_and_readable_by_spreadsheets():
    response = csv_response("petugas", ["nama"], [["=cmd()"], ["Sri, S.Sos"]])
    assert response["Content-Disposition"] == 'attachment; filename="petugas.csv"'
    text = response.content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [["nama"], ["'=cmd()"], ["Sri, S.Sos"]]
