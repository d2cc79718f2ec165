"""The pages of personal data that are visited and photographed."""

from tests.browser.stops import (
    ADMIN,
    APPLICANT,
    CLERK,
    GUEST,
    IDLE,
    MONITOR,
    OFFICER,
    Here,
    Stop,
    opening_all,
    pressing,
)


def complaining(here: Here) -> None:
    """Say that it is a complaint, and go on."""
    here.page.goto(f"/desa/{here.stage.places['slug']}/permohonan/")
    here.page.get_by_label("Saya mengadu tentang pelayanan atau pejabat").check()
    here.page.get_by_label("Informasi yang diminta").fill("Jalan depan balai desa berlubang.")
    here.page.get_by_role("button", name="Lanjut: siapa Anda").click()


PRIVACY = (
    Stop("own-data-village", GUEST, "/desa/{slug}/data-pribadi/"),
    Stop("own-data-village-idle", GUEST, "/desa/{idle_slug}/data-pribadi/"),
    Stop("own-data-processing", GUEST, "/pelindungan-data-pribadi/pemrosesan/"),
    Stop("own-data-choose", GUEST, "/desa/{slug}/data-pribadi/ajukan/"),
    Stop("own-data-choose-opened", APPLICANT, "/desa/{slug}/data-pribadi/ajukan/"),
    Stop("own-data-ask", APPLICANT, "/permohonan/{data_proof}/data-pribadi/", opening_all),
    Stop("own-data-ask-wrong", APPLICANT, "/permohonan/{data_proof}/data-pribadi/", pressing("Kirim permintaan"), 422),
    Stop("own-data-ask-objection", APPLICANT, "/keberatan/{objection}/data-pribadi/"),
    Stop("own-data-status", APPLICANT, "/data-pribadi/{data_new}/"),
    Stop("own-data-status-answered", APPLICANT, "/data-pribadi/{data_answered}/"),
    Stop("own-data-withdraw", APPLICANT, "/data-pribadi/{data_new}/cabut/"),
    Stop("own-data-withdraw-blocked", APPLICANT, "/data-pribadi/{data_answered}/cabut/"),
    Stop("elsewhere", GUEST, "/desa/{slug}/pengaduan/"),
    Stop("elsewhere-complaint", GUEST, "/", complaining, shows="requests:begin"),
    Stop("desk-own-data", OFFICER, "/meja/data-pribadi/"),
    Stop("desk-own-data-no-match", OFFICER, "/meja/data-pribadi/?q=atlantis"),
    Stop("desk-own-data-empty", IDLE, "/meja/data-pribadi/"),
    Stop("desk-own-data-enter", OFFICER, "/meja/data-pribadi/catat/"),
    Stop("desk-own-data-enter-wrong", OFFICER, "/meja/data-pribadi/catat/", pressing("Catat permintaan"), 422),
    Stop("desk-own-data-processing", CLERK, "/meja/data-pribadi/pemrosesan/"),
    Stop("desk-own-data-case", OFFICER, "/meja/data-pribadi/{data_new}/", opening_all),
    Stop("desk-own-data-case-clerk", CLERK, "/meja/data-pribadi/{data_late}/"),
    Stop("desk-own-data-case-answered", OFFICER, "/meja/data-pribadi/{data_answered}/"),
    Stop("desk-own-data-case-wrong", OFFICER, "/meja/data-pribadi/{data_late}/", opening_all),
    Stop("desk-incidents", OFFICER, "/meja/insiden/"),
    Stop("desk-incidents-regency", ADMIN, "/meja/insiden/"),
    Stop("desk-incidents-none", OFFICER, "/meja/insiden/?tab=closed"),
    Stop("desk-incident-enter", OFFICER, "/meja/insiden/catat/"),
    Stop("desk-incident-enter-wrong", OFFICER, "/meja/insiden/catat/", pressing("Catat insiden"), 422),
    Stop("desk-incident", OFFICER, "/meja/insiden/{incident_new}/", opening_all),
    Stop("desk-incident-late", OFFICER, "/meja/insiden/{incident_late}/", opening_all),
    Stop("desk-incident-regency", ADMIN, "/meja/insiden/{incident_late}/"),
    Stop("desk-incident-refused", MONITOR, "/meja/insiden/", status=403),
)
