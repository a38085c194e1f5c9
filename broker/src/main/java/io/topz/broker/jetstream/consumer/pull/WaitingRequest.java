package io.topz.broker.jetstream.consumer.pull;

import io.topz.broker.subject.ByteString;

/** A waiting pull request and what it may still receive. Times are in nanoseconds since the epoch. */
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

    /** Creates a request that has just arrived. */
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

    /** The subject to deliver to. */
    public ByteString reply() {
        return reply;
    }

    /** Whether it is a no-wait request. */
    boolean isNoWait() {
        return noWait;
    }

    /** Whether it ends when there are no more messages. A no-wait request with an expiry ends only after it has received a message. */
    boolean isOverWhenNothingLeft() {
        return noWait && (served || expiresAt == Long.MAX_VALUE);
    }

    /** Whether it is a no-wait request that has received a message. */
    boolean isServedNoWait() {
        return noWait && served;
    }

    boolean hasExpired(long now) {
        return now >= expiresAt;
    }

    /** The time of its next expiry or heartbeat. */
    long due() {
        return Math.min(expiresAt, heartbeatAt);
    }

    /** Whether a heartbeat is due because nothing was sent for a while. If so, it counts as sent. */
    boolean takeHeartbeat(long now) {
        if (now < heartbeatAt) {
            return false;
        }
        heartbeatAt = now + heartbeat;
        return true;
    }

    /** Whether a message of that size may be delivered to it. */
    boolean hasRoomFor(int size) {
        return !limitsBytes || size <= bytes;
    }

    /** Records the delivery of a message of that size. */
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

    /** The number of messages that it may still receive. */
    public long messages() {
        return messages;
    }

    /** The number of bytes that it may still receive; 0 if there is no limit. */
    public long bytes() {
        return bytes;
    }
}
