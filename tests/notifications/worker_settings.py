"""The portal's settings with a task queue in a hurry, for the worker processes that the tests start."""

import os

from ppid_portal import settings as portal

vars().update({name: value for name, value in vars(portal).items() if name.isupper()})

Q_CLUSTER = portal.Q_CLUSTER | {
    "workers": 1,
    "queue_limit": 1,
    "timeout": int(os.environ["PPID_TEST_TIMEOUT"]),
    "retry": int(os.environ["PPID_TEST_RETRY"]),
    "poll": 0.1,
    "guard_cycle": 0.1,
}
