"""Publishes rows as MessagePack: publish.py URL FIRST LAST"""

import sys

import msgpack

import session


async def publish(sc):
    for row in range(int(sys.argv[2]), int(sys.argv[3]) + 1):
        await sc.publish(session.CHANNEL, msgpack.packb({"row": row, "bytes": bytes([0, 255, row])}))
        session.say("published", row)


session.run("publisher", publish)
