package io.topz.broker.jetstream.consumer.pull;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The requests of a pull consumer, which are served in turns, a message each. */
public final class WaitingQueue {

    /** A sender of status messages to the requesters. */
    public interface Teller {

        /** Its time is over. */
        void expired(WaitingRequest request);

        /** The next message is larger than what it may still get. */
        void tooSmall(WaitingRequest request);

        /** Nothing has happened for a while. */
        void heartbeat(WaitingRequest request);
    }

    private final ArrayDeque<WaitingRequest> requests = new ArrayDeque<>();
    private final int max;
    private final Teller teller;
    private int noWaits;
    private long due = Long.MAX_VALUE;

    /** {@code max} is how many may wait. */
    public WaitingQueue(int max, Teller teller) {
        this.max = max;
        this.teller = teller;
    }

    public boolean isFull() {
        return requests.size() >= max;
    }

    public boolean isEmpty() {
        return requests.isEmpty();
    }

    public int size() {
        return requests.size();
    }

    /** All, in order. */
    public Iterable<WaitingRequest> requests() {
        return requests;
    }

    /** Messages that all together may still get. */
    public long messages() {
        long sum = 0;
        for (WaitingRequest request : requests) {
            sum += request.messages();
        }
        return sum;
    }

    public void add(WaitingRequest request) {
        requests.add(request);
        noWaits += request.isNoWait() ? 1 : 0;
        due = Math.min(due, request.due());
    }

    /**
     * The request whose turn it is for a message of that size; null if there is none. Requests that can receive no more messages are
     * informed.
     */
    public @Nullable WaitingRequest next(int size, long now) {
        for (WaitingRequest request = requests.peek(); request != null; request = requests.peek()) {
            if (request.hasExpired(now)) {
                teller.expired(request);
            } else if (!request.hasRoomFor(size)) {
                teller.tooSmall(request);
            } else {
                return request;
            }
            drop();
        }
        return null;
    }

    /** The one whose turn it is has got its message. */
    public void served(int size, long now) {
        WaitingRequest request = requests.element();
        request.sent(size, now);
        if (request.isDone()) {
            drop();
        } else if (requests.size() > 1) {
            requests.add(requests.remove());
        }
    }

    /** Forgets the one whose turn it is. */
    public void drop() {
        noWaits -= requests.remove().isNoWait() ? 1 : 0;
    }

    /**
     * Does what is due: requests that have waited long enough are informed, and removed. With {@code nothingLeft} those who do not wait
     * are, too.
     */
    public void settle(boolean nothingLeft, long now, Predicate<WaitingRequest> isListening) {
        if ((nothingLeft && noWaits > 0) || now >= due) {
            sweep(request -> nothingLeft && request.isOverWhenNothingLeft(), now, isListening);
        }
    }

    /**
     * Does what is due at its time, while nothing is sent. A request that does not wait and has got something is over then, too, although
     * more messages are there: they are held back until others are acknowledged.
     */
    public void settleOnTime(long now, Predicate<WaitingRequest> isListening) {
        if (now >= due) {
            sweep(WaitingRequest::isServedNoWait, now, isListening);
        }
    }

    /** Removes requests that have waited long enough, which are informed, and those without a subscriber. */
    public void sweep(long now, Predicate<WaitingRequest> isListening) {
        sweep(request -> false, now, isListening);
    }

    private void sweep(Predicate<WaitingRequest> isOver, long now, Predicate<WaitingRequest> isListening) {
        due = Long.MAX_VALUE;
        for (Iterator<WaitingRequest> each = requests.iterator(); each.hasNext(); ) {
            WaitingRequest request = each.next();
            boolean over = request.hasExpired(now) || isOver.test(request);
            if (over) {
                teller.expired(request);
            }
            if (over || !isListening.test(request)) {
                each.remove();
                noWaits -= request.isNoWait() ? 1 : 0;
                continue;
            }
            if (request.takeHeartbeat(now)) {
                teller.heartbeat(request);
            }
            due = Math.min(due, request.due());
        }
    }

    /** When {@link #settle} will have something to do; {@link Long#MAX_VALUE} for never. */
    public long due() {
        return requests.isEmpty() ? Long.MAX_VALUE : due;
    }

    public void clear() {
        requests.clear();
        noWaits = 0;
        due = Long.MAX_VALUE;
    }
}
