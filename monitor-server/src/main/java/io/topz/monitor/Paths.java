package io.topz.monitor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Parses request targets: base paths, redirects and the characters that are allowed. */
final class Paths {

    private Paths() {}

    /**
     * The path without empty, {@code .} and {@code ..} segments, as Go's {@code path.Clean} returns it, except that a slash at the end
     * stays. A request for any other form is redirected to it.
     */
    static String clean(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/")) {
            switch (segment) {
                case "", "." -> {}
                case ".." -> segments.pollLast();
                default -> segments.addLast(segment);
            }
        }
        String clean = "/" + String.join("/", segments);
        return path.endsWith("/") && !segments.isEmpty() ? clean + "/" : clean;
    }

    /** A configured base path with a leading slash and none at the end; empty for none. */
    static String base(String configured) {
        String clean = clean(configured);
        return clean.endsWith("/") ? clean.substring(0, clean.length() - 1) : clean;
    }

    /** Decodes a part of a request target from UTF-8; each of its bytes is given as the character of the same number. */
    static @Nullable String utf8(@Nullable String target) {
        return target == null || isAscii(target)
                ? target
                : new String(target.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** A request target as header text: bytes above 127 are escaped. */
    static String escapeNonAscii(String target) {
        if (isAscii(target)) {
            return target;
        }
        StringBuilder escaped = new StringBuilder();
        target.chars().forEach(character -> {
            if (character < 128) {
                escaped.append((char) character);
            } else {
                escaped.append("%%%02X".formatted(character));
            }
        });
        return escaped.toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }
}
