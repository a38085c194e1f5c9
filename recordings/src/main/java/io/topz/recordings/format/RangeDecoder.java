package io.topz.recordings.format;

import java.io.IOException;

/** Reads the output of {@link RangeEncoder}. Not thread-safe. */
final class RangeDecoder {

    private final ByteInput in;
    private int range = -1;
    private int code;

    RangeDecoder(ByteInput in) throws IOException {
        this.in = in;
        for (int i = 0; i < RangeEncoder.TAIL; i++) {
            code = (code << 8) | in.octet();
        }
    }

    int bit(short[] probabilities, int index) throws IOException {
        int zero = probabilities[index];
        int bound = (range >>> RangeEncoder.PROBABILITY_BITS) * zero;
        int bit;
        if (Integer.compareUnsigned(code, bound) < 0) {
            range = bound;
            probabilities[index] += (short) (((1 << RangeEncoder.PROBABILITY_BITS) - zero) >> RangeEncoder.ADAPTATION);
            bit = 0;
        } else {
            code -= bound;
            range -= bound;
            probabilities[index] -= (short) (zero >> RangeEncoder.ADAPTATION);
            bit = 1;
        }
        normalise();
        return bit;
    }

    long direct(int count) throws IOException {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            range >>>= 1;
            int bit = Integer.compareUnsigned(code, range) < 0 ? 0 : 1;
            code -= bit == 0 ? 0 : range;
            bits = (bits << 1) | bit;
            normalise();
        }
        return bits;
    }

    private void normalise() throws IOException {
        while (Integer.compareUnsigned(range, RangeEncoder.TOP) < 0) {
            range <<= 8;
            code = (code << 8) | in.octet();
        }
    }
}
