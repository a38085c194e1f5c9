package io.topz.top.table;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Varz;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.Origin;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.text.Times;
import io.topz.metrics.watch.ChangeRow;
import io.topz.metrics.watch.ChangeRow.Kind;
import io.topz.metrics.watch.Grouping;
import io.topz.metrics.watch.Neighbour;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the differences between a mark and now. */
public final class Changes {

    private final Mark mark;
    private final Varz varz;
    private final List<Neighbour> neighbours;

    /**
     * @param varz the current document of the watched server
     * @param neighbours the current state of the other configured servers
     */
    public Changes(Mark mark, Varz varz, List<Neighbour> neighbours) {
        this.mark = mark;
        this.varz = varz;
        this.neighbours = neighbours;
    }

    /** All differences. Kinds of which nothing was known at the mark are left out. */
    public List<ChangeRow> of(List<ConnRow> connections, List<StreamRow> streams, List<ConsumerRow> consumers) {
        List<ChangeRow> rows = new ArrayList<>(ofServer(mark.varz(), varz));
        addNeighbours(rows);
        addConnections(rows, mark.connections(), connections);
        if (mark.complete() || !mark.streams().isEmpty()) {
            addNamed(rows, "stream", mark.streams(), streams, row -> row.key().stream(), StreamRow::origin);
        }
        if (mark.complete() || !mark.consumers().isEmpty()) {
            addNamed(
                    rows,
                    "consumer",
                    mark.consumers(),
                    consumers,
                    row -> row.key().stream().stream() + " / " + row.key().consumer(),
                    ConsumerRow::origin);
        }
        return rows;
    }

    /** The other servers that were restarted, have stopped answering, or have started to answer. */
    private void addNeighbours(List<ChangeRow> rows) {
        Set<String> atTheMark = new HashSet<>();
        mark.servers().forEach(server -> atTheMark.add(String.valueOf(server.serverName())));
        for (Neighbour neighbour : neighbours) {
            Varz now = neighbour.varz();
            if (neighbour.failure() != null) {
                boolean was = now != null && atTheMark.contains(String.valueOf(now.serverName()));
                String name = now == null ? neighbour.address() : String.valueOf(now.serverName());
                if (was) {
                    rows.add(new ChangeRow(Kind.WENT, "server", name, "does not answer"));
                }
            } else if (now != null) {
                mark.servers().stream()
                        .filter(before -> Objects.equals(before.serverName(), now.serverName()))
                        .findFirst()
                        .ifPresentOrElse(before -> rows.addAll(ofServer(before, now)), () -> addCome(rows, now));
            }
        }
    }

    private void addCome(List<ChangeRow> rows, Varz server) {
        if (mark.complete()) {
            rows.add(new ChangeRow(Kind.CAME, "server", String.valueOf(server.serverName()), "answers"));
        }
    }

    /** The servers that answered both at the mark and now. Nothing was known, at one of the two moments, of what others lead. */
    private Set<String> answering() {
        Set<String> then = new HashSet<>(List.of(String.valueOf(mark.varz().serverName())));
        mark.servers().forEach(server -> then.add(String.valueOf(server.serverName())));
        Set<String> now = new HashSet<>(List.of(String.valueOf(varz.serverName())));
        for (Neighbour neighbour : neighbours) {
            if (neighbour.varz() != null && neighbour.failure() == null) {
                now.add(String.valueOf(neighbour.varz().serverName()));
            }
        }
        then.retainAll(now);
        return then;
    }

    private static List<ChangeRow> ofServer(Varz before, Varz now) {
        List<ChangeRow> rows = new ArrayList<>();
        String name = String.valueOf(now.serverName());
        if (!Objects.equals(before.start(), now.start()) || !Objects.equals(before.serverId(), now.serverId())) {
            rows.add(new ChangeRow(Kind.CHANGED, "server", name, "restarted " + Times.second(now.start())));
        }
        if (!Objects.equals(before.version(), now.version())) {
            rows.add(new ChangeRow(Kind.CHANGED, "version", name, before.version() + " to " + now.version()));
        }
        if (!Objects.equals(before.configDigest(), now.configDigest())) {
            rows.add(new ChangeRow(
                    Kind.CHANGED,
                    "configuration",
                    name,
                    digest(before.configDigest()) + " to " + digest(now.configDigest())));
        } else if (!Objects.equals(before.configLoadTime(), now.configLoadTime())) {
            String when = "loaded " + Times.second(now.configLoadTime());
            rows.add(new ChangeRow(Kind.CHANGED, "configuration", name, when));
        }
        return rows;
    }

    /** The part of a digest that distinguishes two configurations. */
    private static String digest(@Nullable String digest) {
        if (digest == null || digest.isEmpty()) {
            return "no file";
        }
        String hash = digest.substring(digest.indexOf(':') + 1);
        return "digest " + hash.substring(0, Math.min(8, hash.length()));
    }

    private static void addConnections(List<ChangeRow> rows, List<ConnRow> before, List<ConnRow> now) {
        List<ConnInfo> went = missing(before, now);
        List<ConnInfo> came = missing(now, before);
        // A client that comes back from another address is another pod or host. It matches only if no client is back at
        // the old address.
        addReconnected(rows, went, came, Changes::isSameHost);
        addReconnected(rows, went, came, (gone, back) -> true);
        went.forEach(conn -> rows.add(new ChangeRow(Kind.WENT, "connection", name(conn), where(conn), conn.cid())));
        came.forEach(conn -> rows.add(new ChangeRow(Kind.CAME, "connection", name(conn), where(conn), conn.cid())));
    }

    private static void addReconnected(
            List<ChangeRow> rows, List<ConnInfo> went, List<ConnInfo> came, BiPredicate<ConnInfo, ConnInfo> isSame) {
        for (ConnInfo gone : List.copyOf(went)) {
            ConnInfo again = came.stream()
                    .filter(conn -> hasSameName(gone, conn) && isSame.test(gone, conn))
                    .findFirst()
                    .orElse(null);
            if (again != null) {
                went.remove(gone);
                came.remove(again);
                String cids = "cid " + gone.cid() + " is now " + again.cid();
                String where = isSameHost(gone, again) ? "" : ", from " + gone.ip() + " to " + again.ip();
                rows.add(new ChangeRow(Kind.RECONNECTED, "connection", name(again), cids + where, again.cid()));
            }
        }
    }

    private record Incarnation(@Nullable Long cid, Object start) {
        static Incarnation of(ConnRow row) {
            return new Incarnation(row.conn().cid(), String.valueOf(row.conn().start()));
        }
    }

    /** The connections of one list that are not in another. */
    private static List<ConnInfo> missing(List<ConnRow> from, List<ConnRow> in) {
        Set<Incarnation> known = new HashSet<>();
        in.forEach(row -> known.add(Incarnation.of(row)));
        List<ConnInfo> missing = new ArrayList<>();
        from.stream().filter(row -> !known.contains(Incarnation.of(row))).forEach(row -> missing.add(row.conn()));
        return missing;
    }

    private static boolean hasSameName(ConnInfo gone, ConnInfo came) {
        return gone.name() != null && !gone.name().isEmpty() && gone.name().equals(came.name());
    }

    private static boolean isSameHost(ConnInfo gone, ConnInfo came) {
        return Objects.equals(gone.ip(), came.ip());
    }

    private static String name(ConnInfo conn) {
        return Grouping.NAME.label(conn);
    }

    private static String where(ConnInfo conn) {
        return "cid " + conn.cid() + "  " + SlowColumns.host(conn) + "  started " + Times.second(conn.start());
    }

    /** Adds rows that are in only one of two lists, unless the server that reports them did not answer at the other moment. */
    private <R> void addNamed(
            List<ChangeRow> rows,
            String what,
            List<R> before,
            List<R> now,
            Function<R, String> name,
            Function<R, Origin> origin) {
        Set<String> answering = answering();
        Predicate<R> counts =
                row -> answering.contains(String.valueOf(origin.apply(row).server()));
        Set<String> old = new HashSet<>();
        before.forEach(row -> old.add(name.apply(row)));
        Set<String> current = new HashSet<>();
        now.forEach(row -> current.add(name.apply(row)));
        before.stream()
                .filter(counts)
                .map(name)
                .filter(one -> !current.contains(one))
                .forEach(one -> rows.add(new ChangeRow(Kind.WENT, what, one, "")));
        now.stream()
                .filter(counts)
                .map(name)
                .filter(one -> !old.contains(one))
                .forEach(one -> rows.add(new ChangeRow(Kind.CAME, what, one, "")));
    }
}
