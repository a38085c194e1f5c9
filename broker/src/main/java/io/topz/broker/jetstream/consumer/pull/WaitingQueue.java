package io.topz.broker.jetstream.consumer.pull;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The waiting requests of a pull consumer, served in turns with one message each. */
public final class WaitingQueue {

    /** Sends status messages to the requesters. */
    public interface Teller {

        /** Called when a request has expired or has ended. */
        void expired(WaitingRequest request);

        /** Called when the next message is larger than the request still allows. */
        void tooSmall(WaitingRequest request);

        /** Called when a heartbeat is due. */
        void heartbeat(WaitingRequest request);
    }

    private final ArrayDeque<WaitingRequest> requests = new ArrayDeque<>();
    private final int max;
    private final Teller teller;
    private int noWaits;
    private long due = Long.MAX_VALUE;

    /** {@code max} is the maximum number of waiting requests. */
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

    /** All requests in order. */
    public Iterable<WaitingRequest> requests() {
        return requests;
    }

    /** The number of messages that all requests together still allow. */
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
     * The next request for a message of that size; null if there is none. Requests that cannot receive the message are informed and
     * removed.
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

    /** Records that the next request has received a message. */
    public void served(int size, long now) {
        WaitingRequest request = requests.element();
        request.sent(size, now);
        if (request.isDone()) {
            drop();
        } else if (requests.size() > 1) {
            requests.add(requests.remove());
        }
    }

    /** Removes the next request. */
    public void drop() {
        noWaits -= requests.remove().isNoWait() ? 1 : 0;
    }

    /** Informs and removes expired requests if one is due. With {@code nothingLeft} this includes those that do not wait for messages. */
    public void settle(boolean nothingLeft, long now, Predicate<WaitingRequest> isListening) {
        if ((nothingLeft && noWaits > 0) || now >= due) {
            sweep(request -> nothingLeft && request.isOverWhenNothingLeft(), now, isListening);
        }
    }

    /**
     * Informs and removes expired requests if one is due, while delivery is blocked by pending acknowledgements. A no-wait request that has
     * received a message ends, too, although there are more messages.
     */
    public void settleOnTime(long now, Predicate<WaitingRequest> isListening) {
        if (now >= due) {
            sweep(WaitingRequest::isServedNoWait, now, isListening);
        }
    }

    /** Removes expired requests, which are informed, and those without a subscriber. */
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

    /** The time at which {@link #settle} has something to do; {@link Long#MAX_VALUE} for never. */
    public long due() {
        return requests.isEmpty() ? Long.MAX_VALUE : due;
    }

    public void clear() {
        requests.clear();
        noWaits = 0;
        due = Long.MAX_VALUE;
    }
}
