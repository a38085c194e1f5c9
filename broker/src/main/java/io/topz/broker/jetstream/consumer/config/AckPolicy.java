package io.topz.broker.jetstream.consumer.config;

import org.jspecify.annotations.Nullable;

/** The acknowledgement policy of a consumer. */
public enum AckPolicy {
    /** No acknowledgements: a message is done when it is delivered. */
    NONE,
    /** An acknowledgement covers all earlier messages, too. */
    ALL,
    /** Each message is acknowledged separately. */
    EXPLICIT;

    /** The policy with that name in a configuration; {@link #NONE} without a name. */
    public static AckPolicy of(@Nullable String name) {
        return EnumNames.find(values(), name, NONE);
    }
}
