"""Reads the total matrix of a state machine: every move x every role at the status a case stands in."""

from django_fsm import can_proceed

from accounts.policies import Denied


def check(case, law, roles, person, policies, *, on, not_yet):
    """Assert that rules and machine agree with `law`: move -> (statuses it starts from, roles that may make it).

    `person` gives the actor of a role; `not_yet` holds the (move, status) that conditions beyond these two forbid.
    """
    status = case.status
    for move, (sources, allowed_roles) in law.items():
        machine_allows = can_proceed(getattr(case, move))
        for role in roles:
            expected = status in sources and role in allowed_roles and (move, status) not in not_yet
            try:
                getattr(policies, move)(person(role), case, on=on)
                allowed, sentence = True, ""
            except Denied as denied:
                allowed, sentence = False, str(denied)
            assert allowed == expected, f"{status}: {move} by {role}: {sentence or 'allowed'}"
            assert allowed or (sentence and sentence[-1] == "."), f"{move} by {role} is refused without a sentence"
            if allowed:
                assert machine_allows, f"{status}: the policy allows {move} and the machine does not"
        if status not in sources:
            assert not machine_allows, f"{status}: the machine allows {move}"
