package io.topz.broker.jetstream.consumer.pull;

import io.topz.broker.subject.ByteString;

/** A request that waits for messages, and what it may still get. Times are nanoseconds of the epoch. */
public final class WaitingRequest {

    private final ByteString reply;
    private final boolean noWait;
    private final boolean limitsBytes;
    private final long expiresAt;
    private final long heartbeat;
    private long messages;
    private long bytes;
    private long heartbeatAt;
    private boolean served;

    /** Of a request that arrived now. */
    public WaitingRequest(PullRequest request, ByteString reply, long now) {
        this.reply = reply;
        noWait = request.noWait();
        limitsBytes = request.maxBytes() > 0;
        expiresAt = request.expires() == 0 ? Long.MAX_VALUE : now + request.expires();
        heartbeat = request.heartbeat();
        heartbeatAt = heartbeat == 0 ? Long.MAX_VALUE : now + heartbeat;
        messages = request.batch();
        bytes = request.maxBytes();
    }

    /** Where the messages go. */
    public ByteString reply() {
        return reply;
    }

    /** Whether it is one of those that do not wait. */
    boolean isNoWait() {
        return noWait;
    }

    /** Whether it is over because nothing is left; one that may wait for a while does so until it has got something. */
    boolean isOverWhenNothingLeft() {
        return noWait && (served || expiresAt == Long.MAX_VALUE);
    }

    /** Whether it is one of those that do not wait, and has got something. */
    boolean isServedNoWait() {
        return noWait && served;
    }

    boolean hasExpired(long now) {
        return now >= expiresAt;
    }

    /** When something is to be done for it. */
    long due() {
        return Math.min(expiresAt, heartbeatAt);
    }

    /** Whether a heartbeat is due because the requester has received nothing for so long; counts as sent. */
    boolean takeHeartbeat(long now) {
        if (now < heartbeatAt) {
            return false;
        }
        heartbeatAt = now + heartbeat;
        return true;
    }

    /** Whether a message of that size may be sent. */
    boolean hasRoomFor(int size) {
        return !limitsBytes || size <= bytes;
    }

    /** A message of that size was sent. */
    void sent(int size, long now) {
        messages--;
        served = true;
        if (limitsBytes) {
            bytes -= size;
            messages = bytes == 0 ? 0 : messages;
        }
        if (heartbeat > 0) {
            heartbeatAt = now + heartbeat;
        }
    }

    public boolean isDone() {
        return messages <= 0;
    }

    /** Messages that it may still get. */
    public long messages() {
        return messages;
    }

    /** Bytes that it may still get, 0 if there is no limit. */
    public long bytes() {
        return bytes;
    }
}
