package io.topz.broker.jetstream.consumer.config;

import org.jspecify.annotations.Nullable;

/** The policy that determines the first message of a consumer. */
public enum DeliverPolicy {
    ALL,
    LAST,
    NEW,
    BY_START_SEQUENCE,
    BY_START_TIME,
    LAST_PER_SUBJECT;

    /** The policy with that name in a configuration; {@link #ALL} without a name. */
    public static DeliverPolicy of(@Nullable String name) {
        return EnumNames.find(values(), name, ALL);
    }

    /** The name used in error messages. */
    String inWords() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
