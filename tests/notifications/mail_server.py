"""A mail server on this machine that answers as told, and can be stopped at a given point of the conversation."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage


class MailServer(socketserver.ThreadingTCPServer):
    """Answers a recipient with `rcpt` and a mail with `data`; keeps all mails in `seen`, accepted ones in `mails`."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.port: int = self.server_address[1]
        self.mails: list[EmailMessage] = []
        self.seen: list[EmailMessage] = []
        self.rcpt = "250 ok"
        self.data = "250 ok"
        self.goodbye = "221 bye"
        self.pause_at = ""
        self.paused = threading.Event()
        self.go_on = threading.Event()

    def pause(self, point: str) -> None:
        """Wait at this point, if it is the one where the test wants to look; only the first time."""
        if point == self.pause_at:
            self.pause_at = ""
            self.paused.set()
            self.go_on.wait(30)


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self._say("220 here")
        try:
            while word := self.rfile.readline()[:4].decode().strip().upper():
                if word == "DATA":
                    self._take_mail()
                else:
                    self.server.pause(word)
                    self._say({"RCPT": self.server.rcpt, "QUIT": self.server.goodbye}.get(word, "250 ok"))
                if word == "QUIT":
                    return
        except OSError:
            pass  # the other side was killed: that is what some tests do

    def _take_mail(self) -> None:
        self._say("354 go")
        lines = list(iter(self.rfile.readline, b".\r\n"))
        mail = message_from_bytes(b"".join(lines), policy=policy.default)
        self.server.seen.append(mail)
        if self.server.data.startswith("2"):
            self.server.mails.append(mail)
        self.server.pause("ACCEPTED")
        self._say(self.server.data)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def running_mail_server() -> Iterator[MailServer]:
    """Give a server that runs until the end of the block."""
    server = MailServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.go_on.set()
        server.shutdown()
        server.server_close()
        thread.join()
