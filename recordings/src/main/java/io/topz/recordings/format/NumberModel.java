package io.topz.recordings.format;

import java.io.IOException;
import java.util.Arrays;

/**
 * A probability model of the differences in one column, learned from earlier ones: whether there is a difference, its sign, its number of
 * bits, and its highest bits. Not thread-safe.
 */
final class NumberModel {

    /** The number of bits below the highest one that are modelled. */
    private static final int MODELLED = 3;

    private static final int LENGTH_BITS = 7;

    private final short[] zero = even(4);
    private final short[] sign = even(1);
    private final short[] length = even(1 << LENGTH_BITS);
    private final short[] high = even(65 << MODELLED);

    private static short[] even(int count) {
        short[] probabilities = new short[count];
        Arrays.fill(probabilities, RangeEncoder.EVEN);
        return probabilities;
    }

    /**
     * Writes a value.
     *
     * @param context 0 to 3, from the known values of the row
     */
    void write(RangeEncoder out, int context, long value) {
        out.bit(zero, context, value == 0 ? 0 : 1);
        if (value == 0) {
            return;
        }
        out.bit(sign, 0, value < 0 ? 1 : 0);
        // The least number has no positive counterpart, but its bits are right as an unsigned number.
        long size = value < 0 ? -value : value;
        int bits = Long.SIZE - Long.numberOfLeadingZeros(size);
        int node = 1;
        for (int i = LENGTH_BITS - 1; i >= 0; i--) {
            int bit = (bits >> i) & 1;
            out.bit(length, node, bit);
            node = (node << 1) | bit;
        }
        int below = bits - 1;
        node = 1;
        for (int i = 0; i < Math.min(MODELLED, bits - 1); i++) {
            below--;
            int bit = (int) ((size >>> below) & 1);
            out.bit(high, (bits << MODELLED) | node, bit);
            node = (node << 1) | bit;
        }
        out.direct(size, below);
    }

    long read(RangeDecoder in, int context) throws IOException {
        if (in.bit(zero, context) == 0) {
            return 0;
        }
        boolean negative = in.bit(sign, 0) != 0;
        int node = 1;
        for (int i = 0; i < LENGTH_BITS; i++) {
            node = (node << 1) | in.bit(length, node);
        }
        int bits = node - (1 << LENGTH_BITS);
        if (bits < 1 || bits > Long.SIZE) {
            throw new IOException("a number is too long");
        }
        long size = 1;
        int below = bits - 1;
        node = 1;
        for (int i = 0; i < Math.min(MODELLED, bits - 1); i++) {
            below--;
            int bit = in.bit(high, (bits << MODELLED) | node);
            size = (size << 1) | bit;
            node = (node << 1) | bit;
        }
        size = (size << below) | in.direct(below);
        return negative ? -size : size;
    }
}
