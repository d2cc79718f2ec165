"""Which registers there are, in the order of their tabs: those of the desk, and those that everybody may read."""

from requests_flow.registers import (
    exempt_rows,
    letter_rows,
    objection_rows,
    public_objection_rows,
    public_rows,
    request_rows,
)
from requests_flow.registers.register import Register

REGISTERS: dict[str, Register] = {
    register.code: register
    for register in (request_rows.REGISTER, objection_rows.REGISTER, exempt_rows.REGISTER, letter_rows.REGISTER)
}
PUBLIC_REGISTERS: dict[str, Register] = {
    register.code: register for register in (public_rows.REGISTER, public_objection_rows.REGISTER)
}
