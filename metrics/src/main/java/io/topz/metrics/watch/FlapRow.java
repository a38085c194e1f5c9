package io.topz.metrics.watch;

import io.topz.collectors.document.ConnInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client that reconnects often: the closed connections with the same name, address and account.
 *
 * @param closed their number among those that the server remembers
 * @param lifetime their average lifetime; null if unknown
 * @param reason the reason for the last end
 * @param stop the time of the last end
 */
public record FlapRow(
        String name,
        String ip,
        String account,
        int closed,
        @Nullable Duration lifetime,
        @Nullable String reason,
        @Nullable Instant stop) {

    private record Client(String name, String ip, String account) {}

    /** Groups closed connections by client. The last closed one must come first. */
    public static List<FlapRow> of(List<ConnInfo> closed) {
        Map<Client, List<ConnInfo>> clients = new LinkedHashMap<>();
        for (ConnInfo conn : closed) {
            Client client =
                    new Client(Grouping.NAME.label(conn), Grouping.HOST.label(conn), Grouping.ACCOUNT.label(conn));
            clients.computeIfAbsent(client, none -> new ArrayList<>()).add(conn);
        }
        List<FlapRow> rows = new ArrayList<>();
        clients.forEach((client, all) -> {
            ConnInfo last = all.get(0);
            rows.add(new FlapRow(
                    client.name, client.ip, client.account, all.size(), mean(all), last.reason(), last.stop()));
        });
        return rows;
    }

    /** Whether a connection belongs to this client. */
    public boolean isOf(ConnInfo conn) {
        return name.equals(Grouping.NAME.label(conn))
                && ip.equals(Grouping.HOST.label(conn))
                && account.equals(Grouping.ACCOUNT.label(conn));
    }

    /** The average lifetime of connections; null if unknown. */
    public static @Nullable Duration mean(List<ConnInfo> closed) {
        Duration sum = Duration.ZERO;
        int known = 0;
        for (ConnInfo conn : closed) {
            if (conn.start() != null && conn.stop() != null) {
                sum = sum.plus(Duration.between(conn.start(), conn.stop()));
                known++;
            }
        }
        return known == 0 ? null : sum.dividedBy(known);
    }
}
