package io.topz.broker.jetstream.consumer.config;

import org.jspecify.annotations.Nullable;

/** The speed at which stored messages are delivered. */
public enum ReplayPolicy {
    /** As fast as possible. */
    INSTANT,
    /** At the pace at which the messages were stored. */
    ORIGINAL;

    /** The policy with that name in a configuration; {@link #INSTANT} without a name. */
    public static ReplayPolicy of(@Nullable String name) {
        return EnumNames.find(values(), name, INSTANT);
    }
}
