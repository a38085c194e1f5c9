package io.topz.broker.client;

/** A subscriber that may not keep up, so that publishers must wait. Safe for any thread. */
public interface BackpressureSource {

    /** The bytes that it has taken so far. */
    long written();

    /** Whether publishers need no longer wait. */
    boolean hasCaughtUp();

    /** Whether it is so far behind that it is about to be disconnected. */
    boolean isNearLimit();

    /** Registers a stall to wake when it has caught up. */
    void await(PublisherStall stall);

    void awaitNoLonger(PublisherStall stall);

    /** Waiting for it is no use while it has not taken more than {@code written} bytes. */
    void markStuck(long written);
}
