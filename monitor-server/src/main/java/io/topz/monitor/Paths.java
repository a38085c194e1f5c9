package io.topz.monitor;

import java.util.ArrayDeque;
import java.util.Deque;

/** The shape of paths: where redirects lead and what a base path means. */
final class Paths {

    private Paths() {}

    /**
     * The path without empty, {@code .} and {@code ..} segments, as Go's {@code path.Clean} gives it; a slash at the end
     * stays. A request for any other spelling is redirected to it.
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

    /** A base path as it is configured, with a leading slash and none at the end; empty for none. */
    static String base(String configured) {
        String clean = clean(configured);
        return clean.endsWith("/") ? clean.substring(0, clean.length() - 1) : clean;
    }
}
