package io.topz.broker.jetstream.consumer.state;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a consumer, and the only place that changes it: every method named after an event applies that event, live and during
 * recovery alike. Times are in nanoseconds since the epoch, 0 for never. Used by one thread.
 *
 * <p>A position is a pair of a stream sequence and a delivery sequence, which counts the messages that this consumer has sent.
 */
public final class ConsumerState {

    private final PendingTable pending = new PendingTable();
    private final LongQueue redeliveries = new LongQueue();
    private final Map<Long, Integer> exhausted = new TreeMap<>();
    private final StateChanges changes = new StateChanges();
    private @Nullable SkipList skipList;
    private long next = 1;
    private long nextDelivery = 1;
    private long floor;
    private long floorDelivery;
    private long lastDelivered;
    private long lastAcknowledged;
    private boolean dirty = true;

    /** Starts at that stream sequence, or with the sequences of the list. */
    public void started(long sequence, @Nullable SkipList first) {
        skipList = first;
        next = first == null ? sequence : first.first();
        everythingChanged();
    }

    /** Restores stored positions. The times of the last activities are not stored, as in nats-server. */
    void restored(long[] positions, @Nullable SkipList list) {
        next = positions[0];
        nextDelivery = positions[1];
        floor = positions[2];
        floorDelivery = positions[3];
        skipList = list;
        written();
    }

    /** Marks the current state as written, either as a whole or as a change. */
    public void written() {
        changes.clear(pending.lastSequence());
        dirty = false;
    }

    /** Whether it has changed since it was last written. */
    public boolean isDirty() {
        return dirty;
    }

    /** Whether writing the changes since the last write takes fewer bytes than writing the whole state. */
    public boolean hasFewChanges() {
        return !changes.isTooMany();
    }

    StateChanges changes() {
        return changes;
    }

    private void changed(int slot) {
        changes.add(pending.sequence(slot), pending.size());
        dirty = true;
    }

    private void everythingChanged() {
        changes.addAll();
        dirty = true;
    }

    long[] positions() {
        return new long[] {next, nextDelivery, floor, floorDelivery};
    }

    /** Records the first delivery of a message, which must be acknowledged before the deadline. */
    public void delivered(long sequence, long now, long deadline) {
        pending.add(sequence, nextDelivery, deadline);
        passed(sequence);
        nextDelivery++;
        lastDelivered = now;
    }

    /** Records the delivery of a message that needs no acknowledgement. */
    public void deliveredForGood(long sequence, long now) {
        passed(sequence);
        floor = sequence;
        floorDelivery = nextDelivery++;
        lastDelivered = now;
    }

    /** Skips a message that no longer exists. */
    public void passed(long sequence) {
        SkipList list = skipList;
        if (list == null) {
            next = Math.max(next, sequence + 1);
        } else if (list.isLast()) {
            skipList = null;
            next = Math.max(list.resume(), sequence) + 1;
        } else {
            list.advance();
            next++;
        }
        dirty = true;
    }

    /** Skips all messages up to {@code lastSequence}, none of which matches the filter. */
    public void exhaustedStream(long lastSequence) {
        if (skipList == null && lastSequence >= next) {
            next = lastSequence + 1;
        }
    }

    /** Records the redelivery of the message at the head of the queue. */
    public void redelivered(int slot, long now, long deadline) {
        redeliveries.remove();
        pending.setQueued(slot, false);
        pending.setRedeliveries(slot, pending.redeliveries(slot) + 1);
        pending.setDeadline(slot, deadline);
        nextDelivery++;
        lastDelivered = now;
        changed(slot);
    }

    /** Queues a message for redelivery. */
    public void queued(int slot) {
        if (!pending.isQueued(slot)) {
            pending.setQueued(slot, true);
            redeliveries.add(pending.sequence(slot));
            changed(slot);
        }
    }

    /** Removes a message from the redelivery queue until the deadline. */
    public void postponed(int slot, long deadline) {
        pending.setQueued(slot, false);
        extended(slot, deadline);
    }

    /** Changes the deadline of a message. */
    public void extended(int slot, long deadline) {
        pending.setDeadline(slot, deadline);
        changed(slot);
    }

    /** Gives up a message that has reached the maximum number of deliveries. */
    public void exhausted(int slot) {
        long sequence = pending.sequence(slot);
        exhausted.put(sequence, pending.redeliveries(slot) + 1);
        changes.addAlways(sequence, pending.size());
        pending.remove(slot);
        dirty = true;
    }

    /** Advances the floor past messages that were given up once no acknowledgement is pending; returns whether it has moved. */
    public boolean settled() {
        boolean moves = pending.size() == 0 && floorDelivery < nextDelivery - 1;
        if (moves) {
            settleFloor();
            dirty = true;
        }
        return moves;
    }

    private void settleFloor() {
        if (pending.size() == 0) {
            floor = next - 1;
            floorDelivery = nextDelivery - 1;
        }
    }

    /** Acknowledges a message that was given up; returns false if it was not. */
    public boolean acknowledgedLate(long sequence) {
        boolean was = exhausted.remove(sequence) != null;
        if (was) {
            changes.addAlways(sequence, pending.size());
            dirty = true;
        }
        return was;
    }

    /** Acknowledges one message. */
    public void acknowledged(int slot, long now) {
        long sequence = pending.sequence(slot);
        long delivery = pending.delivery(slot);
        int following = pending.after(slot);
        long followingSequence = following == PendingTable.NONE ? 0 : pending.sequence(following);
        long followingDelivery = following == PendingTable.NONE ? 0 : pending.delivery(following);
        changes.add(sequence, pending.size());
        pending.remove(slot);
        if (pending.size() == 0) {
            settleFloor();
        } else if (delivery == floorDelivery + 1) {
            floor = followingSequence == 0 ? sequence : followingSequence - 1;
            floorDelivery = followingSequence == 0 ? delivery : followingDelivery - 1;
        }
        acknowledgedAnything(now);
    }

    /** Acknowledges all messages up to that sequence, whose delivery sequence is {@code delivery}. */
    public void acknowledgedUpTo(long sequence, long delivery, long now) {
        removeTo(sequence);
        changes.removedTo(sequence);
        floor = sequence;
        floorDelivery = delivery;
        acknowledgedAnything(now);
    }

    void removeTo(long sequence) {
        for (int slot = pending.first(); slot != PendingTable.NONE; slot = pending.first()) {
            if (pending.sequence(slot) > sequence) {
                break;
            }
            pending.remove(slot);
        }
        exhausted.keySet().removeIf(old -> old <= sequence);
    }

    /** Records the acknowledgement of a message that is not pending, because it was acknowledged before or given up. */
    public void acknowledgedAgain(long now) {
        settleFloor();
        acknowledgedAnything(now);
    }

    private void acknowledgedAnything(long now) {
        lastAcknowledged = now;
        dirty = true;
    }

    /** Drops messages that no longer exist: those below {@code first}, and others for which {@code isThere} is false. */
    public void purged(long first, LongPredicate isThere) {
        exhausted.keySet().removeIf(sequence -> !isThere.test(sequence));
        for (int slot = pending.first(); slot != PendingTable.NONE; ) {
            int following = pending.after(slot);
            long sequence = pending.sequence(slot);
            if (sequence < first || !isThere.test(sequence)) {
                floorDelivery = Math.max(floorDelivery, pending.delivery(slot));
                pending.remove(slot);
            }
            slot = following;
        }
        floor = Math.max(floor, first - 1);
        if (skipList != null && skipList.resume() < first) {
            skipList = null;
        }
        if (skipList == null) {
            next = Math.max(next, first);
        }
        settleFloor();
        everythingChanged();
    }

    /** Whether messages were removed without a call of {@link #purged}. */
    public boolean misses(long first, LongPredicate isThere) {
        boolean behind = skipList == null ? next < first : skipList.resume() < first;
        for (int slot = pending.first(); slot != PendingTable.NONE && !behind; slot = pending.after(slot)) {
            behind = !isThere.test(pending.sequence(slot));
        }
        return behind || !exhausted.keySet().stream().allMatch(isThere::test);
    }

    /** Goes back after the stream has lost its last messages; {@code nextSequence} is its next sequence. */
    public void cutBack(long nextSequence) {
        if (next <= nextSequence) {
            return;
        }
        next = nextSequence;
        skipList = null;
        floor = Math.min(floor, nextSequence - 1);
        for (int slot = pending.first(); slot != PendingTable.NONE; ) {
            int following = pending.after(slot);
            if (pending.sequence(slot) >= nextSequence) {
                pending.remove(slot);
            }
            slot = following;
        }
        everythingChanged();
    }

    /** The slot of the next message to be redelivered, or {@link PendingTable#NONE}. */
    public int firstRedelivery() {
        while (!redeliveries.isEmpty()) {
            int slot = pending.find(redeliveries.peek());
            if (slot != PendingTable.NONE && pending.isQueued(slot)) {
                return slot;
            }
            redeliveries.remove();
        }
        return PendingTable.NONE;
    }

    public PendingTable pending() {
        return pending;
    }

    /** The messages that were given up, with their number of deliveries. */
    Map<Long, Integer> exhausted() {
        return exhausted;
    }

    public boolean isExhausted(long sequence) {
        return exhausted.containsKey(sequence);
    }

    /** The number of messages that were delivered more than once and not acknowledged. */
    public long redelivered() {
        return pending.redelivered() + (long) exhausted.size();
    }

    /** The sequences to deliver before the rest of the stream; null if there are none. */
    public @Nullable SkipList skipList() {
        return skipList;
    }

    /** The sequence from which to search for the next message. */
    public long next() {
        return skipList == null ? next : skipList.first();
    }

    /** The last delivered sequence, as shown to clients. */
    public long deliveredSequence() {
        return next - 1;
    }

    /** The sequence from which on the consumer follows its stream. */
    public long following() {
        return skipList == null ? next : skipList.resume() + 1;
    }

    /** The sequence of the next delivery. */
    public long nextDelivery() {
        return nextDelivery;
    }

    /** The stream sequence up to which all messages are acknowledged. */
    public long floor() {
        return floor;
    }

    /** The delivery sequence up to which all messages are acknowledged. */
    public long floorDelivery() {
        return floorDelivery;
    }

    public long lastDelivered() {
        return lastDelivered;
    }

    public long lastAcknowledged() {
        return lastAcknowledged;
    }
}
