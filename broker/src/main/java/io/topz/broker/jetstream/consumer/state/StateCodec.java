package io.topz.broker.jetstream.consumer.state;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ConsumerState} as bytes.
 *
 * <pre>
 *  version, 4 positions
 *  length of the skip list [resume, its sequences]
 *  number of messages given up, each: sequence, deliveries
 *  number of pending messages, each: sequence, delivery, deadline, redeliveries, whether queued
 * </pre>
 *
 * The version is a byte; numbers are of 7 bits per byte, low bits first; sequences and times within a row are differences.
 */
public final class StateCodec {

    private static final byte VERSION = 1;
    private static final int POSITIONS = 4;
    private static final int MAX_NUMBER = 10;

    private StateCodec() {}

    /** The bytes of a state. */
    public static byte[] encode(ConsumerState state) {
        SkipList list = state.skipList();
        List<Long> skipped = list == null ? List.of() : list.rest();
        PendingTable pending = state.pending();
        int numbers = POSITIONS + 4 + skipped.size() + 2 * state.exhausted().size() + 5 * pending.size();
        ByteBuffer out = ByteBuffer.allocate(1 + MAX_NUMBER * numbers);
        out.put(VERSION);
        for (long position : state.positions()) {
            put(out, position);
        }
        put(out, skipped.size());
        if (list != null) {
            put(out, list.resume());
            skipped.forEach(sequence -> put(out, sequence));
        }
        put(out, state.exhausted().size());
        state.exhausted().forEach((sequence, deliveries) -> {
            put(out, sequence);
            put(out, deliveries);
        });
        put(out, pending.size());
        long sequence = 0;
        long delivery = 0;
        long deadline = 0;
        for (int slot = pending.first(); slot != PendingTable.NONE; slot = pending.after(slot)) {
            put(out, pending.sequence(slot) - sequence);
            putSigned(out, pending.delivery(slot) - delivery);
            putSigned(out, pending.deadline(slot) - deadline);
            put(out, 2L * pending.redeliveries(slot) + (pending.isQueued(slot) ? 1 : 0));
            sequence = pending.sequence(slot);
            delivery = pending.delivery(slot);
            deadline = pending.deadline(slot);
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /**
     * Reads a state back.
     *
     * @throws IllegalArgumentException if these are not the bytes of one
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
        long[] positions = new long[POSITIONS];
        for (int i = 0; i < POSITIONS; i++) {
            positions[i] = get(in);
        }
        ConsumerState state = new ConsumerState();
        SkipList list = readSkipList(in);
        Map<Long, Integer> exhausted = new TreeMap<>();
        for (long n = get(in); n > 0; n--) {
            exhausted.put(get(in), (int) get(in));
        }
        long sequence = 0;
        long delivery = 0;
        long deadline = 0;
        PendingTable pending = state.pending();
        List<Long> queued = new ArrayList<>();
        for (long n = get(in); n > 0; n--) {
            sequence += get(in);
            delivery += getSigned(in);
            deadline += getSigned(in);
            pending.add(sequence, delivery, deadline);
            long redeliveries = get(in);
            pending.setRedeliveries(pending.find(sequence), (int) (redeliveries / 2));
            if (redeliveries % 2 == 1) {
                queued.add(sequence);
            }
        }
        queued.forEach(again -> state.queued(pending.find(again)));
        state.restored(positions, list, exhausted);
        return state;
    }

    private static @Nullable SkipList readSkipList(ByteBuffer in) {
        long length = get(in);
        if (length == 0) {
            return null;
        }
        long resume = get(in);
        List<Long> sequences = new ArrayList<>();
        for (long n = length; n > 0; n--) {
            sequences.add(get(in));
        }
        return new SkipList(sequences, resume);
    }

    private static void putSigned(ByteBuffer out, long number) {
        put(out, (number << 1) ^ (number >> 63));
    }

    private static long getSigned(ByteBuffer in) {
        long number = get(in);
        return (number >>> 1) ^ -(number & 1);
    }

    private static void put(ByteBuffer out, long number) {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            out.put((byte) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static long get(ByteBuffer in) {
        long number = 0;
        int shift = 0;
        byte b;
        do {
            b = in.get();
            number |= (b & 0x7fL) << shift;
            shift += 7;
        } while (b < 0 && shift < 70);
        return number;
    }
}
