package io.topz.collectors.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the JSON form of texts that repeat within a document, such as server names, policies and kinds. A text that occurs once costs
 * very little. Used by one thread.
 */
final class RepeatedTexts {

    private static final int SLOTS = 512;
    private static final int MAX_LENGTH = 100;
    private static final byte[] SEEN_ONCE = {};

    private final @Nullable String[] texts = new @Nullable String[SLOTS];
    private final byte[][] encoded = new byte[SLOTS][];

    /** The bytes that were written for the previous text, null if they are unknown. */
    byte @Nullable [] find(String text) {
        int slot = slot(text);
        String there = texts[slot];
        return there != null && there.equals(text) && encoded[slot] != SEEN_ONCE ? encoded[slot] : null;
    }

    /** Records the bytes that were written for a text. They are remembered when it occurs twice in a row. */
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
