package io.topz.recordings.format;

/**
 * Writes each bit in the space that corresponds to its probability: the binary range coder of LZMA. Probabilities adapt to the bits written
 * so far. Not thread-safe.
 */
final class RangeEncoder {

    /** The initial probability of a zero, in units of 2<sup>-11</sup>. */
    static final short EVEN = 1 << 10;

    static final int PROBABILITY_BITS = 11;
    static final int ADAPTATION = 5;
    static final int TOP = 1 << 24;

    /** The number of bytes that carries can still change. */
    static final int TAIL = 5;

    private final ByteOutput out;
    private long low;
    private int range = -1;
    private int cache;
    private long cached = 1;

    RangeEncoder(ByteOutput out) {
        this.out = out;
    }

    void bit(short[] probabilities, int index, int bit) {
        int zero = probabilities[index];
        int bound = (range >>> PROBABILITY_BITS) * zero;
        if (bit == 0) {
            range = bound;
            probabilities[index] += (short) (((1 << PROBABILITY_BITS) - zero) >> ADAPTATION);
        } else {
            low += bound & 0xFFFFFFFFL;
            range -= bound;
            probabilities[index] -= (short) (zero >> ADAPTATION);
        }
        normalise();
    }

    /** Writes bits of equal probability, the highest first. */
    void direct(long bits, int count) {
        for (int i = count - 1; i >= 0; i--) {
            range >>>= 1;
            if (((bits >>> i) & 1) != 0) {
                low += range & 0xFFFFFFFFL;
            }
            normalise();
        }
    }

    private void normalise() {
        while (Integer.compareUnsigned(range, TOP) < 0) {
            range <<= 8;
            shift();
        }
    }

    private void shift() {
        if (low < 0xFF000000L || low > 0xFFFFFFFFL) {
            int carry = (int) (low >>> 32);
            int value = cache;
            do {
                out.octet(value + carry);
                value = 0xFF;
            } while (--cached != 0);
            cache = (int) ((low >>> 24) & 0xFF);
        }
        cached++;
        low = (low & 0x00FFFFFF) << 8;
    }

    /** Writes the remaining bytes. */
    void finish() {
        for (int i = 0; i < TAIL; i++) {
            shift();
        }
    }
}
