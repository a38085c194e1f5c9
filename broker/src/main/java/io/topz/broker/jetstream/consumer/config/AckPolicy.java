package io.topz.broker.jetstream.consumer.config;

import org.jspecify.annotations.Nullable;

/** The acknowledgement policy of a consumer. */
public enum AckPolicy {
    /** Nothing: delivered is done. */
    NONE,
    /** The last of a row: all before it are meant, too. */
    ALL,
    /** Each message. */
    EXPLICIT;

    /** The policy of that name in a configuration; none without a name. */
    public static AckPolicy of(@Nullable String name) {
        return EnumNames.find(values(), name, NONE);
    }
}
