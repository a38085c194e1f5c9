package io.topz.broker.jetstream.consumer.push;

/** Delivers old messages at the pace at which they were stored. Times are in nanoseconds since the epoch. */
public final class ReplayPacer {

    private final long until;
    private long lastStored;
    private long lastSent;
    private boolean over;

    /** {@code lastSequence} is the last message to be paced. */
    public ReplayPacer(long lastSequence) {
        until = lastSequence;
    }

    /** The time at which a message that was stored at {@code stored} may be delivered. */
    public long opensAt(long stored) {
        return over || lastStored == 0 ? 0 : lastSent + Math.max(0, stored - lastStored);
    }

    /** Records that a message is delivered now. */
    public void sent(long sequence, long stored, long now) {
        lastStored = stored;
        lastSent = now;
        over |= sequence >= until;
    }
}
