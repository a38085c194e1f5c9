package io.topz.broker.jetstream.consumer.state;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a consumer. The one place in which that changes: every method that is named like something that happened applies it,
 * whether it happens now or is read back. Times are nanoseconds of the epoch, 0 for never. For one thread.
 *
 * <p>A position is a pair: a sequence of the stream, and the sequence of the delivery, which counts what this consumer sent.
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

    /** Begins with that sequence of the stream, or with the messages of the list. */
    public void started(long sequence, @Nullable SkipList first) {
        skipList = first;
        next = first == null ? sequence : first.first();
        everythingChanged();
    }

    /** Read back; when something happened last is not kept, as nats-server does not. */
    void restored(long[] positions, @Nullable SkipList list) {
        next = positions[0];
        nextDelivery = positions[1];
        floor = positions[2];
        floorDelivery = positions[3];
        skipList = list;
        written();
    }

    /** It was written as it is now, as a whole or as a change of what was written before. */
    public void written() {
        changes.clear(pending.lastSequence());
        dirty = false;
    }

    /** Whether it has changed since it was written. */
    public boolean isDirty() {
        return dirty;
    }

    /** Whether so little has changed since it was written that the change is shorter than the whole. */
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

    /** A message was delivered for the first time, and its acknowledgement is waited for until the deadline. */
    public void delivered(long sequence, long now, long deadline) {
        pending.add(sequence, nextDelivery, deadline);
        passed(sequence);
        nextDelivery++;
        lastDelivered = now;
    }

    /** A message was delivered that needs no acknowledgement. */
    public void deliveredForGood(long sequence, long now) {
        passed(sequence);
        floor = sequence;
        floorDelivery = nextDelivery++;
        lastDelivered = now;
    }

    /** A message does not come: it is gone. */
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

    /** There is nothing more for this consumer up to and with that sequence. */
    public void exhaustedStream(long lastSequence) {
        if (skipList == null && lastSequence >= next) {
            next = lastSequence + 1;
        }
    }

    /** The message at the head of the queue was delivered once more. */
    public void redelivered(int slot, long now, long deadline) {
        redeliveries.remove();
        pending.setQueued(slot, false);
        pending.setRedeliveries(slot, pending.redeliveries(slot) + 1);
        pending.setDeadline(slot, deadline);
        nextDelivery++;
        lastDelivered = now;
        changed(slot);
    }

    /** A message is to be delivered again as soon as possible. */
    public void queued(int slot) {
        if (!pending.isQueued(slot)) {
            pending.setQueued(slot, true);
            redeliveries.add(pending.sequence(slot));
            changed(slot);
        }
    }

    /** A message is not to be delivered again before that. */
    public void postponed(int slot, long deadline) {
        pending.setQueued(slot, false);
        extended(slot, deadline);
    }

    /** A message is waited for until another deadline. */
    public void extended(int slot, long deadline) {
        pending.setDeadline(slot, deadline);
        changed(slot);
    }

    /** A message was delivered as often as it may be. */
    public void exhausted(int slot) {
        long sequence = pending.sequence(slot);
        exhausted.put(sequence, pending.redeliveries(slot) + 1);
        changes.addAlways(sequence, pending.size());
        pending.remove(slot);
        dirty = true;
    }

    /** Time has passed since messages were given up. Returns whether that moves the floor: when nothing is waited for any more. */
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

    /** A message that was given up is done with all the same. Returns false if there was none. */
    public boolean acknowledgedLate(long sequence) {
        boolean was = exhausted.remove(sequence) != null;
        if (was) {
            changes.addAlways(sequence, pending.size());
            dirty = true;
        }
        return was;
    }

    /** One message is done with. */
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

    /** All messages up to that sequence, which has that delivery, are done with. */
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

    /** A message was acknowledged that is not waited for: once more, or after it was given up. */
    public void acknowledgedAgain(long now) {
        settleFloor();
        acknowledgedAnything(now);
    }

    private void acknowledgedAnything(long now) {
        lastAcknowledged = now;
        dirty = true;
    }

    /** Messages are gone: those below {@code first}, and of the others those that are not there. */
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

    /** The stream has lost its end: it goes on with that sequence. */
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

    /** The slot of the message that is to be delivered again first, or {@link PendingTable#NONE}. */
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

    /** Messages that were given up, with the number of their deliveries. */
    Map<Long, Integer> exhausted() {
        return exhausted;
    }

    public boolean isExhausted(long sequence) {
        return exhausted.containsKey(sequence);
    }

    /** How many were delivered more than once and not acknowledged. */
    public long redelivered() {
        return pending.redelivered() + (long) exhausted.size();
    }

    /** What comes before the rest of the stream, null for nothing. */
    public @Nullable SkipList skipList() {
        return skipList;
    }

    /** Where to look for the next message. */
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

    /** What number the next delivery gets. */
    public long nextDelivery() {
        return nextDelivery;
    }

    /** The sequence up to which all is acknowledged. */
    public long floor() {
        return floor;
    }

    /** The delivery up to which all is acknowledged. */
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
