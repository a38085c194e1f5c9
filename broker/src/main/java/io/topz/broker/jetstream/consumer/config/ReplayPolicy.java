package io.topz.broker.jetstream.consumer.config;

import org.jspecify.annotations.Nullable;

/** The speed at which stored messages are delivered. */
public enum ReplayPolicy {
    /** As fast as they can. */
    INSTANT,
    /** At the pace at which they were stored. */
    ORIGINAL;

    /** The policy of that name in a configuration; instant without a name. */
    public static ReplayPolicy of(@Nullable String name) {
        return EnumNames.find(values(), name, INSTANT);
    }
}
