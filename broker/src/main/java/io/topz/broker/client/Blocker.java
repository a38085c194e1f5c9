package io.topz.broker.client;

/** A subscriber that may not keep up, so that publishers must wait. Safe for any thread. */
public interface Blocker {

    /** What it has taken so far, in bytes. */
    long written();

    /** Whether publishers need no longer wait. */
    boolean hasCaughtUp();

    /** Whether it is so far behind that it is about to be cut. */
    boolean isNearLimit();

    /** Remembers who is to be told when it has caught up. */
    void await(Stall stall);

    void awaitNoLonger(Stall stall);

    /** Waiting for it is no use while it has not taken more than {@code written} bytes. */
    void markStuck(long written);
}
