package io.topz.collectors.options;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.Jsz;
import java.util.Map;

/**
 * Requests the state of JetStream.
 *
 * @param account only this account, empty for all
 * @param accounts adds accounts
 * @param streams adds streams
 * @param consumers adds consumers
 * @param directConsumers adds the internal consumers of mirrors and sources
 * @param config adds the configuration of streams and consumers
 * @param raft adds raft groups
 * @param leaderOnly answers only on the meta leader
 * @param streamLeaderOnly only streams that this server leads
 * @param offset accounts to skip
 * @param limit accounts in the page, 0 for the default of 1024, less for all accounts, whatever the offset is
 */
@RecordBuilder
public record JszOptions(
        String account,
        boolean accounts,
        boolean streams,
        boolean consumers,
        boolean directConsumers,
        boolean config,
        boolean raft,
        boolean leaderOnly,
        boolean streamLeaderOnly,
        long offset,
        long limit)
        implements Options<Jsz> {

    private static final JszOptions DEFAULTS =
            JszOptionsBuilder.builder().account("").build();

    /** The options of a request without a query string. */
    public static JszOptions defaults() {
        return DEFAULTS;
    }

    static JszOptions parse(Query query) {
        JszOptionsBuilder options = JszOptionsBuilder.builder().account(query.text("acc"));
        options.accounts(query.bool("accounts"));
        options.streams(query.bool("streams"));
        options.consumers(query.bool("consumers"));
        options.directConsumers(query.bool("direct-consumers"));
        options.config(query.bool("config"));
        options.offset(query.integer("offset"));
        options.limit(query.integer("limit"));
        options.leaderOnly(query.bool("leader-only"));
        options.raft(query.bool("raft"));
        options.streamLeaderOnly(query.bool("stream-leader-only"));
        return options.build();
    }

    /**
     * The page of accounts. A negative limit means all of them, without the offset, as in nats-server 2.15; earlier versions close the
     * connection.
     */
    public ListPage page() {
        return limit < 0 ? ListPage.ALL : ListPage.of(offset, limit);
    }

    @Override
    public Endpoint<Jsz> endpoint() {
        return Endpoint.JSZ;
    }

    @Override
    public Map<String, String> parameters() {
        return new Parameters()
                .text("acc", account)
                .bool("accounts", accounts)
                .bool("streams", streams)
                .bool("consumers", consumers)
                .bool("direct-consumers", directConsumers)
                .bool("config", config)
                .bool("raft", raft)
                .bool("leader-only", leaderOnly)
                .bool("stream-leader-only", streamLeaderOnly)
                .integer("offset", offset)
                .integer("limit", limit)
                .build();
    }
}
