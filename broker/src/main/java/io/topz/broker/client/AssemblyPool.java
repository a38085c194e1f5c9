package io.topz.broker.client;

import java.util.ArrayDeque;

/** A pool of byte arrays in which one event loop assembles messages, one per destination of a read. Not thread-safe. */
final class AssemblyPool {

    /** The length of each array. */
    static final int BYTES = 4 * 1024;

    private static final int MAX_KEPT = 256;

    private final ArrayDeque<byte[]> kept = new ArrayDeque<>();

    /** An array of {@link #BYTES} bytes with arbitrary content. */
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
