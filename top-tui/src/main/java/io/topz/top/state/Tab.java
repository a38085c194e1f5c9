package io.topz.top.state;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A view of the view bar, in its order; its number key is its position, counted from one. */
public enum Tab {
    CONNECTIONS('1', "Connections"),
    CLOSED('2', "Closed"),
    STREAMS('3', "Streams"),
    CONSUMERS('4', "Consumers"),
    BUCKETS('5', "Buckets");

    private final char digit;
    private final String title;

    Tab(char digit, String title) {
        this.digit = digit;
        this.title = title;
    }

    /** Its name in the view bar. */
    public String title() {
        return title;
    }

    /** Its name where the user types it. */
    public String word() {
        return title.toLowerCase(Locale.ROOT);
    }

    /** The view of a name. */
    public static Optional<Tab> named(String word) {
        return Arrays.stream(values()).filter(tab -> tab.word().equals(word)).findFirst();
    }

    /** The names of all views. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Tab::word).toList();
    }

    /** The key that opens it. */
    public char digit() {
        return digit;
    }

    /** The page that it opens. */
    public Page page() {
        return switch (this) {
            case CONNECTIONS -> new Page.Connections();
            case CLOSED -> new Page.Closed();
            case STREAMS -> new Page.Streams();
            case CONSUMERS -> new Page.Consumers();
            case BUCKETS -> new Page.Buckets();
        };
    }
}
