package io.topz.broker.system;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.broker.client.ServerState;
import io.topz.broker.options.JetStreamOptions;
import io.topz.collectors.document.Uint64;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.ConnzOptionsBuilder;
import io.topz.collectors.options.SubsMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payload of a request: the options of the document, and a selection of servers.
 *
 * @param state 0 for open connections, 1 for closed ones, 2 for all
 */
@RecordBuilder
public record ServiceRequest(
        @Nullable String sort,
        @Nullable Boolean auth,
        @Nullable Boolean subscriptions,
        @Nullable Boolean subscriptionsDetail,
        @Nullable Long offset,
        @Nullable Long limit,
        @Uint64 @Nullable Long cid,
        @Nullable String mqttClient,
        @Nullable Long state,
        @Nullable String user,
        @Nullable String serverName,
        @Nullable String cluster,
        @Nullable String host,
        @Nullable List<String> tags,
        @Nullable String domain) {

    static final ServiceRequest EMPTY = ServiceRequestBuilder.builder().build();

    /** Whether the selection includes this server. */
    boolean concerns(ServerState server) {
        JetStreamOptions jetStream = server.options().jetStream();
        String ownDomain = jetStream == null ? "" : jetStream.domain();
        return server.identity().serverName().contains(orEmpty(serverName))
                && server.options().host().contains(orEmpty(host))
                && orEmpty(cluster).isEmpty()
                && (tags == null || tags.isEmpty())
                && (orEmpty(domain).isEmpty() || ownDomain.equals(domain));
    }

    /** The options for the connections of one account. */
    ConnzOptions connz(String account) {
        return ConnzOptionsBuilder.builder()
                .sort(orEmpty(sort))
                .auth(Boolean.TRUE.equals(auth))
                .subs(subs())
                .offset(orZero(offset))
                .limit(orZero(limit))
                .cid(orZero(cid))
                .state(connState())
                .user(orEmpty(user))
                .account(account)
                .mqttClient(orEmpty(mqttClient))
                .build();
    }

    private SubsMode subs() {
        if (Boolean.TRUE.equals(subscriptionsDetail)) {
            return SubsMode.DETAIL;
        }
        return Boolean.TRUE.equals(subscriptions) ? SubsMode.SUBJECTS : SubsMode.NONE;
    }

    private ConnState connState() {
        long number = orZero(state);
        return number == 1 ? ConnState.CLOSED : number == 2 ? ConnState.ALL : ConnState.OPEN;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
