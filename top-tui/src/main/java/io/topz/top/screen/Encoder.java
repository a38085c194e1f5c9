package io.topz.top.screen;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/** Encodes characters one by one and remembers how. Not thread-safe. */
final class Encoder {

    private final Map<Character, byte[]> encoded = new HashMap<>();

    /** The bytes of a character, and nothing else; the array is shared. */
    byte[] encode(char character, Charset charset) {
        return encoded.computeIfAbsent(character, c -> c.toString().getBytes(charset));
    }
}
