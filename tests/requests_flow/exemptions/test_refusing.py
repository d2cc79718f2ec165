"""A refusal on an article-17 ground rests on a finished test of this body and ground that still holds (19 and 20)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from requests_flow.actions.answer import AnswerIncomplete, ItemReply, Reply, answer
from requests_flow.actions.preview import preview
from requests_flow.enums import EventKind
from requests_flow.exemptions.actions.review_test import review_test
from requests_flow.exemptions.enums import ConsequenceTestStatus
from requests_flow.models import Answer, ItemAnswer
from tests.registry import world
from tests.requests_flow import cases
from tests.requests_flow.exemptions import made

S = ConsequenceTestStatus
AT, DAY = cases.AT, timedelta(days=1)
REFUSED = {"decision": "refused", "ground": "p17h", "reason": "Rahasia pribadi."}
REDACTED = REFUSED | {"decision": "redacted", "redacted": "NIK"}
UNDOCUMENTED = {"decision": "refused", "ground": "p6_3e", "reason": "Belum dibuat."}


@pytest.fixture
def case(cast):
    return cases.walk_to("in_progress", cast)


def reply_of(case, *facts):
    items = zip(case.items.all(), facts, strict=True)
    return Reply(items={item.pk: ItemReply(**said) for item, said in items}, handover="Diunduh.")


def plain(letter):
    """Return a letter's text without what holds its words together."""
    return letter.html.replace("\u2060", "").replace("&nbsp;", " ").replace("\u00a0", " ")


def ended(cast):
    return made.finished(cast, period_kind="until_date", period_until_on=date(2026, 5, 12))


def opened(cast):
    test = made.finished(cast)
    review_test(test=test, reason="Semua setuju.", findings=None, by=cast.ppid, at=AT + DAY)
    return test


def replaced(cast):
    test = made.finished(cast)
    made.finished(cast, previous=test)
    return test


def of_another_body(cast):
    neighbour = world.cucukan()
    people = cases.Cast(**{**vars(cast), "body": neighbour, "ppid": cast.other_ppid, "clerk": cast.other_ppid,
                           "head": world.in_office(neighbour, "village_head", name="Bima Contoh")})  # fmt: skip
    return made.finished(people)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda cast: None, "Pilih uji konsekuensi yang sudah selesai"),
        (lambda cast: made.walk_to(S.DRAFT, cast), "belum selesai"),
        (lambda cast: made.walk_to(S.AWAITING_SIGNATURES, cast), "belum selesai"),
        (lambda cast: made.walk_to(S.WITHDRAWN, cast), "belum selesai"),
        (lambda cast: made.finished(cast, ground="p17j", period_kind="per_law"), "menguji Pasal 17 huruf j"),
        (lambda cast: made.finished(cast, conclusion="open"), "menyimpulkan bahwa informasi ini terbuka"),
        (lambda cast: made.finished(cast, conclusion="partly_closed"), "menghitamkan bagian yang tertutup"),
        (ended, "Jangka waktu pengecualian ini sudah berakhir"),
        (opened, "sudah dibuka atau diganti"),
        (replaced, "sudah dibuka atau diganti"),
        (of_another_body, "milik badan publik lain"),
    ],
    ids=["none", "draft", "unsigned", "withdrawn", "ground", "open", "partly", "expired", "opened", "replaced", "body"],
)
def test_a_test_that_does_not_fit_carries_no_refusal(cast, case, client, set_clock, make, sentence):
    """Neither the answer nor its draft nor the page takes it, and nothing half-written is left."""
    test = make(cast)
    reply = reply_of(case, {"decision": "given"}, REFUSED | {"test": test})
    for act in (answer, preview):
        with pytest.raises(AnswerIncomplete, match=f"nomor 2: .*{sentence}"):
            act(case=case, reply=reply, by=cast.ppid, at=AT + 2 * DAY)
    assert not Answer.objects.exists()
    set_clock(AT + 2 * DAY)
    client.force_login(cast.ppid)
    first, second = (item.pk for item in case.items.all())
    typed = {f"item{second}-{name}": value for name, value in REFUSED.items()} | {
        f"item{first}-decision": "given", f"item{second}-test": test.pk if test else "", "handover": "x",
        "step": "issue",
    }  # fmt: skip
    response = client.post(reverse("requests:answer", args=[case.public_id]), typed)
    assert response.status_code == 422
    assert "Rahasia pribadi." in response.content.decode()


def test_an_exemption_holds_through_its_last_day(cast, case):
    test = ended(cast)
    answer(case=case, reply=reply_of(case, REDACTED | {"test": test}, {"decision": "given"}), by=cast.ppid, at=AT + DAY)
    assert ItemAnswer.objects.get(decision="redacted").test == test


def test_a_test_that_is_partly_closed_carries_a_redaction(cast, case):
    test = made.finished(cast, conclusion="partly_closed")
    written = answer(
        case=case, reply=reply_of(case, REDACTED | {"test": test}, {"decision": "given"}), by=cast.ppid, at=AT + DAY
    )
    assert "01/UK/PPID/2026" in plain(written.letter)


def test_what_is_not_documented_needs_no_test(cast, case):
    test = made.finished(cast)
    written = answer(
        case=case, reply=reply_of(case, UNDOCUMENTED, UNDOCUMENTED | {"test": test}), by=cast.ppid, at=AT + DAY
    )
    assert set(written.items.values_list("test", flat=True)) == {None}, "nor does it keep one"
    assert "Uji Konsekuensi" not in written.letter.html


def test_several_items_rest_on_several_tests_and_the_letter_sums_up_each(cast, case):
    first = made.finished(cast, title="Aset keluarga", if_opened="aset keluarga terungkap")
    second = made.finished(cast, title="Kesehatan keluarga", if_opened="riwayat sakit terungkap")
    reply = reply_of(case, REFUSED | {"test": first}, REFUSED | {"test": second})
    written = answer(case=case, reply=reply, by=cast.ppid, at=AT + DAY)
    for words in ("aset keluarga terungkap", "riwayat sakit terungkap", "01/UK/PPID/2026", "02/UK/PPID/2026",
                  "Lembar Nomor 01/UK"):  # fmt: skip
        assert words in plain(written.letter)
    event = case.events.get(kind=EventKind.ANSWER_ISSUED)
    assert event.facts["tests"] == [str(first.public_id), str(second.public_id)]


def test_one_test_for_two_items_is_summed_up_once(cast, case):
    said = REFUSED | {"test": made.finished(cast)}
    written = answer(case=case, reply=reply_of(case, said, said), by=cast.ppid, at=AT + DAY)
    assert written.letter.html.count("apabila dibuka") == 1


def test_the_database_too_refuses_an_exemption_without_a_test(cast, case):
    said = REFUSED | {"test": made.finished(cast)}
    answer(case=case, reply=reply_of(case, said, said), by=cast.ppid, at=AT + DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        ItemAnswer.objects.update(test=None)
