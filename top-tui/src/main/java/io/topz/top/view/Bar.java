package io.topz.top.view;

import org.jspecify.annotations.Nullable;

/** A share as a bar of ten characters. */
final class Bar {

    private static final int WIDTH = 10;

    private Bar() {}

    /** All blocks for a full share or more, none for zero or an unknown share. */
    static String of(@Nullable Double share) {
        int filled = share == null ? 0 : (int) Math.round(Math.min(1, share) * WIDTH);
        return "█".repeat(filled) + "▁".repeat(WIDTH - filled);
    }
}
