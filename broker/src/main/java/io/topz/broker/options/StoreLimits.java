package io.topz.broker.options;

import static io.topz.broker.options.Requirements.require;

import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Subjects;
import io.topz.collectors.text.SubjectText;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a store of NATS Streaming. A channel has the limits of the narrowest override that matches its name. An override inherits
 * what it does not set from the next wider override that includes it, and the widest inherits from the general limits.
 *
 * @param maxChannels the maximum number of channels; zero means unlimited
 * @param general the limits of a channel that no override matches
 * @param overrides the limits of some channels by name or by pattern ({@code *} matches one token, a final {@code >} one or more); they
 *     are put in order, the widest first
 */
public record StoreLimits(int maxChannels, ChannelLimits general, Map<String, ChannelOverrides> overrides) {

    /** The defaults of nats-streaming-server. */
    public static final StoreLimits DEFAULT = new StoreLimits(100, ChannelLimits.DEFAULT, Map.of());

    /** Rejects invalid values. */
    public StoreLimits {
        require(maxChannels >= 0, "the maximum number of channels may not be negative, but is " + maxChannels);
        overrides.keySet().forEach(StoreLimits::requireValid);
        long named = overrides.keySet().stream().filter(StoreLimits::isLiteral).count();
        require(
                maxChannels == 0 || named <= maxChannels,
                "too many channels defined (" + named + "). The max channels limit is set to " + maxChannels);
        Map<String, ChannelOverrides> ordered = new TreeMap<>(SubjectText.WIDEST_FIRST);
        ordered.putAll(overrides);
        overrides = Collections.unmodifiableMap(ordered);
    }

    /** The limits of a channel, or of an override, with all that it inherits. */
    public ChannelLimits of(String name) {
        String wider = nextWider(name);
        ChannelLimits inherited = wider == null ? general : of(wider);
        ChannelOverrides own = overrides.get(name);
        return own == null ? inherited : own.over(inherited);
    }

    /** The narrowest other override that includes a channel or an override; null if there is none. */
    public @Nullable String nextWider(String name) {
        ByteString inner = ByteString.of(name);
        String narrowest = null;
        for (String other : overrides.keySet()) {
            if (!other.equals(name) && Subjects.includes(ByteString.of(other), inner)) {
                narrowest = other;
            }
        }
        return narrowest;
    }

    private static void requireValid(String name) {
        require(Subjects.isValid(ByteString.of(name)) && !name.contains("/"), "invalid channel name \"" + name + "\"");
    }

    private static boolean isLiteral(String name) {
        return Subjects.isLiteral(ByteString.of(name));
    }
}
