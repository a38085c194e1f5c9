package io.topz.broker.client;

import java.util.ArrayDeque;

/**
 * Byte arrays of two sizes that one event loop uses again and again: many destinations get a little, few get much. Not safe
 * for several threads.
 */
final class ChunkPool {

    static final int SMALL_BYTES = 2 * 1024;
    static final int FULL_BYTES = 64 * 1024;
    private static final int MAX_SMALL_KEPT = 1024;
    private static final int MAX_FULL_KEPT = 32;

    private final ArrayDeque<byte[]> small = new ArrayDeque<>();
    private final ArrayDeque<byte[]> full = new ArrayDeque<>();

    /** An array of at least {@code length} bytes, which must not exceed {@link #FULL_BYTES}. Its content is arbitrary. */
    byte[] take(int length) {
        boolean isSmall = length <= SMALL_BYTES;
        byte[] kept = (isSmall ? small : full).pollFirst();
        return kept != null ? kept : new byte[isSmall ? SMALL_BYTES : FULL_BYTES];
    }

    void giveBack(byte[] chunk) {
        boolean isSmall = chunk.length == SMALL_BYTES;
        ArrayDeque<byte[]> kept = isSmall ? small : full;
        if (kept.size() < (isSmall ? MAX_SMALL_KEPT : MAX_FULL_KEPT)) {
            kept.addFirst(chunk);
        }
    }
}
