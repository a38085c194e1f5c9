package io.topz.broker.jetstream.consumer.state;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encodes and decodes a {@link ConsumerState}.
 *
 * <pre>
 *  version, 4 positions
 *  length of the skip list [resume, its sequences]
 *  number of messages that were given up, each: sequence, deliveries
 *  number of pending messages, each: sequence, delivery, deadline, redeliveries, whether queued
 * </pre>
 *
 * The version is a byte; numbers are of 7 bits per byte, low bits first; sequences and times within a row are differences.
 */
public final class StateCodec {

    private static final byte VERSION = 1;
    private static final int POSITIONS = 4;

    private StateCodec() {}

    /** Encodes a state. */
    public static byte[] encode(ConsumerState state) {
        SkipList list = state.skipList();
        List<Long> skipped = list == null ? List.of() : list.rest();
        PendingTable pending = state.pending();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(VERSION);
        for (long position : state.positions()) {
            Varints.put(out, position);
        }
        Varints.put(out, skipped.size());
        if (list != null) {
            Varints.put(out, list.resume());
            skipped.forEach(sequence -> Varints.put(out, sequence));
        }
        Varints.put(out, state.exhausted().size());
        state.exhausted().forEach((sequence, deliveries) -> {
            Varints.put(out, sequence);
            Varints.put(out, deliveries);
        });
        putRows(out, pending, 0);
        return out.toByteArray();
    }

    /**
     * Decodes a state.
     *
     * @throws IllegalArgumentException if the bytes are not a state
     */
    public static ConsumerState decode(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != VERSION) {
                throw new IllegalArgumentException("state of a consumer in an unknown version: " + bytes[0]);
            }
            return read(in);
        } catch (BufferUnderflowException tooShort) {
            throw new IllegalArgumentException("state of a consumer that ends too soon", tooShort);
        }
    }

    private static ConsumerState read(ByteBuffer in) {
        long[] positions = getPositions(in);
        ConsumerState state = new ConsumerState();
        SkipList list = readSkipList(in);
        for (long n = Varints.get(in); n > 0; n--) {
            state.exhausted().put(Varints.get(in), (int) Varints.get(in));
        }
        getRows(in, state);
        state.restored(positions, list);
        return state;
    }

    static long[] getPositions(ByteBuffer in) {
        long[] positions = new long[POSITIONS];
        for (int i = 0; i < POSITIONS; i++) {
            positions[i] = Varints.get(in);
        }
        return positions;
    }

    /** Writes the pending messages above that sequence. */
    static void putRows(ByteArrayOutputStream out, PendingTable pending, long above) {
        int first = pending.firstAbove(above);
        int count = 0;
        for (int slot = first; slot != PendingTable.NONE; slot = pending.after(slot)) {
            count++;
        }
        Varints.put(out, count);
        long sequence = 0;
        long delivery = 0;
        long deadline = 0;
        for (int slot = first; slot != PendingTable.NONE; slot = pending.after(slot)) {
            Varints.put(out, pending.sequence(slot) - sequence);
            Varints.putSigned(out, pending.delivery(slot) - delivery);
            Varints.putSigned(out, pending.deadline(slot) - deadline);
            Varints.put(out, attempts(pending, slot));
            sequence = pending.sequence(slot);
            delivery = pending.delivery(slot);
            deadline = pending.deadline(slot);
        }
    }

    /** Reads what {@link #putRows} wrote and adds it to the pending messages. */
    static void getRows(ByteBuffer in, ConsumerState state) {
        long sequence = 0;
        long delivery = 0;
        long deadline = 0;
        for (long n = Varints.get(in); n > 0; n--) {
            sequence += Varints.get(in);
            delivery += Varints.getSigned(in);
            deadline += Varints.getSigned(in);
            state.pending().add(sequence, delivery, deadline);
            setAttempts(state, state.pending().find(sequence), Varints.get(in));
        }
    }

    /** The number of redeliveries and whether the message is queued, encoded as one number. */
    static long attempts(PendingTable pending, int slot) {
        return 2L * pending.redeliveries(slot) + (pending.isQueued(slot) ? 1 : 0);
    }

    static void setAttempts(ConsumerState state, int slot, long attempts) {
        state.pending().setRedeliveries(slot, (int) (attempts / 2));
        if (attempts % 2 == 1) {
            state.queued(slot);
        } else {
            state.pending().setQueued(slot, false);
        }
    }

    private static @Nullable SkipList readSkipList(ByteBuffer in) {
        long length = Varints.get(in);
        if (length == 0) {
            return null;
        }
        long resume = Varints.get(in);
        List<Long> sequences = new ArrayList<>();
        for (long n = length; n > 0; n--) {
            sequences.add(Varints.get(in));
        }
        return new SkipList(sequences, resume);
    }
}
