package io.topz.metrics.streaming;

import io.topz.collectors.document.ChannelLimitsInfo;
import io.topz.collectors.document.StreamingLimits;
import io.topz.collectors.text.SubjectText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a channel. Zero is no limit.
 *
 * @param msgs the maximum number of messages
 * @param bytes the maximum number of their bytes
 * @param subscriptions the maximum number of subscriptions
 */
public record ChannelLimit(long msgs, long bytes, long subscriptions) {

    /** The limits of a channel: those of the narrowest pattern that matches its name, otherwise those of all channels. */
    static @Nullable ChannelLimit of(@Nullable StreamingLimits limits, String channel) {
        if (limits == null) {
            return null;
        }
        Map<String, ChannelLimitsInfo> own = limits.channels() == null ? Map.of() : limits.channels();
        return own.keySet().stream()
                .filter(pattern -> SubjectText.matches(pattern, channel))
                .max(SubjectText.WIDEST_FIRST)
                .map(own::get)
                .map(found -> new ChannelLimit(
                        orZero(found.maxMsgs()), orZero(found.maxBytes()), orZero(found.maxSubscriptions())))
                .orElseGet(() -> new ChannelLimit(
                        orZero(limits.maxMsgs()), orZero(limits.maxBytes()), orZero(limits.maxSubscriptions())));
    }

    private static long orZero(@Nullable Long limit) {
        return limit == null ? 0 : limit;
    }
}
