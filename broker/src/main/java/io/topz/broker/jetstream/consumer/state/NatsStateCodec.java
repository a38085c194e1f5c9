package io.topz.broker.jetstream.consumer.state;

import io.topz.broker.jetstream.consumer.config.RedeliveryPolicy;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Encodes and decodes a {@link ConsumerState} in the format of nats-server's {@code o.dat}, which backups contain.
 *
 * <pre>
 *  22, version (1 or 2)
 *  acknowledged: delivery, sequence; delivered: delivery, sequence
 *  number of pending messages [base time, each: sequence, delivery (version 2), seconds from the base time]
 *  number of messages that were redelivered, each: sequence, how often
 * </pre>
 *
 * Numbers are varints, times are signed ones in seconds; sequences of messages and deliveries count from the acknowledged ones. The format
 * has the time of a delivery instead of the deadline of its acknowledgement, and no skip list.
 */
public final class NatsStateCodec {

    private static final byte MAGIC = 22;
    private static final byte VERSION = 2;
    private static final int MAX_NUMBER = 10;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private NatsStateCodec() {}

    /** Encodes a state; {@code policy} yields the delivery times of its messages. */
    public static byte[] encode(ConsumerState state, RedeliveryPolicy policy, long now) {
        PendingTable pending = state.pending();
        Map<Long, Integer> redelivered = redelivered(state);
        ByteBuffer out = ByteBuffer.allocate(2 + MAX_NUMBER * (7 + 3 * pending.size() + 2 * redelivered.size()));
        out.put(MAGIC).put(VERSION);
        put(out, state.floorDelivery());
        put(out, state.floor());
        put(out, state.nextDelivery() - 1);
        put(out, state.deliveredSequence());
        put(out, pending.size());
        if (pending.size() > 0) {
            long base = now / SECOND;
            putSigned(out, base);
            for (int slot = pending.first(); slot != PendingTable.NONE; slot = pending.after(slot)) {
                put(out, pending.sequence(slot) - state.floor());
                put(out, pending.delivery(slot) - state.floorDelivery());
                long delivered = policy.lastDelivery(pending.deadline(slot), pending.redeliveries(slot));
                putSigned(out, base - delivered / SECOND);
            }
        }
        put(out, redelivered.size());
        redelivered.forEach((sequence, times) -> {
            put(out, sequence - state.floor());
            put(out, times);
        });
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static Map<Long, Integer> redelivered(ConsumerState state) {
        Map<Long, Integer> redelivered = new TreeMap<>();
        state.exhausted().forEach((sequence, deliveries) -> redelivered.put(sequence, deliveries - 1));
        PendingTable pending = state.pending();
        for (int slot = pending.first(); slot != PendingTable.NONE; slot = pending.after(slot)) {
            if (pending.redeliveries(slot) > 0) {
                redelivered.put(pending.sequence(slot), pending.redeliveries(slot));
            }
        }
        redelivered.values().removeIf(times -> times <= 0);
        return redelivered;
    }

    /**
     * Decodes a state.
     *
     * @param policy yields the deadlines of its messages
     * @throws IllegalArgumentException if these are not the bytes of one
     */
    public static ConsumerState decode(byte[] bytes, RedeliveryPolicy policy) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            byte magic = in.get();
            byte version = in.get();
            if (magic != MAGIC || version < 1 || version > VERSION) {
                throw corrupt();
            }
            return read(in, version, policy);
        } catch (BufferUnderflowException tooShort) {
            throw corrupt();
        }
    }

    private static ConsumerState read(ByteBuffer in, byte version, RedeliveryPolicy policy) {
        long floorDelivery = get(in);
        long floor = get(in);
        long delivered = get(in);
        long sequence = get(in);
        if (version == 1) {
            delivered += Math.max(0, floorDelivery - 1);
            sequence += Math.max(0, floor - 1);
        }
        if (floor < 0 || sequence < 0 || floorDelivery < 0 || delivered < 0 || sequence == Long.MAX_VALUE) {
            throw corrupt();
        }
        ConsumerState state = new ConsumerState();
        readPending(in, version, floor, floorDelivery, state.pending());
        for (long n = get(in); n > 0; n--) {
            long redelivered = get(in) + floor;
            int times = (int) Math.max(0, Math.min(get(in), Integer.MAX_VALUE - 1));
            int slot = state.pending().find(redelivered);
            if (slot != PendingTable.NONE) {
                state.pending().setRedeliveries(slot, times);
            } else if (redelivered > floor) {
                state.exhausted().put(redelivered, times + 1);
            }
        }
        PendingTable pending = state.pending();
        for (int slot = pending.first(); slot != PendingTable.NONE; slot = pending.after(slot)) {
            pending.setDeadline(slot, policy.deadline(pending.deadline(slot), pending.redeliveries(slot)));
        }
        state.restored(new long[] {sequence + 1, delivered + 1, floor, floorDelivery}, null);
        return state;
    }

    /** Reads the pending messages, each with the time of its last delivery in place of its deadline. */
    private static void readPending(ByteBuffer in, byte version, long floor, long floorDelivery, PendingTable pending) {
        long count = get(in);
        if (count == 0) {
            return;
        }
        long base = getSigned(in);
        Map<Long, long[]> inOrder = new TreeMap<>();
        for (long n = 1; n <= count; n++) {
            long sequence = get(in) + floor;
            long delivery = (version == 1 ? n : get(in)) + floorDelivery;
            long seconds = version == 1 ? base + getSigned(in) : base - getSigned(in);
            if (sequence <= 0 || delivery <= 0) {
                throw corrupt();
            }
            inOrder.put(sequence, new long[] {delivery, seconds * SECOND});
        }
        inOrder.forEach((sequence, values) -> pending.add(sequence, values[0], values[1]));
    }

    private static IllegalArgumentException corrupt() {
        return new IllegalArgumentException("corrupt state file");
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
