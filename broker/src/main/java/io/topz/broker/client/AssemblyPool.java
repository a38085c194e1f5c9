package io.topz.broker.client;

import java.util.ArrayDeque;

/**
 * Byte arrays in which one event loop puts messages together, used again and again: one per destination of a read. Not safe
 * for several threads.
 */
final class AssemblyPool {

    /** Length of each array. */
    static final int BYTES = 4 * 1024;

    private static final int MAX_KEPT = 256;

    private final ArrayDeque<byte[]> kept = new ArrayDeque<>();

    /** An array of {@link #BYTES} bytes with any content. */
    byte[] take() {
        byte[] array = kept.pollFirst();
        return array != null ? array : new byte[BYTES];
    }

    void giveBack(byte[] array) {
        if (kept.size() < MAX_KEPT) {
            kept.addFirst(array);
        }
    }
}
