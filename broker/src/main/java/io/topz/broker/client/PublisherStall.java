package io.topz.broker.client;

import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One wait of a publisher for subscribers that do not keep up. The publisher is not read from until they have caught up, but no longer than
 * {@link #MAX_STALL_MILLIS} per read, the limit of nats-server, so that a subscriber that does not read cannot block it for good. Confined
 * to the publisher's loop unless a method says otherwise.
 */
public final class PublisherStall {

    static final long MAX_STALL_MILLIS = 10;

    private final ClientConnection publisher;
    private final List<BackpressureSource> blockers;
    private final long[] writtenBefore;
    private final Future<?> timeout;
    private boolean over;

    private PublisherStall(ClientConnection publisher, List<BackpressureSource> blockers) {
        this.publisher = publisher;
        this.blockers = blockers;
        writtenBefore = blockers.stream().mapToLong(BackpressureSource::written).toArray();
        timeout = publisher.loop().executor().schedule(this::timeOut, MAX_STALL_MILLIS, TimeUnit.MILLISECONDS);
    }

    static void start(ClientConnection publisher, List<BackpressureSource> blockers) {
        publisher.reading().suspend();
        if (blockers.stream().anyMatch(BackpressureSource::isNearLimit)) {
            publisher.server().counters().recordStalledClient();
        }
        PublisherStall stall = new PublisherStall(publisher, blockers);
        for (BackpressureSource blocker : blockers) {
            blocker.await(stall);
        }
        stall.check();
    }

    /** Checks again because a subscriber has caught up. May be called on any loop. */
    public void wake() {
        publisher.loop().executor().execute(this::check);
    }

    private void check() {
        for (BackpressureSource blocker : blockers) {
            if (!blocker.hasCaughtUp()) {
                return;
            }
        }
        end();
    }

    /** Marks subscribers that have read nothing meanwhile as stuck: waiting for them is useless until they read again. */
    private void timeOut() {
        for (int i = 0; i < writtenBefore.length; i++) {
            BackpressureSource blocker = blockers.get(i);
            if (blocker.written() == writtenBefore[i]) {
                blocker.markStuck(writtenBefore[i]);
            }
        }
        end();
    }

    private void end() {
        if (over) {
            return;
        }
        over = true;
        timeout.cancel(false);
        for (BackpressureSource blocker : blockers) {
            blocker.awaitNoLonger(this);
        }
        publisher.reading().resume();
    }
}
