package io.topz.broker.client;

/** A subscriber that publishers must wait for when it does not keep up. Thread-safe. */
public interface BackpressureSource {

    /** The number of bytes that it has taken so far. */
    long written();

    /** Whether publishers need no longer wait for it. */
    boolean hasCaughtUp();

    /** Whether it is about to be disconnected because too many bytes are pending. */
    boolean isNearLimit();

    /** Registers a stall to be woken when it has caught up. */
    void await(PublisherStall stall);

    void awaitNoLonger(PublisherStall stall);

    /** Marks it as stuck: waiting is useless until it has taken more than {@code written} bytes. */
    void markStuck(long written);
}
