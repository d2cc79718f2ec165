"""import_regions brings the tree and the bodies, as often as one likes, and reports every bad line."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

import registry
from registry import selectors
from registry.actions.import_regions import accent_for, import_regions
from registry.actions.update_body import update_body
from registry.enums import Accent, BodyKind, RegionKind
from registry.models import PublicBody, RegencyConfig, Region
from tests.registry.world import AT, HEADER, KLATEN, ROWS, government, klaten, region, regions_csv, sengon

SHIPPED = Path(registry.__file__).parent / "data" / "regions" / "klaten.csv"
GOOD = ROWS[0]


def faults(data: bytes) -> list[str]:
    report = import_regions(data=data, by=None, at=AT)
    assert not report.written
    return [str(fault) for fault in report.faults]


@pytest.mark.django_db
def test_the_shipped_file_brings_all_of_klaten():
    call_command("import_regions", str(SHIPPED), verbosity=0)
    villages = Region.objects.villages()
    assert villages.filter(kind=RegionKind.DESA).count() == 391
    assert villages.filter(kind=RegionKind.KELURAHAN).count() == 10
    assert Region.objects.districts().count() == 26
    assert PublicBody.objects.filter(kind=BodyKind.VILLAGE_GOVERNMENT).count() == 391
    assert PublicBody.objects.filter(kind=BodyKind.REGENCY_PPID).count() == 1
    assert villages.values("slug").distinct().count() == 401
    assert not PublicBody.objects.filter(region__kind=RegionKind.KELURAHAN).exists()


@pytest.mark.django_db
def test_the_shipped_file_needs_a_few_queries_and_not_one_a_row(django_assert_max_num_queries):
    with django_assert_max_num_queries(45):
        import_regions(data=SHIPPED.read_bytes(), by=None, at=AT)
    with django_assert_max_num_queries(25):
        again = import_regions(data=SHIPPED.read_bytes(), by=None, at=AT)
    assert (again.created, again.changed, again.unchanged, again.bodies_created) == ([], [], 429, [])


@pytest.mark.django_db
def test_the_four_villages_called_jetis_get_readable_addresses_of_their_own():
    import_regions(data=SHIPPED.read_bytes(), by=None, at=AT)
    slugs = set(Region.objects.filter(name="Jetis").values_list("slug", flat=True))
    assert slugs == {"jetis-karangnongko", "jetis-juwiring", "jetis-delanggu", "jetis-klaten-selatan"}
    assert region("33.10.01.2001").slug == "sengon"
    assert klaten().slug == "kabupaten-klaten"


@pytest.mark.django_db
def test_an_address_that_is_out_stays_when_a_namesake_arrives_later():
    import_regions(data=regions_csv(GOOD), by=None, at=AT)
    namesake = f"33.10.02.2001,Sengon,desa,33.10.02,Gantiwarno,{KLATEN}"
    import_regions(data=regions_csv(GOOD, namesake), by=None, at=AT)
    assert region("33.10.01.2001").slug == "sengon"
    assert region("33.10.02.2001").slug == "sengon-gantiwarno"


@pytest.mark.django_db
def test_two_namesakes_in_one_district_are_told_apart_by_the_code():
    twin = f"33.10.01.2009,Sengon,desa,33.10.01,Prambanan,{KLATEN}"
    import_regions(data=regions_csv(GOOD, twin), by=None, at=AT)
    assert region("33.10.01.2001").slug == "sengon-prambanan"
    assert region("33.10.01.2009").slug == "sengon-33-10-01-2009"


def test_a_desa_gets_its_government_and_a_kelurahan_none(country):
    body = sengon()
    assert (body.name, body.short_name, body.unit_name) == (
        "Pemerintah Desa Sengon",
        "Desa Sengon",
        "PPID Desa Sengon",
    )
    assert selectors.government_of(region("33.10.16.1001")) is None


def test_the_regency_gets_its_ppid_and_its_settings(country):
    body = selectors.regency_body(klaten())
    assert (body.name, body.unit_name) == ("Pemerintah Kabupaten Klaten", "PPID Kabupaten Klaten")
    config = RegencyConfig.objects.get(regency=klaten())
    assert config.rest_days == [5, 6]
    assert config.time_zone == "Asia/Jakarta"
    assert config.information_commission == "Komisi Informasi Provinsi Jawa Tengah"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("province", "zone"), [("62", "Asia/Jakarta"), ("73", "Asia/Makassar"), ("91", "Asia/Jayapura")]
)
def test_the_time_zone_follows_the_province(province, zone):
    row = f"{province}.02.01.2001,Contoh,desa,{province}.02.01,Contoh,{province}.02,Kabupaten Contoh,{province},Contoh"
    import_regions(data=regions_csv(row), by=None, at=AT)
    assert RegencyConfig.objects.get().time_zone == zone


def test_the_colour_is_fixed_by_the_code_and_differs_from_the_neighbours():
    codes = [f"33.10.01.20{number:02d}" for number in range(1, 9)]
    assert {accent_for(code) for code in codes} == set(Accent)
    assert accent_for(codes[0]) == accent_for(codes[0])


def test_what_people_edited_survives_the_next_import(country):
    changes = {"address": "Jalan Raya 1", "accent": Accent.BATA, "unit_name": "Meja Informasi Sengon"}
    update_body(body=sengon(), changes=changes, by=None, at=AT)
    renamed = GOOD.replace("Sengon", "Sengon Baru")
    report = import_regions(data=regions_csv(renamed), by=None, at=AT)
    body = sengon()
    assert report.changed == ["33.10.01.2001 Desa Sengon menjadi Desa Sengon Baru"]
    assert (body.address, body.accent, body.unit_name) == ("Jalan Raya 1", "bata", "Meja Informasi Sengon")
    assert body.name == "Pemerintah Desa Sengon Baru"
    assert region("33.10.01.2001").slug == "sengon"


def test_a_village_that_the_file_leaves_out_stays_and_is_told(country):
    report = import_regions(data=regions_csv(GOOD), by=None, at=AT)
    assert "33.10.16.1001 Kelurahan Bareng" in report.absent
    assert government("33.10.01.2002").is_active


@pytest.mark.django_db
def test_a_dry_run_says_what_it_would_do_and_writes_nothing(capsys):
    call_command("import_regions", str(SHIPPED), "--dry-run")
    told = capsys.readouterr().out
    assert "+ 33.10.01.2001 Desa Sengon" in told
    assert "429 new" in told
    assert "nothing was written" in told
    assert Region.objects.count() == PublicBody.objects.count() == 0


BAD_ROWS = [
    (GOOD.replace("33.10.01.2001", "3310012001"), "village_code '3310012001' tidak benar"),
    (GOOD.replace("33.10.01.2001", "33.10.01.201"), "village_code '33.10.01.201' tidak benar"),
    (GOOD.replace(",33,", ",3,"), "province_code '3' tidak benar"),
    (GOOD.replace(",desa,", ",dusun,"), "village_kind 'dusun' tidak dikenal"),
    (GOOD.replace(",desa,", ",kelurahan,"), "tidak cocok dengan kode 33.10.01.2001"),
    (GOOD.replace(",33.10.01,", ",33.10.02,"), "village_code 33.10.01.2001 bukan bagian dari district_code 33.10.02"),
    (GOOD.replace(",33.10,", ",33.11,"), "district_code 33.10.01 bukan bagian dari regency_code 33.11"),
    (GOOD.replace("Sengon", " "), "village_name kosong"),
    (GOOD.replace("Prambanan", ""), "district_name kosong"),
    (GOOD.replace("Kabupaten Klaten", "Klaten"), "harus diawali 'Kabupaten' atau 'Kota'"),
    (GOOD.replace("Sengon", "S" * 121), "village_name lebih panjang dari 120 huruf"),
    (GOOD + ",lebih", "Ada 10 kolom, seharusnya 9"),
    ("33.10.01.2001,Sengon", "Ada 2 kolom, seharusnya 9"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("row", "reason"), BAD_ROWS)
def test_a_bad_row_is_reported_with_its_line_and_reason(row, reason):
    told = faults(regions_csv(ROWS[1], row))
    assert any(line.startswith("Baris 3: ") and reason in line for line in told), told
    assert Region.objects.count() == 0


@pytest.mark.django_db
def test_a_code_that_comes_twice_is_reported_with_both_lines():
    told = faults(regions_csv(GOOD, ROWS[1], GOOD.replace("Sengon", "Lain")))
    assert told == ["Baris 4: village_code 33.10.01.2001 sudah ada di baris 2."]


@pytest.mark.django_db
def test_a_district_under_two_names_is_reported():
    told = faults(regions_csv(GOOD, ROWS[1].replace("Prambanan", "Prambanam")))
    assert told == [
        "Baris 3: district_code 33.10.01 bernama 'Prambanam' di sini, tetapi 'Prambanan' di baris 2.",
    ]


@pytest.mark.django_db
def test_all_bad_lines_are_reported_in_one_run_and_nothing_is_written(tmp_path, capsys):
    file = tmp_path / "regions.csv"
    file.write_bytes(regions_csv(GOOD, *[row for row, _ in BAD_ROWS[1:5]]))
    with pytest.raises(CommandError, match="nothing was written"):
        call_command("import_regions", str(file))
    told = capsys.readouterr().err
    for line in (3, 4, 5, 6):
        assert f"Baris {line}: " in told
    assert Region.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "Baris 1: Berkas ini kosong."),
        (b"\n \n", "Baris 1: Berkas ini kosong."),
        (HEADER.encode(), "Baris 2: Tidak ada baris data di bawah judul kolom."),
        (regions_csv(header=HEADER.replace("village_kind", "jenis")), "Kolom village_kind tidak ada"),
        (regions_csv(header=HEADER.replace("village_kind", "jenis")), "Kolom jenis tidak dikenal"),
        (regions_csv(header=HEADER.replace("village_kind", "village_code")), "muncul lebih dari sekali"),
        (regions_csv(GOOD.replace("Sengon", '"Sengon')), "Tanda kutip"),
        (regions_csv(GOOD, ROWS[1]).replace(b"Cucukan", b"Cucuk\xe9n"), "Baris 3: Ada huruf yang tidak terbaca"),
        (b"PK\x03\x04\x00\x00", "bukan CSV"),
    ],
)
def test_a_file_that_is_no_such_list_is_refused_with_a_sentence(data, reason):
    told = faults(data)
    assert any(reason in line for line in told), told


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "note"),
    [
        (b"\xef\xbb\xbf" + regions_csv(GOOD), "Baris 1: Berkas diawali tanda BOM; tanda itu dilewati."),
        (regions_csv(GOOD, separator=";"), "Baris 1: Kolom dipisah dengan titik koma; berkas dibaca demikian."),
        (regions_csv(GOOD, separator="\t"), "Baris 1: Kolom dipisah dengan tab; berkas dibaca demikian."),
    ],
)
def test_what_a_spreadsheet_does_to_a_file_is_read_and_told(data, note):
    report = import_regions(data=data, by=None, at=AT)
    assert report.written
    assert [str(line) for line in report.notes] == [note]
    assert region("33.10.01.2001").name == "Sengon"


@pytest.mark.django_db
def test_lines_of_windows_and_blank_lines_do_not_disturb():
    report = import_regions(data=regions_csv(GOOD, "", ROWS[1], newline="\r\n"), by=None, at=AT)
    assert report.written
    assert Region.objects.villages().count() == 2


@pytest.mark.django_db
def test_a_file_that_is_not_there_is_an_error_of_the_command():
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_regions", "/nowhere/at/all.csv")
