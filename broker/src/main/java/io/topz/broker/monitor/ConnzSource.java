package io.topz.broker.monitor;

import io.topz.broker.account.Accounts;
import io.topz.broker.client.Connection;
import io.topz.broker.client.ConnectionRegistry;
import io.topz.broker.client.Identity;
import io.topz.broker.client.Time;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Connz;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.ListPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds /connz. With many connections, the effort goes into the few that are shown; the others only supply a sort key. */
final class ConnzSource {

    private final Identity identity;
    private final Time time;
    private final Accounts accounts;
    private final ConnectionRegistry connections;

    ConnzSource(Identity identity, Time time, Accounts accounts, ConnectionRegistry connections) {
        this.identity = identity;
        this.time = time;
        this.accounts = accounts;
        this.connections = connections;
    }

    Connz connz(ConnzOptions options) {
        ConnSort sort = ConnSort.parse(options.order(), options.state());
        Instant now = time.wall().instant();
        ListPage page = ListPage.of(options.offset(), options.pageLimit());
        if (!options.account().isEmpty() && accounts.find(options.account()).isEmpty()) {
            return new Connz("", now, 0L, 0L, page.offset(), page.limit(), List.of());
        }
        List<Connection> candidates = candidates(options, now);
        long total = candidates.size();
        List<Connection> matching = matching(candidates, options);
        ConnInfos infos = ConnInfos.of(options, now);
        List<ConnInfo> shown =
                page(matching, page, sort, now).stream().map(infos::of).toList();
        return new Connz(identity.serverId(), now, (long) shown.size(), total, page.offset(), page.limit(), shown);
    }

    /** The connections in the requested state and account, ordered by id. Their number is the total that nats-server reports. */
    private List<Connection> candidates(ConnzOptions options, Instant now) {
        List<Connection> candidates = new ArrayList<>();
        if (options.state() != ConnState.CLOSED) {
            candidates.addAll(connections.open());
        }
        if (options.state() != ConnState.OPEN) {
            candidates.addAll(connections.closed());
        }
        if (!options.account().isEmpty()) {
            candidates.removeIf(connection -> !connection.accountName().equals(options.account()));
        }
        List<Connection> byId = ordered(candidates, ConnSort.CID, now, ListPage.ALL);
        return options.state() == ConnState.ALL ? distinct(byId) : byId;
    }

    /** Removes duplicates: a connection that has just ended appears as open and as closed. */
    private static List<Connection> distinct(List<Connection> byId) {
        List<Connection> distinct = new ArrayList<>(byId.size());
        for (Connection connection : byId) {
            int last = distinct.size() - 1;
            if (last >= 0 && distinct.get(last).cid() == connection.cid()) {
                distinct.remove(last);
            }
            distinct.add(connection);
        }
        return distinct;
    }

    private List<Connection> matching(List<Connection> candidates, ConnzOptions options) {
        if (options.cid() != 0) {
            return one(options).map(List::of).orElse(List.of());
        }
        if (!options.mqttClient().isEmpty()) {
            return List.of();
        }
        if (options.user().isEmpty()) {
            return candidates;
        }
        return candidates.stream()
                .filter(connection -> connection
                        .connectOptions()
                        .map(ConnInfos::user)
                        .orElse("")
                        .equals(options.user()))
                .toList();
    }

    /** The connection with the requested id; an open one takes precedence over a closed one. */
    private Optional<Connection> one(ConnzOptions options) {
        Optional<Connection> open =
                options.state() == ConnState.CLOSED ? Optional.empty() : connections.open(options.cid());
        return open.isPresent() || options.state() == ConnState.OPEN ? open : connections.closed(options.cid());
    }

    /** The page of a list ordered by id, which decides between connections with the same key. */
    private static List<Connection> page(List<Connection> byId, ListPage page, ConnSort sort, Instant now) {
        return sort == ConnSort.CID ? page.of(byId) : ordered(byId, sort, now, page);
    }

    private static List<Connection> ordered(List<Connection> all, ConnSort sort, Instant now, ListPage page) {
        long[] keys = new long[all.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = sort.key(all.get(i), now);
        }
        int[] order = KeyOrder.of(keys);
        List<Connection> ordered = new ArrayList<>();
        for (int i = page.from(order.length); i < page.to(order.length); i++) {
            ordered.add(all.get(order[i]));
        }
        return ordered;
    }
}
