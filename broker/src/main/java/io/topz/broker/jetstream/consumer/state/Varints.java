package io.topz.broker.jetstream.consumer.state;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Encodes the numbers in stored states of consumers: 7 bits per byte, low bits first. */
final class Varints {

    private static final int BITS_PER_BYTE = 7;
    private static final int MAX_BITS = 70;

    private Varints() {}

    static void put(ByteArrayOutputStream out, long number) {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= BITS_PER_BYTE;
        }
        out.write((int) rest);
    }

    /** Writes a number that may be negative. Numbers with a small absolute value are short. */
    static void putSigned(ByteArrayOutputStream out, long number) {
        put(out, (number << 1) ^ (number >> 63));
    }

    /**
     * Reads a number.
     *
     * @throws BufferUnderflowException if the bytes end within it
     */
    static long get(ByteBuffer in) {
        long number = 0;
        int shift = 0;
        byte b;
        do {
            b = in.get();
            number |= (b & 0x7fL) << shift;
            shift += BITS_PER_BYTE;
        } while (b < 0 && shift < MAX_BITS);
        return number;
    }

    static long getSigned(ByteBuffer in) {
        long number = get(in);
        return (number >>> 1) ^ -(number & 1);
    }
}
