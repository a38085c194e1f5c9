package io.topz.broker.client;

import io.topz.collectors.counter.TrafficCounter;

/**
 * Counts the messages received from one client. They are counted on its loop and published once per read; the published figures are
 * readable by any thread.
 */
final class InTraffic {

    private final TrafficCounter published = new TrafficCounter();
    private int newMsgs;
    private long newBytes;
    private boolean active;

    void record(int messageBytes) {
        newMsgs++;
        newBytes += messageBytes;
    }

    /** Records activity other than a message. */
    void recordActivity() {
        active = true;
    }

    /** Publishes the counts here and in the account's counters; returns whether there was any activity. */
    boolean publish(TrafficCounter accountTraffic) {
        boolean any = active || newMsgs > 0;
        if (newMsgs > 0) {
            published.received(newMsgs, newBytes);
            accountTraffic.received(newMsgs, newBytes);
            newMsgs = 0;
            newBytes = 0;
        }
        active = false;
        return any;
    }

    long msgs() {
        return published.inMsgs();
    }

    long bytes() {
        return published.inBytes();
    }
}
