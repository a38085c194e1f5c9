package io.topz.collectors.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how texts look as JSON that come again and again in a document: names of servers, policies, kinds. A text that
 * comes once costs next to nothing. One thread.
 */
final class RepeatedTexts {

    private static final int SLOTS = 512;
    private static final int MAX_LENGTH = 100;
    private static final byte[] SEEN_ONCE = {};

    private final @Nullable String[] texts = new @Nullable String[SLOTS];
    private final byte[][] encoded = new byte[SLOTS][];

    /** The bytes that were written for the previous text, if they are known. */
    byte @Nullable [] find(String text) {
        int slot = slot(text);
        String there = texts[slot];
        return there != null && there.equals(text) && encoded[slot] != SEEN_ONCE ? encoded[slot] : null;
    }

    /** A text was written as those bytes. The second time in a row they are remembered. */
    void written(String text, byte[] buffer, int from, int to) {
        if (text.length() > MAX_LENGTH) {
            return;
        }
        int slot = slot(text);
        if (text.equals(texts[slot])) {
            encoded[slot] = Arrays.copyOfRange(buffer, from, to);
        } else {
            texts[slot] = text;
            encoded[slot] = SEEN_ONCE;
        }
    }

    private static int slot(String text) {
        int hash = text.hashCode();
        return (hash ^ (hash >>> 16)) & (SLOTS - 1);
    }
}
