package io.topz.broker.jetstream.backup;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The 64-bit keyed hash that nats-server appends to what it stores. Used by one thread.
 *
 * <p>Source: Alakuijala, Cox, Wassenberg, "Fast keyed hash/pseudo-random function using SIMD multiply and permute", and the test
 * vectors of the reference implementation.
 */
final class HighwayHash {

    private static final int PACKET = 32;
    private static final int LANES = 4;
    private static final int FINAL_ROUNDS = 4;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long[] INIT_0 = {
        0xdbe6d5d5fe4cce2fL, 0xa4093822299f31d0L, 0x13198a2e03707344L, 0x243f6a8885a308d3L
    };
    private static final long[] INIT_1 = {
        0x3bd39e10cb0ef593L, 0xc0acf169b5f18a8cL, 0xbe5466cf34e90c6cL, 0x452821e638d01377L
    };

    private final long[] key = new long[LANES];
    private final long[] v0 = new long[LANES];
    private final long[] v1 = new long[LANES];
    private final long[] mul0 = new long[LANES];
    private final long[] mul1 = new long[LANES];
    private final byte[] packet = new byte[PACKET];
    private int buffered;

    /** {@code key} has 32 bytes. */
    HighwayHash(byte[] key) {
        for (int lane = 0; lane < LANES; lane++) {
            this.key[lane] = (long) LONG.get(key, lane * Long.BYTES);
        }
        reset();
    }

    /** A hash whose key is the SHA-256 of a name. */
    static HighwayHash keyedBy(String name) {
        try {
            return new HighwayHash(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Starts over. */
    HighwayHash reset() {
        for (int lane = 0; lane < LANES; lane++) {
            v0[lane] = INIT_0[lane] ^ key[lane];
            v1[lane] = INIT_1[lane] ^ Long.rotateLeft(key[lane], Integer.SIZE);
            mul0[lane] = INIT_0[lane];
            mul1[lane] = INIT_1[lane];
        }
        buffered = 0;
        return this;
    }

    HighwayHash update(byte[] bytes) {
        return update(bytes, 0, bytes.length);
    }

    HighwayHash update(byte[] bytes, int offset, int length) {
        int from = offset;
        int left = length;
        if (buffered > 0) {
            int n = Math.min(left, PACKET - buffered);
            System.arraycopy(bytes, from, packet, buffered, n);
            buffered += n;
            from += n;
            left -= n;
            if (buffered < PACKET) {
                return this;
            }
            mix(packet, 0);
            buffered = 0;
        }
        for (; left >= PACKET; from += PACKET, left -= PACKET) {
            mix(bytes, from);
        }
        System.arraycopy(bytes, from, packet, 0, left);
        buffered = left;
        return this;
    }

    /** The hash of all bytes added since the last reset. No bytes may be added after it. */
    long hash() {
        if (buffered > 0) {
            mixRest();
        }
        byte[] permuted = new byte[PACKET];
        for (int round = 0; round < FINAL_ROUNDS; round++) {
            for (int lane = 0; lane < LANES; lane++) {
                LONG.set(permuted, lane * Long.BYTES, Long.rotateLeft(v0[lane ^ 2], Integer.SIZE));
            }
            mix(permuted, 0);
        }
        return v0[0] + v1[0] + mul0[0] + mul1[0];
    }

    /** Mixes the last, incomplete packet: its length goes into the state, its end to the end of a padded packet. */
    private void mixRest() {
        int size = buffered;
        int rest = size & 3;
        byte[] padded = new byte[PACKET];
        System.arraycopy(packet, 0, padded, 0, size - rest);
        for (int lane = 0; lane < LANES; lane++) {
            v0[lane] += ((long) size << Integer.SIZE) + size;
            v1[lane] = (rotate((int) (v1[lane] >>> Integer.SIZE), size) << Integer.SIZE) | rotate((int) v1[lane], size);
        }
        if ((size & 16) != 0) {
            System.arraycopy(packet, size - 4, padded, PACKET - 4, 4);
        } else if (rest != 0) {
            int at = size - rest;
            padded[16] = packet[at];
            padded[17] = packet[at + (rest >>> 1)];
            padded[18] = packet[at + rest - 1];
        }
        mix(padded, 0);
    }

    private static long rotate(int half, int distance) {
        return Integer.toUnsignedLong(Integer.rotateLeft(half, distance));
    }

    private void mix(byte[] bytes, int offset) {
        for (int lane = 0; lane < LANES; lane++) {
            v1[lane] += mul0[lane] + (long) LONG.get(bytes, offset + lane * Long.BYTES);
            mul0[lane] ^= (v1[lane] & 0xffffffffL) * (v0[lane] >>> Integer.SIZE);
            v0[lane] += mul1[lane];
            mul1[lane] ^= (v0[lane] & 0xffffffffL) * (v1[lane] >>> Integer.SIZE);
        }
        zipper(v1, v0);
        zipper(v0, v1);
    }

    private static void zipper(long[] from, long[] to) {
        for (int even = 0; even < LANES; even += 2) {
            long low = from[even];
            long high = from[even + 1];
            to[even] += (((low & 0xff000000L) | (high & 0xff00000000L)) >>> 24)
                    | (((low & 0xff0000000000L) | (high & 0xff000000000000L)) >>> 16)
                    | (low & 0xff0000L)
                    | ((low & 0xff00L) << 32)
                    | ((high & 0xff00000000000000L) >>> 8)
                    | (low << 56);
            to[even + 1] += (((high & 0xff000000L) | (low & 0xff00000000L)) >>> 24)
                    | (high & 0xff0000L)
                    | ((high & 0xff0000000000L) >>> 16)
                    | ((high & 0xff00L) << 24)
                    | ((low & 0xff000000000000L) >>> 8)
                    | ((high & 0xffL) << 48)
                    | (low & 0xff00000000000000L);
        }
    }
}
