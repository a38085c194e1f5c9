"""A session of asyncio-nats-streaming.

The client and its version of the NATS client pass ``loop`` to functions of asyncio that accept it no longer since Python 3.10.
"""

import asyncio
import functools
import sys

CLUSTER = "test-cluster"
CHANNEL = "l:test:index_data"


def without_loop(function):
    @functools.wraps(function)
    def call(*args, loop=None, **kwargs):
        return function(*args, **kwargs)

    return call


if sys.version_info >= (3, 10):
    asyncio.sleep = without_loop(asyncio.sleep)
    asyncio.wait_for = without_loop(asyncio.wait_for)
    asyncio.open_connection = without_loop(asyncio.open_connection)
    asyncio.Queue = without_loop(asyncio.Queue)
    asyncio.Lock = without_loop(asyncio.Lock)

from nats.aio.client import Client as NATS  # noqa: E402
from stan.aio.client import Client as STAN  # noqa: E402


def run(client_id, work):
    """Runs ``work(streaming client)`` between connecting and closing."""

    async def session():
        nc = NATS()
        await nc.connect(servers=[sys.argv[1]])
        sc = STAN()
        await sc.connect(CLUSTER, client_id, nats=nc)
        await work(sc)
        await sc.close()
        await nc.close()

    asyncio.get_event_loop_policy().new_event_loop().run_until_complete(session())


def say(*words):
    print(*words, flush=True)
