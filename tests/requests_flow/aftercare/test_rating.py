"""Ratings: once a round by the applicant alone; the public sees a number and an average, and only from five on."""

import pytest
from django.urls import reverse

from accounts.policies import Denied
from requests_flow.actions.purge import purge
from requests_flow.aftercare.actions.rate import rate
from requests_flow.enums import RequestStatus
from requests_flow.models import Event, Rating
from requests_flow.timeline import verify
from tests.requests_flow import cases

S = RequestStatus
AT = cases.AT.replace(day=15)


def score(case, points=4, words="", by=None):
    return rate(case=case, score=points, words=words, by=by or cases.holder_of(case), at=AT)


def test_the_applicant_rates_an_answer_once(cast):
    case = cases.walk_to(S.ANSWERED, cast)
    rating = score(case, 5, " Petugasnya sabar. ")
    assert (rating.score, rating.words, rating.round.number) == (5, "Petugasnya sabar.", 1)
    with pytest.raises(Denied, match="sudah menilai"):
        score(case)
    assert Event.objects.get(request=case, kind="rated").facts == {"round": 1, "score": 5}
    verify(cases.fresh(case))


@pytest.mark.parametrize("person", ["ppid", "clerk", "head", "admin", "other_ppid"])
def test_nobody_rates_for_the_applicant(cast, person):
    with pytest.raises(Denied):
        score(cases.walk_to(S.ANSWERED, cast), by=getattr(cast, person))


@pytest.mark.parametrize("status", [S.RECEIVED, S.AWAITING_SIGNATURE, S.WITHDRAWN, S.LAPSED])
def test_nothing_is_rated_without_an_answer(cast, status):
    with pytest.raises(Denied, match="setelah permohonan dijawab"):
        score(cases.walk_to(status, cast))


@pytest.mark.parametrize("points", [0, 6])
def test_the_scale_has_five_steps(cast, points):
    with pytest.raises(ValueError, match="1 sampai 5"):
        score(cases.walk_to(S.ANSWERED, cast), points)


def test_the_words_go_with_the_personal_data_and_the_score_stays(cast):
    case = cases.walk_to(S.CLOSED, cast)
    score(case, 2, "Lama sekali, kata Bu Fulanah.")
    purge(case=case, at=AT.replace(month=9))
    rating = Rating.objects.get()
    assert (rating.score, rating.words) == (2, "")


# --- pages ------------------------------------------------------------------------------------------------------------
@pytest.fixture
def holder(cast, client, set_clock):
    set_clock(AT)
    case = cases.walk_to(S.ANSWERED, cast)
    case.account = cast.stranger
    case.save(update_fields=["account"])
    client.force_login(cast.stranger)
    client.case = case
    return client


def test_the_citizen_rates_from_the_status_page_and_the_desk_reads_it(cast, holder):
    url = reverse("requests:rate", args=[holder.case.public_id])
    assert url in holder.get(holder.case.get_absolute_url()).content.decode()
    assert holder.post(url, {"words": "Cepat."}).status_code == 422
    assert holder.post(url, {"score": "5", "words": "Cepat."}).status_code == 302
    assert url not in holder.get(holder.case.get_absolute_url()).content.decode()
    assert "sudah menilai" in holder.get(url).content.decode()
    holder.force_login(cast.ppid)
    page = holder.get(reverse("requests:case", args=[holder.case.public_id])).content.decode()
    assert "5 dari 5" in page
    assert "Cepat." in page


def rated(cast, number, points=4):
    for _ in range(number):
        score(cases.walk_to(S.ANSWERED, cast), points)


def village(client):
    return client.get(reverse("requests:village_statistics", args=["sengon"])).content.decode()


def csv(client, name="village_statistics_csv", *args):
    return client.get(reverse(f"requests:{name}", args=args)).content.decode()


def test_four_ratings_are_nobodys_business(cast, client, set_clock):
    set_clock(AT)
    rated(cast, 4)
    assert "Penilaian pemohon" not in village(client)
    assert "ratings" not in csv(client, "village_statistics_csv", "sengon")
    assert "ratings" not in csv(client, "statistics_csv")


def test_five_ratings_show_their_number_and_average(cast, client, set_clock):
    set_clock(AT)
    rated(cast, 4, 5)
    rated(cast, 1, 2)
    page = " ".join(village(client).split())
    assert "Penilaian pemohon" in page
    assert "4,4" in page
    assert "5 penilaian" in page
    rows = csv(client, "village_statistics_csv", "sengon")
    assert "Penilaian,ratings,Banyaknya penilaian,5" in rows
    assert "Penilaian,rating_average,Rata-rata dari 1 sampai 5,4.4" in rows
    assert "4,4" in " ".join(client.get(reverse("requests:statistics")).content.decode().split())


def test_the_regency_tells_nothing_from_which_a_small_village_could_be_reckoned(cast, client, set_clock):
    from tests.registry import world  # noqa: PLC0415

    set_clock(AT)
    rated(cast, 5, 5)
    other = cases.file_case(world.cucukan()).case
    from requests_flow.actions.receive import receive  # noqa: PLC0415

    receive(case=other, by=cast.other_ppid, at=cases.AT)
    cases.answer(case=cases.fresh(other), reply=cases.give_all(other), by=cast.other_ppid, at=cases.AT)
    score(cases.sign_answer(cases.fresh(other), cast.other_ppid, cases.AT), 1)
    rows = csv(client, "statistics_csv")
    assert "Penilaian,ratings,Banyaknya penilaian,5" in rows
    assert "Banyaknya penilaian,6" not in rows
