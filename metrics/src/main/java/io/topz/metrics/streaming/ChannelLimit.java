package io.topz.metrics.streaming;

import io.topz.collectors.document.ChannelLimitsInfo;
import io.topz.collectors.document.StreamingLimits;
import io.topz.collectors.text.SubjectText;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a channel. Zero is no limit.
 *
 * @param msgs the maximum number of messages
 * @param bytes the maximum number of their bytes
 */
public record ChannelLimit(long msgs, long bytes) {

    /** Orders patterns that match the same channel: the narrowest first. */
    private static final Comparator<String> NARROWEST_FIRST = Comparator.comparing(ChannelLimit::width);

    /** The limits of a channel: those of the narrowest pattern that matches its name, otherwise those of all channels. */
    static @Nullable ChannelLimit of(@Nullable StreamingLimits limits, String channel) {
        if (limits == null) {
            return null;
        }
        Map<String, ChannelLimitsInfo> own = limits.channels() == null ? Map.of() : limits.channels();
        return own.keySet().stream()
                .filter(pattern -> SubjectText.matches(pattern, channel))
                .min(NARROWEST_FIRST)
                .map(own::get)
                .map(found -> new ChannelLimit(orZero(found.maxMsgs()), orZero(found.maxBytes())))
                .orElseGet(() -> new ChannelLimit(orZero(limits.maxMsgs()), orZero(limits.maxBytes())));
    }

    /** A text that sorts a literal token before {@code *}, and that before {@code >}. */
    private static String width(String pattern) {
        return Stream.of(pattern.split("\\.", -1))
                .map(token -> token.equals(">") ? "2" : token.equals("*") ? "1" : "0")
                .collect(Collectors.joining());
    }

    private static long orZero(@Nullable Long limit) {
        return limit == null ? 0 : limit;
    }
}
