package io.topz.recordings;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.ConnInfoBuilder;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.ConnzBuilder;
import io.topz.collectors.document.SubDetail;
import io.topz.collectors.document.Subsz;
import io.topz.collectors.document.SubszBuilder;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.ConnzOptionsBuilder;
import io.topz.collectors.options.SubsMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds the subscriptions of the latest answer that had them to a replayed /connz or /subsz; they are recorded only every tenth poll. */
final class SubscriptionFill {

    /** The question for the subscriptions of all connections. */
    static final ConnzOptions ALL = ConnzOptionsBuilder.builder(ConnzOptions.defaults())
            .auth(true)
            .subs(SubsMode.DETAIL)
            .limit(1024)
            .build();

    /** The number of subscriptions in a page by default. */
    private static final int PAGE = 1024;

    private SubscriptionFill() {}

    /** Whether connections lack their subscriptions. */
    static boolean needs(Connz now) {
        return now.connections() != null && now.connections().stream().noneMatch(SubscriptionFill::hasSubscriptions);
    }

    /** The present connections with their earlier subscriptions. */
    static Connz as(Connz older, Connz now) {
        Map<Long, ConnInfo> before = new HashMap<>();
        orEmpty(older.connections()).forEach(conn -> before.put(conn.cid(), conn));
        return ConnzBuilder.builder(now)
                .connections(orEmpty(now.connections()).stream()
                        .map(conn -> as(before.get(conn.cid()), conn))
                        .toList())
                .build();
    }

    private static ConnInfo as(@Nullable ConnInfo before, ConnInfo conn) {
        return before == null
                ? conn
                : ConnInfoBuilder.builder(conn)
                        .subscriptionsList(before.subscriptionsList())
                        .subscriptionsListDetail(before.subscriptionsListDetail())
                        .build();
    }

    private static boolean hasSubscriptions(ConnInfo conn) {
        return conn.subscriptionsList() != null || conn.subscriptionsListDetail() != null;
    }

    /** Whether a list is complete, as opposed to a page of it. */
    static boolean isWhole(Subsz subsz) {
        return orEmpty(subsz.subscriptionsList()).size() < PAGE;
    }

    /** Replaces a page of subscriptions by those of all connections. */
    static Subsz whole(Subsz page, Connz connections) {
        List<SubDetail> all = new ArrayList<>();
        orEmpty(connections.connections()).forEach(conn -> all.addAll(orEmpty(conn.subscriptionsListDetail())));
        return all.size() <= PAGE
                ? page
                : SubszBuilder.builder(page)
                        .subscriptionsList(all)
                        .total((long) all.size())
                        .build();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
