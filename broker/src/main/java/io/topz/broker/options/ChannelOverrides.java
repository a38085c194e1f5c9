package io.topz.broker.options;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The limits that a channel of NATS Streaming, or all channels of a pattern, have in place of those that they inherit. Null means
 * inherited, and zero unlimited. The components have the meaning that they have in {@link ChannelLimits}.
 */
@RecordBuilder
public record ChannelOverrides(
        @Nullable Integer maxSubscriptions,
        @Nullable Long maxMessages,
        @Nullable Long maxBytes,
        @Nullable Duration maxAge,
        @Nullable Duration maxInactivity) {

    /** Rejects invalid values. */
    public ChannelOverrides {
        new ChannelLimits(
                Objects.requireNonNullElse(maxSubscriptions, 0),
                Objects.requireNonNullElse(maxMessages, 0L),
                Objects.requireNonNullElse(maxBytes, 0L),
                Objects.requireNonNullElse(maxAge, Duration.ZERO),
                Objects.requireNonNullElse(maxInactivity, Duration.ZERO));
    }

    /** The given limits with these in place of those that are set here. */
    ChannelLimits over(ChannelLimits inherited) {
        return new ChannelLimits(
                Objects.requireNonNullElse(maxSubscriptions, inherited.maxSubscriptions()),
                Objects.requireNonNullElse(maxMessages, inherited.maxMessages()),
                Objects.requireNonNullElse(maxBytes, inherited.maxBytes()),
                Objects.requireNonNullElse(maxAge, inherited.maxAge()),
                Objects.requireNonNullElse(maxInactivity, inherited.maxInactivity()));
    }
}
