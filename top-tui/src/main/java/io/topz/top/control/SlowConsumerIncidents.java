package io.topz.top.control;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.KindCounts;
import io.topz.collectors.document.Varz;
import io.topz.metrics.watch.CutLimits;
import io.topz.metrics.watch.IncidentRow;
import io.topz.metrics.watch.SlowWatch;
import io.topz.top.poll.Sample;
import io.topz.top.state.Incident;
import io.topz.top.state.TopState;
import io.topz.top.table.TableSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the connections that were disconnected when a server counts more slow consumers, and adds them to the incidents. A server counts
 * them before it lists them as closed, so the search continues for some polls. Not thread-safe.
 */
final class SlowConsumerIncidents {

    /** The maximum number of incidents; the oldest are dropped first. */
    private static final int MAX_INCIDENTS = 500;

    /** The number of polls after which the search is given up, the same as in the poller. */
    private static final int PATIENCE = 3;

    /** The default of nats-server. */
    private static final Duration USUAL_DEADLINE = Duration.ofSeconds(10);

    private static final String FORGOTTEN = "not found: closed list too short";
    private static final String NO_CLIENT = "not a client but a route, gateway or leaf node";

    private record Victim(@Nullable Long cid, @Nullable Instant start) {}

    private final SlowWatch watch;
    private final DuplicateCounts duplicates = new DuplicateCounts();
    private final Set<Victim> known = new HashSet<>();
    private @Nullable Varz previous;
    private @Nullable Instant since;
    private @Nullable Instant counted;
    private long owed;
    private long owedClients;
    private int patience;

    /** @param watch supplies the last samples of disconnected connections */
    SlowConsumerIncidents(SlowWatch watch) {
        this.watch = watch;
    }

    /** The state with newly disconnected connections. */
    TopState apply(TopState state, Sample sample) {
        Varz varz = sample.varz();
        Varz before = previous;
        previous = varz;
        if (before == null || !Objects.equals(before.serverId(), varz.serverId())) {
            owed = 0;
            known.clear();
            duplicates.clear();
            return before == null ? lookedBack(state, sample) : state;
        }
        long more = grown(before.slowConsumers(), varz.slowConsumers());
        if (more > 0) {
            since = owed == 0 ? before.now() : since;
            counted = varz.now();
            owed += more;
            owedClients += clients(before.slowConsumerStats(), varz.slowConsumerStats(), more);
            patience = PATIENCE;
        }
        if (owed == 0) {
            return state;
        }
        List<ConnInfo> found = found(sample.slowConsumers());
        owed -= found.size();
        owedClients = Math.max(0, owedClients - found.size());
        patience--;
        TopState told = told(state, varz, more, found);
        List<IncidentRow> rows = new ArrayList<>(rows(told));
        list(rows, varz, found);
        if (patience <= 0) {
            told = withoutDuplicates(told, varz);
            boolean listed = rows.stream().anyMatch(row -> row.conn() == null && Objects.equals(row.at(), counted));
            for (long missing = listed ? 0 : Math.min(owed, MAX_INCIDENTS); missing > 0; missing--) {
                rows.add(row(rows, varz, null, missing > owedClients ? NO_CLIENT : FORGOTTEN));
            }
            owed = 0;
            owedClients = 0;
        }
        return kept(told, rows);
    }

    /** The state with connections that were disconnected before the first poll, as far as the server still lists them. */
    private TopState lookedBack(TopState state, Sample sample) {
        owed = Long.MAX_VALUE;
        List<ConnInfo> found = found(sample.slowConsumers());
        owed = 0;
        List<IncidentRow> rows = new ArrayList<>(rows(state));
        list(rows, sample.varz(), found);
        return kept(state, rows);
    }

    /** Adds connections that are not in the list yet. A recording that is rewound passes them again. */
    private void list(List<IncidentRow> rows, Varz varz, List<ConnInfo> found) {
        found.stream()
                .filter(conn -> rows.stream().noneMatch(row -> isListed(row, conn)))
                .forEach(conn -> rows.add(row(rows, varz, conn, "")));
    }

    private static TopState kept(TopState state, List<IncidentRow> rows) {
        List<IncidentRow> kept = rows.subList(Math.max(0, rows.size() - MAX_INCIDENTS), rows.size());
        return state.withTables(state.tables().showing(TableSpec.INCIDENTS, List.copyOf(kept)));
    }

    /** The state without clients that the server counted twice. */
    private TopState withoutDuplicates(TopState state, Varz varz) {
        Duration deadline = CutLimits.of(varz).writeDeadline();
        long twice = duplicates.take(owed, since, deadline == null ? USUAL_DEADLINE : deadline);
        owed -= twice;
        owedClients = Math.max(0, owedClients - twice);
        Incident shown = state.incident();
        if (shown == null || twice == 0) {
            return state;
        }
        long more = shown.more() - twice;
        return state.withIncident(more <= 0 ? null : new Incident(shown.at(), more, shown.who(), false));
    }

    private static boolean isListed(IncidentRow row, ConnInfo conn) {
        return row.conn() != null
                && Objects.equals(row.conn().cid(), conn.cid())
                && Objects.equals(row.conn().start(), conn.start());
    }

    private static long grown(@Nullable Long before, @Nullable Long now) {
        return before == null || now == null ? 0 : Math.max(0, now - before);
    }

    /** The number of clients among the slow consumers; all of them if the server does not report kinds. */
    private static long clients(@Nullable KindCounts before, @Nullable KindCounts now, long more) {
        if (before == null || now == null || before.clients() == null || now.clients() == null) {
            return more;
        }
        return Math.min(more, grown(before.clients(), now.clients()));
    }

    private static List<IncidentRow> rows(TopState state) {
        return state.tables().of(TableSpec.INCIDENTS).all();
    }

    private IncidentRow row(List<IncidentRow> before, Varz varz, @Nullable ConnInfo conn, String missing) {
        int number = before.isEmpty() ? 1 : before.get(before.size() - 1).number() + 1;
        return new IncidentRow(
                number, varz.serverName(), counted, conn, conn == null ? List.of() : watch.samples(conn), missing);
    }

    /** The new connections among the closed ones in the order of their disconnection, at most as many as were counted. */
    private List<ConnInfo> found(@Nullable Connz closed) {
        List<ConnInfo> candidates = closed == null ? null : closed.connections();
        List<ConnInfo> found = new ArrayList<>();
        for (ConnInfo conn : candidates == null ? List.<ConnInfo>of() : candidates) {
            boolean isNew = since == null || conn.stop() == null || !conn.stop().isBefore(since);
            boolean isVictim = conn.reason() != null && conn.reason().startsWith("Slow Consumer");
            if (isNew && isVictim && !known.contains(new Victim(conn.cid(), conn.start()))) {
                found.add(conn);
            }
        }
        found.sort(Comparator.comparing(ConnInfo::stop, Comparator.nullsLast(Comparator.naturalOrder())));
        List<ConnInfo> first = found.subList(0, (int) Math.min(owed, found.size()));
        first.forEach(conn -> {
            known.add(new Victim(conn.cid(), conn.start()));
            duplicates.cut(conn);
        });
        return List.copyOf(first);
    }

    /** The state with the banner. Incidents that the user has not seen yet are added up. */
    private TopState told(TopState state, Varz varz, long more, List<ConnInfo> found) {
        Incident shown = state.incident();
        if (shown == null && more == 0) {
            return state;
        }
        List<ConnInfo> who = new ArrayList<>(found);
        Collections.reverse(who);
        who.addAll(shown == null ? List.of() : shown.who());
        long sum = more + (shown == null ? 0 : shown.more());
        Instant at = more > 0 || shown == null ? varz.now() : shown.at();
        return state.withIncident(new Incident(at, sum, List.copyOf(who), owed > 0 && patience > 0));
    }
}
