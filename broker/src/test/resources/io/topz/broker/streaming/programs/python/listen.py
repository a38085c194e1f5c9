"""Prints rows that a durable subscription has not received yet, and stops after some: listen.py URL COUNT"""

import asyncio
import sys

import msgpack

import session


async def listen(sc):
    messages = asyncio.Queue()
    subscription = await sc.subscribe(
        session.CHANNEL, cb=messages.put, durable_name="listener", deliver_all_available=True)
    for _ in range(int(sys.argv[2])):
        message = await messages.get()
        row = msgpack.unpackb(message.data)
        session.say(message.seq, row["row"], row["bytes"].hex())
    await subscription.close()


session.run("listener", listen)
