package io.topz.broker.jetstream.consumer.state;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Encodes the changes of a {@link ConsumerState} since it was last written.
 *
 * <pre>
 *  version, 4 positions
 *  sequence up to which no message is pending any more
 *  length of the rest of the skip list, plus 1; 0 for no list
 *  number of changed messages, each: sequence, its kind [its row or deliveries]
 *  messages delivered since, as in a whole state
 * </pre>
 *
 * The encoding of numbers is that of {@link StateCodec}.
 */
public final class ChangeCodec {

    private static final byte VERSION = 1;
    private static final int GONE = 0;
    private static final int PENDING = 1;
    private static final int EXHAUSTED = 2;

    private ChangeCodec() {}

    /** Encodes the changes. {@link ConsumerState#hasFewChanges} tells whether they are sufficient. */
    public static byte[] encode(ConsumerState state) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(VERSION);
        for (long position : state.positions()) {
            Varints.put(out, position);
        }
        StateChanges changes = state.changes();
        Varints.put(out, changes.removedTo());
        SkipList list = state.skipList();
        Varints.put(out, list == null ? 0 : 1L + list.rest().size());
        long[] changed = changes.sequences();
        Varints.put(out, changed.length);
        for (long sequence : changed) {
            Varints.put(out, sequence);
            putMessage(out, state, sequence);
        }
        StateCodec.putRows(out, state.pending(), changes.boundary());
        return out.toByteArray();
    }

    private static void putMessage(ByteArrayOutputStream out, ConsumerState state, long sequence) {
        PendingTable pending = state.pending();
        int slot = sequence > state.changes().boundary() ? PendingTable.NONE : pending.find(sequence);
        Integer deliveries = state.exhausted().get(sequence);
        if (slot != PendingTable.NONE) {
            Varints.put(out, PENDING);
            Varints.put(out, pending.deadline(slot));
            Varints.put(out, StateCodec.attempts(pending, slot));
        } else if (deliveries != null) {
            Varints.put(out, EXHAUSTED);
            Varints.put(out, deliveries);
        } else {
            Varints.put(out, GONE);
        }
    }

    /**
     * Applies encoded changes to a state.
     *
     * @param state the state as it was when it was last written
     * @throws IllegalArgumentException if the bytes are not a change of that state, which must then be discarded
     */
    public static void apply(ConsumerState state, byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != VERSION) {
                throw new IllegalArgumentException("change of a consumer in an unknown version: " + bytes[0]);
            }
            read(in, state);
        } catch (BufferUnderflowException tooShort) {
            throw new IllegalArgumentException("change of a consumer that ends too soon", tooShort);
        }
    }

    private static void read(ByteBuffer in, ConsumerState state) {
        long[] positions = StateCodec.getPositions(in);
        state.removeTo(Varints.get(in));
        SkipList list = state.skipList();
        long rest = Varints.get(in) - 1;
        while (list != null && rest > 0 && list.rest().size() > rest) {
            list.advance();
        }
        for (long n = Varints.get(in); n > 0; n--) {
            getMessage(in, state, Varints.get(in));
        }
        StateCodec.getRows(in, state);
        state.restored(positions, rest > 0 ? list : null);
    }

    private static void getMessage(ByteBuffer in, ConsumerState state, long sequence) {
        PendingTable pending = state.pending();
        int slot = pending.find(sequence);
        int kind = (int) Varints.get(in);
        if (kind == PENDING) {
            if (slot == PendingTable.NONE) {
                throw new IllegalArgumentException("change of message " + sequence + ", which is not there");
            }
            pending.setDeadline(slot, Varints.get(in));
            StateCodec.setAttempts(state, slot, Varints.get(in));
            return;
        }
        if (slot != PendingTable.NONE) {
            pending.remove(slot);
        }
        if (kind == EXHAUSTED) {
            state.exhausted().put(sequence, (int) Varints.get(in));
        } else {
            state.exhausted().remove(sequence);
        }
    }
}
