"""One list invites many people: it is tried first, every bad line is told, and sending twice does no harm."""

import pytest

from accounts.models import User
from accounts.policies import Denied
from notifications.models import Message
from registry.actions.import_regions import import_regions
from registry.actions.invite_from_csv import ACCOUNT, INVITE, SKIP, InvitationReport, invite_from_csv
from registry.enums import Role
from registry.models import Appointment, Invitation, PublicBody
from tests.registry.test_import_regions import SHIPPED
from tests.registry.world import AT, admin_of, in_office, kendal, klaten, monitor_of, offices, person, sengon

HEADER = "kode_desa,nama,jabatan,peran,surel"
SRI = "33.10.01.2001,Sri Wahyuni,Sekretaris Desa,,sri@contoh.example"
TONO = "33.10.01.2002,Tono Hartono,Sekretaris Desa,PPID,"


def run(*lines: str, dry_run: bool = False, header: str = HEADER, regency=None, by=None) -> InvitationReport:
    data = "\n".join([header, *lines]).encode()
    return invite_from_csv(regency=regency or klaten(), data=data, dry_run=dry_run, by=by, at=AT)


def told(report: InvitationReport) -> list[str]:
    return [str(fault) for fault in report.faults]


def test_a_dry_run_tells_line_by_line_and_sends_nothing(country):
    report = run(SRI, TONO, dry_run=True)
    assert [(row.line, row.outcome, row.role) for row in report.rows] == [
        (2, INVITE, Role.PPID),
        (3, ACCOUNT, Role.PPID),
    ]
    assert not report.written
    assert not Invitation.objects.exists()
    assert not Message.objects.exists()
    assert not User.objects.exists()


def test_who_has_an_address_is_invited_and_who_has_none_gets_account_and_office(country):
    report = run(SRI, TONO)
    assert report.written
    assert Invitation.objects.get().email == "sri@contoh.example"
    assert Message.objects.get().to_address == "sri@contoh.example"
    tono = User.objects.get(full_name="Tono Hartono")
    assert (tono.email, tono.username, tono.has_usable_password()) == (None, "tono.hartono", False)
    assert offices(tono) == {("Pemerintah Desa Cucukan", Role.PPID)}
    assert Appointment.objects.get(user=tono).position_title == "Sekretaris Desa"


def test_the_same_list_sent_again_does_nothing(country):
    run(SRI, TONO)
    again = run(SRI, TONO)
    assert [row.outcome for row in again.rows] == [SKIP, SKIP]
    assert Invitation.objects.count() == Message.objects.count() == Appointment.objects.count() == 1


@pytest.mark.django_db
def test_all_secretaries_of_klaten_are_invited_from_one_list(django_assert_max_num_queries):
    import_regions(data=SHIPPED.read_bytes(), by=None, at=AT)
    bodies = PublicBody.objects.filter(kind="village_government").select_related("region").order_by("region__code")
    lines = [
        f"{body.region.code},Sekretaris {number},Sekretaris Desa,,sekdes{number}@contoh.example"
        for number, body in enumerate(bodies)
    ]
    admin = admin_of(klaten())
    with django_assert_max_num_queries(20):
        report = run(*lines, dry_run=True, by=admin)
    assert report.count(INVITE) == 391
    run(*lines, by=admin)
    assert Invitation.objects.count() == Message.objects.count() == 391


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Sekretaris Desa,", Role.PPID),
        ("Sekdes,", Role.PPID),
        ("Kepala Desa,", Role.VILLAGE_HEAD),
        ("Pj. Kepala Desa,", Role.VILLAGE_HEAD),
        ("Plt Sekretaris Desa,", Role.PPID),
        ("Kaur Umum,PPID", Role.PPID),
        ("Kaur Umum,petugas layanan", Role.CLERK),
        (",penyunting", Role.EDITOR),
        (",ATASAN PPID", Role.VILLAGE_HEAD),
    ],
)
def test_offices_are_understood_as_people_write_them(country, words, role):
    report = run(f"33.10.01.2001,Sri,{words},sri@contoh.example", dry_run=True)
    assert [row.role for row in report.rows] == [role], told(report)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("33.10.01,Sri,Sekdes,,", "kode_desa '33.10.01' tidak benar"),
        ("33.10.99.2001,Sri,Sekdes,,", "kode_desa 33.10.99.2001 tidak ada di kabupaten ini"),
        ("33.24.01.2001,Sri,Sekdes,,", "kode_desa 33.24.01.2001 tidak ada di kabupaten ini"),
        ("33.10.16.1001,Sri,Sekdes,,", "Bareng adalah kelurahan"),
        ("33.10.01.2001,,Sekdes,,sri@contoh.example", "nama kosong"),
        ("33.10.01.2001,Sri 3310015203900001,Sekdes,,", "tanpa NIK"),
        ("33.10.01.2001,Sri,Bendahara,,", "peran 'Bendahara' tidak dikenal"),
        ("33.10.01.2001,Sri,,regency_admin,", "peran 'regency_admin' tidak dikenal"),
        ("33.10.01.2001,Sri,,,", "peran '' tidak dikenal"),
        ("33.10.01.2001,Sri,Sekdes,,sri@", "surel 'sri@' tidak benar"),
        ("33.10.01.2001,Sri,Sekdes", "Ada 3 kolom, seharusnya 5"),
        (f"33.10.01.2001,{'S' * 151},Sekdes,,", "nama lebih panjang dari 150 huruf"),
    ],
)
def test_a_bad_line_is_told_and_keeps_everything_back(country, line, reason):
    report = run(TONO, line)
    assert any(fault.startswith("Baris 3: ") and reason in fault for fault in told(report)), told(report)
    assert not report.written
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ((SRI, SRI), "Baris 3: orang dan peran yang sama sudah ada di baris 2."),
        ((SRI, SRI.replace("Sekretaris Desa", "Kepala Desa")), "Baris 3: orang ini di baris 2 sudah menjadi PPID."),
        ((TONO, TONO.replace("PPID", "atasan")), "Baris 3: orang ini di baris 2 sudah menjadi PPID."),
        (
            (SRI, "33.10.01.2002,Orang Lain,Sekdes,,SRI@contoh.example"),
            "Baris 3: surel sri@contoh.example di baris 2 dipakai orang lain.",
        ),
    ],
)
def test_lines_that_contradict_each_other_are_told(country, lines, reason):
    report = run(*lines)
    assert any(fault.startswith(reason) for fault in told(report)), told(report)
    assert not report.written


def test_one_person_may_serve_two_villages(country):
    run(SRI, SRI.replace("2001", "2002"))
    assert Invitation.objects.filter(email="sri@contoh.example").count() == 2


def test_a_village_head_in_office_is_not_invited_as_ppid(country):
    in_office(sengon(), Role.VILLAGE_HEAD, person(email="sri@contoh.example"))
    report = run(SRI)
    assert "Satu orang tidak boleh menjadi PPID" in told(report)[0]


def test_who_serves_already_is_skipped(country):
    in_office(sengon(), Role.PPID, person(email="sri@contoh.example"))
    assert [row.note for row in run(SRI).rows] == ["sudah bertugas"]


def test_rows_of_the_template_that_nobody_filled_in_are_counted_and_skipped(country):
    report = run(SRI, "33.10.01.2002,,Sekretaris Desa,PPID,")
    assert (report.count(INVITE), report.blank, report.faults) == (1, 1, [])


@pytest.mark.parametrize("code", ["3310012001", " 33.10.01.2001 "])
def test_codes_without_dots_are_understood(country, code):
    assert run(SRI.replace("33.10.01.2001", code), dry_run=True).rows[0].body == sengon()


def test_the_regencys_own_ppid_is_invited_with_the_regencys_code(country):
    report = run("33.10,Ani,Kepala Bidang,PPID,ani@contoh.example")
    assert Invitation.objects.get().body.unit_name == "PPID Kabupaten Klaten"
    assert report.written


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("kode_desa,nama,surel", "Kolom peran atau jabatan tidak ada"),
        ("kode,nama,jabatan,peran,surel", "Kolom kode_desa tidak ada"),
        ("kode_desa,nama,jabatan,peran,surel,gaji", "Kolom gaji tidak dikenal"),
    ],
)
def test_a_header_that_does_not_fit_is_told(country, header, reason):
    line = ",".join(["33.10.01.2001", "Sri", "", "", "", ""][: header.count(",") + 1])
    assert any(reason in fault for fault in told(run(line, header=header)))


def test_only_the_admin_of_the_regency_sends_lists(country):
    for user in (monitor_of(klaten()), admin_of(kendal()), in_office(sengon())):
        with pytest.raises(Denied):
            run(SRI, by=user)
        with pytest.raises(Denied):
            run(SRI, dry_run=True, by=user)
    assert not Invitation.objects.exists()
