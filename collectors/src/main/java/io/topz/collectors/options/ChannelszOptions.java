package io.topz.collectors.options;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.Channelsz;
import java.util.Map;

/**
 * Requests the channels of a NATS Streaming server. Invalid values mean the defaults, as in nats-streaming-server.
 *
 * @param channel only this channel, empty for all
 * @param subscriptions adds the counters and the subscriptions of each channel; without it a list has only names
 * @param offset channels to skip
 * @param limit channels in the page, 0 for the default of 1024
 */
@RecordBuilder
public record ChannelszOptions(String channel, boolean subscriptions, long offset, long limit)
        implements Options<Channelsz> {

    private static final ChannelszOptions DEFAULTS = new ChannelszOptions("", false, 0, 0);

    public ChannelszOptions {
        offset = Math.max(0, offset);
        limit = Math.max(0, limit);
    }

    /** The options of a request without a query string. */
    public static ChannelszOptions defaults() {
        return DEFAULTS;
    }

    static ChannelszOptions parse(Query query) {
        return new ChannelszOptions(
                query.text("channel"),
                query.integerOrZero("subs") == 1,
                query.integerOrZero("offset"),
                query.integerOrZero("limit"));
    }

    @Override
    public Endpoint<Channelsz> endpoint() {
        return Endpoint.CHANNELSZ;
    }

    @Override
    public Map<String, String> parameters() {
        return new Parameters()
                .text("channel", channel)
                .bool("subs", subscriptions)
                .integer("offset", offset)
                .integer("limit", limit)
                .build();
    }
}
