package io.topz.broker.jetstream.consumer.config;

import org.jspecify.annotations.Nullable;

/** With which message a consumer begins. */
public enum DeliverPolicy {
    ALL,
    LAST,
    NEW,
    BY_START_SEQUENCE,
    BY_START_TIME,
    LAST_PER_SUBJECT;

    /** The policy of that name in a configuration; all without a name. */
    public static DeliverPolicy of(@Nullable String name) {
        return EnumNames.find(values(), name, ALL);
    }

    /** As error texts call it. */
    String inWords() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
