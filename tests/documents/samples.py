"""Letters with example content. Places are real, people and cases are invented and plainly so."""

from datetime import UTC, date, datetime
from typing import Any

from requests_flow import letters, wording
from requests_flow.exemptions.letters import ConsequenceTestContent, SheetParticipant

AT = datetime(2026, 8, 10, 2, 14, tzinfo=UTC)  # Monday, 09.14 WIB
ARTICLE = "Pasal 17 huruf h angka 3 UU KIP (rahasia pribadi)"


def letterhead(**changes: Any) -> letters.Letterhead:
    facts: dict[str, Any] = {
        "above": ("PEMERINTAH KABUPATEN KLATEN", "KECAMATAN PRAMBANAN"),
        "name": "PEMERINTAH DESA KEBONDALEM LOR",
        "body": "Pemerintah Desa Kebondalem Lor",
        "unit": "Pejabat Pengelola Informasi dan Dokumentasi (PPID) Desa",
        "ppid": "PPID Desa Kebondalem Lor",
        "superior": "Kepala Desa Kebondalem Lor",
        "place": "Kebondalem Lor",
        "address": "Jalan Balai Desa Nomor 1, Kebondalem Lor, Prambanan, Klaten 57454",
        "contact": "Telepon (0272) 000000 · ppid@kebondalemlor.example · kebondalemlor.example",
        "service_desk": "Kantor Desa Kebondalem Lor, Senin sampai dengan Jumat, pukul 08.00 sampai dengan 15.00 WIB",
    }
    return letters.Letterhead(**facts | changes)


def addressee(**changes: Any) -> letters.Addressee:
    return letters.person(
        changes.get("name", "Sri Teladani"), address="Dukuh Umpama RT 02 RW 05, Desa Kebondalem Lor",
        honorific=changes.get("honorific", letters.NEUTRAL),
    )  # fmt: skip


def receipt(**changes: Any) -> letters.ReceiptContent:
    facts: dict[str, Any] = {
        "registration_number": "025/PI/VIII/2026",
        "received": wording.waktu(AT, "Asia/Jakarta"),
        "channel": "situs web",
        "due": wording.tanggal(date(2026, 8, 26)),
        "due_note": "10 hari kerja; hari pertama Selasa, 11 Agustus 2026; 17 dan 25 Agustus hari libur nasional",
        "applicant": (
            letters.Fact(label="Nama", value="Sri Teladani (perorangan, warga negara Indonesia)"),
            letters.Fact(label="NIK", value="331005••••••••03"),
            letters.Fact(label="Pekerjaan", value="Guru"),
            letters.Fact(label="Alamat", value="Dukuh Umpama RT 02 RW 05, Desa Kebondalem Lor"),
            letters.Fact(label="Telepon, surel", value="0812 0000 0000, sri.teladani@contoh.example"),
            letters.Fact(label="Kuasa", value="Tidak diwakilkan"),
        ),
        "items": (
            "Penjabaran APBDes 2026, bidang pelaksanaan pembangunan desa",
            "Laporan realisasi APBDes semester pertama 2026",
            "Bukti pembayaran upah padat karya tunai talut, Juni 2026",
            "Gambar rencana jembatan pada ruas jalan kabupaten",
        ),
        "purpose": "Bahan musyawarah warga tentang hasil pembangunan dukuh",
        "obtain_way": "Meminta salinan, cetak dan berkas elektronik",
        "receive_way": "Diambil langsung di meja layanan informasi; berkas elektronik melalui surel",
        "track_address": "portal.example/lacak",
    }
    return letters.ReceiptContent(**facts | changes)


def completeness(**changes: Any) -> letters.CompletenessContent:
    facts: dict[str, Any] = {
        "registration_number": "027/PI/VIII/2026",
        "addressee": letters.group(
            "Kelompok Tani Maju Umpama", attention="Darmo Seandainya", address="Dukuh Umpama RT 03 RW 05"
        ),
        "received_on": wording.hari_tanggal(date(2026, 8, 10)),
        "about": "rencana penyaluran bantuan pupuk organik desa tahun 2026",
        "missing": (
            letters.MissingItem(
                what="Surat kuasa dari anggota kelompok", state="Belum ada",
                todo="Serahkan surat kuasa bertanda tangan pemberi kuasa. Contoh tersedia di meja layanan.",
            ),
            letters.MissingItem(
                what="Salinan identitas pemberi kuasa", state="Ada 2 dari 5 orang",
                todo="Lengkapi salinan identitas 3 orang lainnya. Bagian yang tidak diperlukan boleh ditutup.",
            ),
        ),
        "reply_by": wording.hari_tanggal(date(2026, 8, 14)),
        "reply_days": 3,
        "reply_ways": "di meja layanan informasi, melalui surel ppid@desa.example, atau melalui portal.example/lacak",
        "answer_due": wording.hari_tanggal(date(2026, 8, 26)),
    }  # fmt: skip
    return letters.CompletenessContent(**facts | changes)


def extension(**changes: Any) -> letters.ExtensionContent:
    facts: dict[str, Any] = {
        "registration_number": "026/PI/VIII/2026",
        "addressee": letters.person("Bagus Misalnya", address="Dukuh Contoh RT 01 RW 03", honorific="Saudara"),
        "received_on": wording.hari_tanggal(date(2026, 8, 10)),
        "about": "rekapitulasi pemeliharaan jalan lingkungan tahun 2021 sampai dengan 2025 menurut dukuh",
        "old_due": wording.hari_tanggal(date(2026, 8, 26)),
        "new_due": wording.hari_tanggal(date(2026, 9, 4)),
        "reason": letters.ExtensionReason.NOT_DOCUMENTED,
        "explanation": "catatan tahun 2021 dan 2022 masih tersebar dalam lima buku kegiatan dan belum disusun.",
    }
    return letters.ExtensionContent(**facts | changes)


def answer_items() -> tuple[letters.AnswerItem, ...]:
    return (
        letters.AnswerItem(
            what="Penjabaran APBDes 2026, bidang pelaksanaan pembangunan desa",
            decision=letters.Decision.GIVEN, form="Berkas elektronik",
        ),
        letters.AnswerItem(
            what="Bukti pembayaran upah padat karya tunai talut, Juni 2026",
            decision=letters.Decision.REDACTED, form="Salinan cetak, 46 lembar",
            redacted="NIK, nomor rekening, dan tanda tangan 31 penerima upah",
            reason="Pembukaannya mengungkap rahasia pribadi", article=ARTICLE,
        ),
        letters.AnswerItem(
            what="Nama dan alamat penerima bantuan yang sakit", decision=letters.Decision.REFUSED,
            reason="Menyangkut riwayat kesehatan perorangan", article="Pasal 17 huruf h angka 2 UU KIP",
        ),
        letters.AnswerItem(
            what="Gambar rencana jembatan pada ruas jalan kabupaten", decision=letters.Decision.NOT_HELD,
            reason="Jalan itu milik kabupaten", holder="Dinas Pekerjaan Umum Kabupaten Klaten",
        ),
    )  # fmt: skip


def harm() -> letters.HarmSummary:
    return letters.HarmSummary(
        about="Buku C Desa (Letter C), Persil 47",
        if_opened="mengungkap aset dan data pribadi 23 orang, dan membuka peluang penyalahgunaan data",
        if_closed="hak pribadi pemilik tanah terlindungi, sedangkan kepentingan umum terpenuhi melalui data lain",
        period="selama belum ada persetujuan tertulis orang yang bersangkutan (Pasal 18 ayat (2) huruf a)",
        tested_on=wording.tanggal(date(2026, 8, 12)),
        sheet_number="02/UK/PPID/2026",
    )


def other_harm() -> letters.HarmSummary:
    return letters.HarmSummary(
        about="Hasil pemeriksaan kesehatan calon penerima bantuan", if_opened="riwayat kesehatan 12 orang terungkap",
        if_closed="rahasia kesehatan terlindungi", period="sampai dengan 31 Desember 2030",
        tested_on=wording.tanggal(date(2026, 8, 13)), sheet_number="03/UK/PPID/2026",
    )  # fmt: skip


def notification(**changes: Any) -> letters.NotificationContent:
    facts: dict[str, Any] = {
        "registration_number": "025/PI/VIII/2026",
        "addressee": addressee(),
        "received_on": wording.hari_tanggal(date(2026, 8, 10)),
        "outcome": letters.Outcome.PARTLY_GRANTED,
        "items": answer_items(),
        "harms": (harm(),),
        "handover": "Berkas elektronik dikirim bersama surat ini. Salinan cetak diambil di meja layanan informasi.",
        "files": (
            letters.AttachedFile(name="APBDes 2026.pdf", size=84_200, sha256="0f3a" * 16),
            letters.AttachedFile(name="LRA semester 1.xlsx", size=1_312_000, sha256="9be1" * 16),
        ),
        "costs": (
            letters.CostLine(what="Penyalinan cetak", quantity="46 lembar", rate=250, amount=11_500),
            letters.CostLine(what="Berkas elektronik melalui surel", quantity="2 berkas", rate=0, amount=0),
        ),
        "cost_note": "Tarif mengikuti Keputusan Kepala Desa Nomor 8 Tahun 2026 dan dibayar di meja layanan.",
        "answered_on_day": 7,
    }
    return letters.NotificationContent(**facts | changes)


def refusal(**changes: Any) -> letters.RefusalContent:
    facts: dict[str, Any] = {
        "registration_number": "023/PI/VIII/2026",
        "applicant": "Saudara Joko Umpama, pekerjaan wiraswasta, alamat Dukuh Andai RT 04 RW 02, telepon 0812 0000 09",
        "received_on": wording.tanggal(date(2026, 8, 4)),
        "requested": "nama pemilik, NIK, alamat, dan luas tanah setiap orang pada Persil 47 menurut Buku C Desa",
        "purpose": "penawaran kerja sama usaha",
        "exempt": (
            letters.RefusedItem(
                what="Nama pemilik, NIK, dan alamat pada Persil 47",
                article="Pasal 17 huruf h Undang-Undang Nomor 14 Tahun 2008 (rahasia pribadi)",
                reason="Data ini menunjuk orang satu per satu.",
            ),
        ),
        "harms": (harm(),),
    }
    return letters.RefusalContent(**facts | changes)


def not_available(**changes: Any) -> letters.RefusalContent:
    item = letters.RefusedItem(
        what="Rekapitulasi pemeliharaan jalan 2019", article="Pasal 6 ayat (3) huruf e UU KIP",
        reason="Catatan tahun itu belum disusun.",
    )  # fmt: skip
    return refusal(**{"exempt": (), "harms": (), "unavailable": (item,)} | changes)


def mixed_refusal() -> letters.RefusalContent:
    elsewhere = letters.ReferredItem(what="Peta bidang tanah", holder="Kantor Pertanahan Kabupaten Klaten")
    return refusal(unavailable=not_available().unavailable, elsewhere=(elsewhere,), is_partial=True)


def consequence_test(**changes: Any) -> ConsequenceTestContent:
    facts: dict[str, Any] = {
        "held": wording.hari_tanggal(date(2026, 8, 12)),
        "place": "Kantor Desa Kebondalem Lor",
        "occasions": (
            ("sebelum ada permohonan", False), ("atas permohonan", True),
            ("atas perintah Majelis Komisioner Komisi Informasi", False),
        ),
        "registration_number": "023/PI/VIII/2026",
        "title": "Buku C Desa (Letter C), Persil 47",
        "content": "Nama pemilik, NIK, alamat, dan luas tanah menurut orang. Keterangan Persil 47 yang tidak menunjuk "
        "orang tidak termasuk.",
        "legal_basis": (
            "Pasal 17 huruf h Undang-Undang Nomor 14 Tahun 2008 (rahasia pribadi)",
            "Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi",
        ),
        "if_opened": "Aset dan data pribadi 23 orang terungkap tanpa persetujuan; data dapat disalahgunakan untuk "
        "penipuan jual beli tanah; timbul sengketa antarwarga.",
        "if_closed": "Hak pribadi terlindungi. Pengawasan warga tetap dapat dilakukan melalui data tanah yang tidak "
        "menunjuk orang dan melalui dokumen tanah kas desa yang terbuka.",
        "public_interest": "Tidak ditemukan kepentingan umum yang lebih besar. Pasal 18 ayat (2) telah diperiksa: "
        "tidak ada persetujuan tertulis dan tidak berkaitan dengan jabatan publik.",
        "period": "selama belum ada persetujuan tertulis orang yang bersangkutan",
        "conclusions": (
            ("tertutup", "untuk isi di atas", True),
            ("terbuka sebagian,", "bagian yang dikecualikan dihitamkan", False), ("terbuka", "", False),
        ),
        "participants": (
            SheetParticipant(name="Wening Umpamani", position="Sekretaris Desa, PPID Desa", standing="Ketua"),
            SheetParticipant(name="Sabar Misalkan", position="Kepala Seksi Pemerintahan", standing="Anggota"),
            SheetParticipant(name="Nuning Taksiran", position="Kepala Urusan Tata Usaha", standing="Anggota"),
        ),
        "approved_by": "Joko Seandainya, Kepala Desa Kebondalem Lor",
        "approved_on": wording.tanggal(date(2026, 8, 12)),
    }  # fmt: skip
    return ConsequenceTestContent(**facts | changes)


def referral(**changes: Any) -> letters.ReferralContent:
    facts: dict[str, Any] = {
        "registration_number": "025/PI/VIII/2026",
        "addressee": letters.legal_entity("PT Andaikata Sejahtera", attention="Wulan Permisalan", address="Klaten"),
        "received_on": wording.hari_tanggal(date(2026, 8, 10)),
        "items": ("Gambar rencana jembatan pada ruas jalan kabupaten", "Nilai kontrak pembangunan jembatan"),
        "holder": letters.HolderBody(
            name="Dinas Pekerjaan Umum Kabupaten Klaten", address="Jalan Contoh Nomor 5, Klaten",
            contact="Telepon (0272) 000001",
        ),
        "explanation": "Jembatan itu berada pada ruas jalan kabupaten dan dibangun dengan anggaran kabupaten.",
    }  # fmt: skip
    return letters.ReferralContent(**facts | changes)


# Every letter by the template that prints it.
ALL: dict[str, Any] = {
    "receipt": receipt(),
    "completeness": completeness(),
    "extension": extension(),
    "notification": notification(),
    "refusal": refusal(),
    "referral": referral(),
    "consequence_test": consequence_test(),
}
