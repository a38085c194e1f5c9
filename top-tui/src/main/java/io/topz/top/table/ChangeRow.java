package io.topz.top.table;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Varz;
import io.topz.top.format.Times;
import io.topz.top.jetstream.ConsumerRow;
import io.topz.top.jetstream.StreamRow;
import io.topz.top.watch.Grouping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that came, went or became another since the mark.
 *
 * @param what changed: a connection, a stream
 * @param name of it
 * @param detail more about it, for people
 * @param cid of a connection, null for what is none
 */
public record ChangeRow(
        Kind kind,
        String what,
        String name,
        String detail,
        @Nullable Long cid) {

    private ChangeRow(Kind kind, String what, String name, String detail) {
        this(kind, what, name, detail, null);
    }

    /** What happened to it, the most important first. */
    public enum Kind {
        CHANGED,
        WENT,
        CAME,
        RECONNECTED;

        /** For people. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What changed between a mark and now; kinds of which nothing was known at the mark are left out. */
    public static List<ChangeRow> of(
            Mark mark, Varz varz, List<ConnRow> connections, List<StreamRow> streams, List<ConsumerRow> consumers) {
        List<ChangeRow> rows = new ArrayList<>(ofServer(mark.varz(), varz));
        addConnections(rows, mark.connections(), connections);
        if (mark.complete() || !mark.streams().isEmpty()) {
            addNamed(rows, "stream", mark.streams(), streams, row -> row.key().stream());
        }
        if (mark.complete() || !mark.consumers().isEmpty()) {
            addNamed(
                    rows,
                    "consumer",
                    mark.consumers(),
                    consumers,
                    row -> row.key().stream().stream() + " / " + row.key().consumer());
        }
        return rows;
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

    /** As much of it as tells two apart. */
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
        // who comes back from elsewhere is another pod, or another host: only if nobody is back at the old address
        addReconnected(rows, went, came, ChangeRow::isSameHost);
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

    private static <R> void addNamed(
            List<ChangeRow> rows, String what, List<R> before, List<R> now, Function<R, String> name) {
        Set<String> old = new HashSet<>();
        before.forEach(row -> old.add(name.apply(row)));
        Set<String> current = new HashSet<>();
        now.forEach(row -> current.add(name.apply(row)));
        old.stream()
                .filter(one -> !current.contains(one))
                .forEach(one -> rows.add(new ChangeRow(Kind.WENT, what, one, "")));
        current.stream()
                .filter(one -> !old.contains(one))
                .forEach(one -> rows.add(new ChangeRow(Kind.CAME, what, one, "")));
    }
}
