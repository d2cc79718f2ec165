"""Which registers there are, in the order of their tabs. The objection register and the DIK are added here."""

from requests_flow.registers import letter_rows, request_rows
from requests_flow.registers.register import Register

REGISTERS: dict[str, Register] = {register.code: register for register in (request_rows.REGISTER, letter_rows.REGISTER)}
