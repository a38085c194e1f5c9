package io.topz.top.view;

import org.jspecify.annotations.Nullable;

/** A bar of ten characters for a share. */
final class Bar {

    private static final int WIDTH = 10;

    private Bar() {}

    /** The bar: full for a share of 1 or more, empty for zero or an unknown share. */
    static String of(@Nullable Double share) {
        int filled = share == null ? 0 : (int) Math.round(Math.min(1, share) * WIDTH);
        return "█".repeat(filled) + "▁".repeat(WIDTH - filled);
    }
}
