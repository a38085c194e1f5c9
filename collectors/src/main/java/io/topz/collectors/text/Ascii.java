package io.topz.collectors.text;

import java.nio.charset.StandardCharsets;

/** Writes digits into byte arrays. */
final class Ascii {

    private Ascii() {}

    /** Writes a non-negative number with leading zeros. */
    static int digits(int number, int width, byte[] target, int start) {
        int rest = number;
        for (int i = start + width - 1; i >= start; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return start + width;
    }

    static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
