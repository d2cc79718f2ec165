"""What a newcomer reads in the terminal when the demo has started."""

from ppid_portal import clock
from ppid_portal.demo import cast

TEXT = """
The demo is at {url}
Its clock says {today}. People, cases and figures are invented. Stop it with Ctrl-C.

Who can sign in ({url}/akun/masuk/), password for all: {password}
  ppid.kaligawe       officer (PPID) of Desa Kaligawe: five requests wait, one of them late
  petugas.kaligawe    clerk of the same village; kades.kaligawe is the village head
                      and has an objection to decide
  ppid.jetis-delanggu officer of a village that signs electronically (with a test certificate)
  kabupaten           admin of the regency; pemantau may only look

Try in two minutes
  1. Open {url}/desa/kaligawe/ and ask for something; keep number and key.
  2. Sign in as ppid.kaligawe, open the request, answer it, download the letter, upload it again as the signed scan.
  3. Open {url}/lacak/ with number and key, and read the signed letter.
  4. Sign in as ppid.kaligawe and open "Sengketa": a dispute in mediation, with its whole file as one ZIP.
  5. Sign in as ppid.sengon and open "Maklumat dan SOP": a charter to finish, a procedure and a decree to sign.
     {url}/desa/kaligawe/layanan/ shows the signed ones.
  6. Sign in as ppid.kaligawe and open "Tarif"; in the inbox under "Dijawab" a print copy waits for its payment.
  7. Open "Pengecualian", then "SK penetapan": issue a decree for the exemption that none lists yet; the registers of
     objections and exempt information are under "Register".
  8. As ppid.kaligawe open "Insiden data": a breach whose 3 x 24 hours are running; only the authority is not told yet.
  Mails are written to var/demo/mail/. Every component: {url}/galeri/
"""


def guide(*, site_url: str) -> str:
    """Return the text that says where the demo is, who can sign in and what to try."""
    today = clock.now().astimezone().strftime("%d-%m-%Y %H:%M")
    return TEXT.format(url=site_url, today=today, password=cast.PASSWORD)
