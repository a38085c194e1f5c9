package io.topz.broker.client;

import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One wait of a publisher for subscribers that do not keep up. The publisher is not read from until they have caught up, but
 * no longer than {@link #MAX_STALL_MILLIS} per read, as long as nats-server waits: one who does not read at all cannot stop
 * it for good. Belongs to the publisher's loop, except where said.
 */
public final class Stall {

    static final long MAX_STALL_MILLIS = 10;

    private final ClientConnection publisher;
    private final List<Blocker> blockers;
    private final long[] writtenBefore;
    private final Future<?> timeout;
    private boolean over;

    private Stall(ClientConnection publisher, List<Blocker> blockers) {
        this.publisher = publisher;
        this.blockers = blockers;
        writtenBefore = blockers.stream().mapToLong(Blocker::written).toArray();
        timeout = publisher.loop().executor().schedule(this::timeOut, MAX_STALL_MILLIS, TimeUnit.MILLISECONDS);
    }

    static void start(ClientConnection publisher, List<Blocker> blockers) {
        publisher.reading().suspend();
        if (blockers.stream().anyMatch(Blocker::isNearLimit)) {
            publisher.server().counters().recordStalledClient();
        }
        Stall stall = new Stall(publisher, blockers);
        for (Blocker blocker : blockers) {
            blocker.await(stall);
        }
        stall.check();
    }

    /** Some subscriber has caught up. Any loop. */
    public void wake() {
        publisher.loop().executor().execute(this::check);
    }

    private void check() {
        for (Blocker blocker : blockers) {
            if (!blocker.hasCaughtUp()) {
                return;
            }
        }
        end();
    }

    /** Waiting longer for somebody who has read nothing meanwhile is no use until he reads again. */
    private void timeOut() {
        for (int i = 0; i < writtenBefore.length; i++) {
            Blocker blocker = blockers.get(i);
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
        for (Blocker blocker : blockers) {
            blocker.awaitNoLonger(this);
        }
        publisher.reading().resume();
    }
}
