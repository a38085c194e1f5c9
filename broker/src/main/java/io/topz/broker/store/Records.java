package io.topz.broker.store;

import io.topz.broker.subject.ByteString;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The format of the records of a segment, big-endian. Every record begins with its total length and ends with the CRC32C of the
 * preceding bytes and its position, so that a copy of it elsewhere (such as a segment stored as a message) is not a valid record.
 *
 * <pre>
 *           0       4     5         13   17         25              29             33
 *  message  length  kind  sequence  gap  timestamp  subject length  header length  subject  body  crc
 *  erased   length  kind  sequence  gap  zeros                                                    crc
 *  removal  length  kind  sequence                                                                crc
 *  state    length  kind  first     last                                                          crc
 * </pre>
 *
 * The gap is the number of preceding sequences that legitimately have no record. The state has the first sequence that may exist and
 * the last one that was used; a segment begins with it. The highest bit of the kind tells that the record belongs to the same commit as
 * the one before.
 */
final class Records {

    static final byte MESSAGE = 1;
    static final byte REMOVAL = 2;
    static final byte STATE = 3;
    static final byte ERASED = 4;

    private static final int CONTINUES = 0x80;

    static final int MESSAGE_OVERHEAD = 37;
    static final int REMOVAL_LENGTH = 17;
    static final int STATE_LENGTH = 25;

    private static final int CRC_LENGTH = 4;
    private static final int MESSAGE_HEAD = MESSAGE_OVERHEAD - CRC_LENGTH;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final CRC32C crc = new CRC32C();

    static int messageLength(StreamMessage message) {
        return Math.addExact(MESSAGE_OVERHEAD + message.subject().length(), message.body().length);
    }

    /** The position of a record: the number of its segment and its offset there. */
    static long position(int segment, int offset) {
        return ((long) segment << Integer.SIZE) | offset;
    }

    void message(byte[] target, int at, int length, StreamMessage message, long gap, boolean continues, long position) {
        INT.set(target, at, length);
        target[at + 4] = kind(MESSAGE, continues);
        LONG.set(target, at + 5, message.sequence());
        setGap(target, at, gap);
        LONG.set(target, at + 17, message.timestamp());
        INT.set(target, at + 25, message.subject().length());
        INT.set(target, at + 29, message.headerLength());
        int body = message.subject().copyTo(target, at + MESSAGE_HEAD);
        System.arraycopy(message.body(), 0, target, body, message.body().length);
        seal(target, at, length, position);
    }

    void removal(byte[] target, int at, long sequence, boolean continues, long position) {
        INT.set(target, at, REMOVAL_LENGTH);
        target[at + 4] = kind(REMOVAL, continues);
        LONG.set(target, at + 5, sequence);
        seal(target, at, REMOVAL_LENGTH, position);
    }

    void state(byte[] target, int at, long first, long last, boolean continues, long position) {
        INT.set(target, at, STATE_LENGTH);
        target[at + 4] = kind(STATE, continues);
        LONG.set(target, at + 5, first);
        LONG.set(target, at + 13, last);
        seal(target, at, STATE_LENGTH, position);
    }

    /** Erases a message: its time, subject, headers and payload become zeros. */
    void erase(byte[] target, int at, long position) {
        int length = length(target, at);
        target[at + 4] = ERASED;
        Arrays.fill(target, at + 17, at + length - CRC_LENGTH, (byte) 0);
        seal(target, at, length, position);
    }

    static void setGap(byte[] target, int at, long gap) {
        INT.set(target, at + 13, (int) Math.min(gap, Integer.MAX_VALUE));
    }

    /** Completes a record that was written or moved here with its length and checksum. */
    void seal(byte[] target, int at, int length, long position) {
        INT.set(target, at + length - CRC_LENGTH, checksum(target, at, length, position));
    }

    private int checksum(byte[] source, int at, int length, long position) {
        crc.reset();
        crc.update(source, at, length - CRC_LENGTH);
        return (int) crc.getValue() ^ (int) ((position * 0x9E3779B97F4A7C15L) >>> Integer.SIZE);
    }

    /** The length of the valid record at that place; -1 if there is none. */
    int validLength(byte[] source, int at, int end, long position) {
        int length = plausibleLength(source, at, end);
        return length > 0 && isSealed(source, at, length, position) ? length : -1;
    }

    boolean isSealed(byte[] source, int at, int length, long position) {
        return (int) INT.get(source, at + length - CRC_LENGTH) == checksum(source, at, length, position);
    }

    /** The length of bytes that look like a record ending before {@code end}; -1 if they do not. */
    static int plausibleLength(byte[] source, int at, int end) {
        if (end - at < REMOVAL_LENGTH) {
            return -1;
        }
        int length = length(source, at);
        return length <= end - at && fits(source, at, length) ? length : -1;
    }

    private static boolean fits(byte[] source, int at, int length) {
        return switch (kind(source, at)) {
            case REMOVAL -> length == REMOVAL_LENGTH;
            case STATE -> length == STATE_LENGTH;
            case MESSAGE, ERASED -> length >= MESSAGE_OVERHEAD && variablePartFits(source, at, length);
            default -> false;
        };
    }

    private static boolean variablePartFits(byte[] source, int at, int length) {
        int subject = (int) INT.get(source, at + 25);
        int header = (int) INT.get(source, at + 29);
        return subject >= 0 && header >= 0 && (long) subject + header <= length - MESSAGE_OVERHEAD;
    }

    static int length(byte[] source, int at) {
        return (int) INT.get(source, at);
    }

    private static byte kind(byte kind, boolean continues) {
        return continues ? (byte) (kind | CONTINUES) : kind;
    }

    static byte kind(byte[] source, int at) {
        return (byte) (source[at + 4] & ~CONTINUES);
    }

    /** Whether the record belongs to the same commit as the one before. */
    static boolean continues(byte[] source, int at) {
        return (source[at + 4] & CONTINUES) != 0;
    }

    /** The sequence of a message or a removal; the first sequence of a state. */
    static long sequence(byte[] source, int at) {
        return (long) LONG.get(source, at + 5);
    }

    static long gap(byte[] source, int at) {
        return (int) INT.get(source, at + 13);
    }

    /** The last sequence of a state. */
    static long last(byte[] source, int at) {
        return (long) LONG.get(source, at + 13);
    }

    /** Copies a valid message. */
    static StreamMessage toMessage(byte[] source, int at) {
        int subjectLength = (int) INT.get(source, at + 25);
        int body = at + MESSAGE_HEAD + subjectLength;
        return new StreamMessage(
                sequence(source, at),
                (long) LONG.get(source, at + 17),
                ByteString.copyOf(source, at + MESSAGE_HEAD, subjectLength),
                Arrays.copyOfRange(source, body, at + length(source, at) - CRC_LENGTH),
                (int) INT.get(source, at + 29));
    }
}
