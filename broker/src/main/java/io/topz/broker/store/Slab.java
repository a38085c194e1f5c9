package io.topz.broker.store;

import io.topz.broker.subject.ByteString;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A block of heap with the records of a {@link MemoryLog}, in the order of their sequences.
 *
 * <pre>
 *  0       4        12        20             24            28          32
 *  length  sequence timestamp subject length header length body length subject body     (length negative: removed)
 * </pre>
 */
final class Slab {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int HEAD = 32;

    final int number;
    private byte[] bytes;
    private int end;
    private int front;
    private int liveBytes;
    private @Nullable Relocations relocations;

    Slab(int number, int capacity) {
        this.number = number;
        this.bytes = new byte[capacity];
    }

    static int recordLength(StreamMessage message) {
        return Math.addExact(HEAD + message.subject().length(), message.body().length);
    }

    boolean hasRoomFor(int recordLength) {
        return recordLength <= bytes.length - end;
    }

    /** Appends a record and returns its offset. */
    int append(StreamMessage message, int length) {
        int offset = end;
        INT.set(bytes, offset, length);
        LONG.set(bytes, offset + 4, message.sequence());
        LONG.set(bytes, offset + 12, message.timestamp());
        INT.set(bytes, offset + 20, message.subject().length());
        INT.set(bytes, offset + 24, message.headerLength());
        INT.set(bytes, offset + 28, message.body().length);
        int body = message.subject().copyTo(bytes, offset + HEAD);
        System.arraycopy(message.body(), 0, bytes, body, message.body().length);
        end += length;
        liveBytes += length;
        return offset;
    }

    StreamMessage read(int originalOffset) {
        int offset = current(originalOffset);
        if (offset < 0 || length(offset) <= 0) {
            throw new IllegalArgumentException("the message at " + originalOffset + " is gone");
        }
        int subjectLength = (int) INT.get(bytes, offset + 20);
        int body = offset + HEAD + subjectLength;
        return new StreamMessage(
                (long) LONG.get(bytes, offset + 4),
                (long) LONG.get(bytes, offset + 12),
                ByteString.copyOf(bytes, offset + HEAD, subjectLength),
                Arrays.copyOfRange(bytes, body, body + (int) INT.get(bytes, offset + 28)),
                (int) INT.get(bytes, offset + 24));
    }

    /** Marks a record as removed. Repeated calls have no effect. */
    void remove(int originalOffset) {
        int offset = current(originalOffset);
        if (offset >= 0) {
            removeAt(offset);
        }
    }

    /** Marks all records below a sequence as removed, visiting each record once in its lifetime; returns whether all are below. */
    boolean removeBelow(long firstSequence) {
        while (front < end && (long) LONG.get(bytes, front + 4) < firstSequence) {
            removeAt(front);
            front += Math.abs(length(front));
        }
        return front == end;
    }

    private void removeAt(int offset) {
        int length = length(offset);
        if (length > 0) {
            INT.set(bytes, offset, -length);
            liveBytes -= length;
        }
    }

    /** Overwrites a removed record. */
    void erase(int originalOffset) {
        int offset = current(originalOffset);
        if (offset >= 0) {
            Arrays.fill(bytes, offset + HEAD, offset + Math.abs(length(offset)), (byte) 0);
        }
    }

    boolean isEmpty() {
        return liveBytes == 0;
    }

    boolean isMostlyGone() {
        return liveBytes < bytes.length / 2;
    }

    /** Copies the remaining records to an array of the right size. */
    void compact() {
        byte[] compacted = new byte[liveBytes];
        Relocations moved = new Relocations();
        int target = 0;
        for (int offset = 0; offset < end; offset += Math.abs(length(offset))) {
            int length = length(offset);
            if (length > 0) {
                System.arraycopy(bytes, offset, compacted, target, length);
                moved.add(relocations == null ? offset : relocations.original(offset), target);
                target += length;
            }
        }
        bytes = compacted;
        end = target;
        front = 0;
        relocations = moved;
    }

    int sizeBytes() {
        return bytes.length;
    }

    private int length(int offset) {
        return (int) INT.get(bytes, offset);
    }

    private int current(int originalOffset) {
        return relocations == null ? originalOffset : relocations.current(originalOffset);
    }
}
