package io.topz.broker.jetstream.consumer.push;

/** Brings old messages at the pace at which they were stored. Times are nanoseconds of the epoch. */
public final class ReplayPacer {

    private final long until;
    private long lastStored;
    private long lastSent;
    private boolean over;

    /** {@code lastSequence} is the last message that is old. */
    public ReplayPacer(long lastSequence) {
        until = lastSequence;
    }

    /** When a message may go that was stored at that time. */
    public long opensAt(long stored) {
        return over || lastStored == 0 ? 0 : lastSent + Math.max(0, stored - lastStored);
    }

    /** A message goes now. */
    public void sent(long sequence, long stored, long now) {
        lastStored = stored;
        lastSent = now;
        over |= sequence >= until;
    }
}
