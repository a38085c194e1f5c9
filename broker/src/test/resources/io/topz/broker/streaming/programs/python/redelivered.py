"""Leaves a message unacknowledged until it was delivered a number of times: redelivered.py URL DELIVERIES"""

import asyncio
import sys

import session

ACK_WAIT = 1
SILENCE = 3 * ACK_WAIT


async def receive(sc):
    messages = asyncio.Queue()
    await sc.subscribe(
        session.CHANNEL, cb=messages.put, durable_name="worker", deliver_all_available=True,
        manual_acks=True, ack_wait=ACK_WAIT)
    for _ in range(int(sys.argv[2])):
        message = await messages.get()
        session.say("delivered", message.seq, message.proto.redelivered)
    await sc.ack(message)
    session.say("acknowledged", message.seq)
    try:
        message = await asyncio.wait_for(messages.get(), SILENCE)
        session.say("delivered", message.seq, message.proto.redelivered)
    except asyncio.TimeoutError:
        session.say("nothing more")


session.run("worker", receive)
