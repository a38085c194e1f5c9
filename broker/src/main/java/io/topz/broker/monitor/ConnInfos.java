package io.topz.broker.monitor;

import io.topz.broker.account.Account;
import io.topz.broker.client.Connection;
import io.topz.broker.client.SubscriptionFigures;
import io.topz.broker.protocol.ConnectOptions;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.ConnInfoBuilder;
import io.topz.collectors.document.SubDetail;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.SubsMode;
import io.topz.collectors.text.GoDuration;
import io.topz.collectors.text.Uptime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts connections to their entries in /connz.
 *
 * @param now the time of the response
 * @param auth whether to include user and account
 * @param subs the detail of subscriptions
 */
record ConnInfos(Instant now, boolean auth, SubsMode subs) {

    private static final String REDACTED = "[REDACTED]";

    static ConnInfos of(ConnzOptions options, Instant now) {
        return new ConnInfos(now, options.auth(), options.subs());
    }

    ConnInfo of(Connection connection) {
        ConnInfoBuilder info = ConnInfoBuilder.builder()
                .cid(connection.cid())
                .kind("Client")
                .type("nats")
                .ip(connection.ip())
                .port((long) connection.port())
                .rtt(rtt(connection))
                .pendingBytes(connection.pendingBytes())
                .inMsgs(connection.inMsgs())
                .outMsgs(connection.outMsgs())
                .inBytes(connection.inBytes())
                .outBytes(connection.outBytes())
                .subscriptions((long) connection.subscriptionCount());
        addTimes(info, connection);
        connection.connectOptions().ifPresent(connect -> addClient(info, connection, connect));
        addSubscriptions(info, connection);
        return info.build();
    }

    private static String rtt(Connection connection) {
        return connection.rtt().map(rtt -> GoDuration.formatRtt(rtt.toNanos())).orElse("0s");
    }

    private void addTimes(ConnInfoBuilder info, Connection connection) {
        Connection.@Nullable End end = connection.end().orElse(null);
        Instant until = end == null ? now : end.at();
        Instant lastActivity = connection.lastActivity();
        info.start(connection.start())
                .lastActivity(lastActivity)
                .uptime(Uptime.format(Duration.between(connection.start(), until)))
                .idle(Uptime.format(Duration.between(lastActivity, until)));
        if (end != null) {
            info.stop(end.at()).reason(end.reason().text());
        }
    }

    private void addClient(ConnInfoBuilder info, Connection connection, ConnectOptions connect) {
        info.name(orAbsent(connect.name())).lang(orAbsent(connect.lang())).version(orAbsent(connect.version()));
        if (auth) {
            info.authorizedUser(orAbsent(user(connect)));
            if (!connection.accountName().equals(Account.GLOBAL)) {
                info.account(orAbsent(connection.accountName()));
            }
        }
    }

    /** The user that a client has logged in as; empty if there is none. */
    static String user(ConnectOptions connect) {
        if (!connect.nkey().isEmpty()) {
            return connect.nkey();
        }
        if (!connect.user().isEmpty()) {
            return connect.user();
        }
        return connect.token().isEmpty() ? "" : REDACTED;
    }

    private void addSubscriptions(ConnInfoBuilder info, Connection connection) {
        if (subs == SubsMode.NONE || connection.subscriptionCount() == 0) {
            return;
        }
        List<SubscriptionFigures> subscriptions = connection.subscriptions();
        if (subs == SubsMode.SUBJECTS) {
            info.subscriptionsList(subjects(subscriptions));
        } else {
            info.subscriptionsListDetail(subscriptions.stream()
                    .map(subscription -> detail(subscription, connection))
                    .toList());
        }
    }

    /** A plain loop, because it runs for each of ten thousand connections. */
    private static List<String> subjects(List<SubscriptionFigures> subscriptions) {
        List<String> subjects = new ArrayList<>(subscriptions.size());
        for (SubscriptionFigures subscription : subscriptions) {
            subjects.add(subscription.subject().toString());
        }
        return subjects;
    }

    /**
     * The detail of a subscription. A closed connection is no longer found in its account, so the subscription itself supplies the name.
     */
    private static SubDetail detail(SubscriptionFigures subscription, Connection connection) {
        ByteString queue = subscription.queue();
        return new SubDetail(
                connection.end().isPresent() ? connection.accountName() : null,
                null,
                subscription.subject().toString(),
                queue == null ? null : queue.toString(),
                subscription.sid().toString(),
                subscription.msgs(),
                subscription.max() > 0 ? subscription.max() : null,
                connection.cid());
    }

    private static @Nullable String orAbsent(String text) {
        return text.isEmpty() ? null : text;
    }
}
