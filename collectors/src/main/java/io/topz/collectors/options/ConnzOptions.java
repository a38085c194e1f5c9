package io.topz.collectors.options;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.Connz;
import java.util.Map;

/**
 * Requests a page of connections.
 *
 * @param sort the key to sort by, empty for cid; checked by the source
 * @param auth adds account and user
 * @param subs adds subscriptions
 * @param offset connections to skip
 * @param limit connections in the page, 0 for the default of 1024
 * @param cid only this connection, 0 for all
 * @param state open, closed or all
 * @param user only this user, empty for all
 * @param account only this account, empty for all
 * @param mqttClient only this MQTT client, empty for all
 */
@RecordBuilder
public record ConnzOptions(
        String sort,
        boolean auth,
        SubsMode subs,
        long offset,
        long limit,
        long cid,
        ConnState state,
        String user,
        String account,
        String mqttClient)
        implements Options<Connz> {

    /** The order if none is given. */
    private static final String DEFAULT_ORDER = "cid";

    private static final ConnzOptions DEFAULTS = ConnzOptionsBuilder.builder()
            .sort("")
            .subs(SubsMode.NONE)
            .state(ConnState.OPEN)
            .user("")
            .account("")
            .mqttClient("")
            .build();

    /** The options of a request without a query string. */
    public static ConnzOptions defaults() {
        return DEFAULTS;
    }

    static ConnzOptions parse(Query query) {
        return ConnzOptionsBuilder.builder()
                .sort(query.text("sort"))
                .auth(query.bool("auth"))
                .subs(query.subs("subs"))
                .offset(query.integer("offset"))
                .limit(query.integer("limit"))
                .cid(query.uint64("cid"))
                .state(ConnState.parse(query.text("state")))
                .user(query.text("user"))
                .account(query.text("acc"))
                .mqttClient(query.text("mqtt_client"))
                .build();
    }

    /** The key to sort by; the default if none was given. */
    public String order() {
        return sort.isEmpty() ? DEFAULT_ORDER : sort;
    }

    /** The number of connections in the page: 1 if a connection is named, the default if no limit was given. */
    public long pageLimit() {
        return cid != 0 ? 1 : ListPage.of(offset, limit).limit();
    }

    @Override
    public Endpoint<Connz> endpoint() {
        return Endpoint.CONNZ;
    }

    @Override
    public Map<String, String> parameters() {
        return new Parameters()
                .text("sort", sort)
                .bool("auth", auth)
                .text("subs", subs.parameter())
                .integer("offset", offset)
                .integer("limit", limit)
                .uint64("cid", cid)
                .text("state", state.parameter())
                .text("user", user)
                .text("acc", account)
                .text("mqtt_client", mqttClient)
                .build();
    }
}
