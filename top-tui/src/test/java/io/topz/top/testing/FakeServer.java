package io.topz.top.testing;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.document.AccountInfoBuilder;
import io.topz.collectors.document.AccountStat;
import io.topz.collectors.document.AccountzBuilder;
import io.topz.collectors.document.Accstatz;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.ConnInfoBuilder;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.DataStats;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.JetStreamVarz;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.JszBuilder;
import io.topz.collectors.document.KindCounts;
import io.topz.collectors.document.Limitsz;
import io.topz.collectors.document.SubDetail;
import io.topz.collectors.document.SubszBuilder;
import io.topz.collectors.document.Varz;
import io.topz.collectors.document.VarzBuilder;
import io.topz.collectors.options.AccountzOptions;
import io.topz.collectors.options.AccstatzOptions;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.Endpoint;
import io.topz.collectors.options.HealthzOptions;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.LimitszOptions;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.SubsMode;
import io.topz.collectors.options.SubszOptions;
import io.topz.collectors.options.VarzOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A NATS server that exists only as documents. The test controls its contents. */
public final class FakeServer implements Function<Options<?>, Document> {

    /** The sort keys that it rejects, as an old server does. */
    public final Set<String> unknownSorts = new HashSet<>();

    /** The totals of JetStream, null for none. */
    public @Nullable Jsz jsz;

    /** JetStream with streams and consumers, null for none; the totals then follow from it. */
    public @Nullable FakeJetStream jetStream;

    /** NATS Streaming, null for none. */
    public @Nullable FakeStreaming streaming;

    /** The health that it reports. */
    public Healthz health = new Healthz("ok", null, null, null, 200);

    /** The limits that it reports; null for a nats-server, which does not serve them. */
    public @Nullable Limitsz limits;

    /** Whether it reports accounts. */
    public boolean knowsAccounts = true;

    /** The number of closed connections that it remembers. */
    public int maxClosed = 10_000;

    private final List<ConnInfo> open = new ArrayList<>();
    private static final Comparator<ConnInfo> MOST_WAITS =
            Comparator.comparing(ConnInfo::pendingBytes, Comparator.reverseOrder());

    private static final Comparator<ConnInfo> AS_THEY_ARE = Comparator.comparingInt(unused -> 0);

    private final List<ConnInfo> closed = new ArrayList<>();
    private Varz varz;
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    /** A server that has just started. */
    public FakeServer() {
        varz = VarzBuilder.builder()
                .serverId("NAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                .serverName("n1")
                .version("2.10.27")
                .start(now)
                .uptime("0s")
                .cpu(1.5)
                .mem(20_971_520L)
                .inMsgs(0L)
                .inBytes(0L)
                .outMsgs(0L)
                .outBytes(0L)
                .slowConsumers(0L)
                .build();
    }

    /** Changes the server's own document. */
    public void change(UnaryOperator<VarzBuilder> change) {
        varz = change.apply(VarzBuilder.builder(varz)).build();
    }

    /** Advances the clock. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** The time of its clock. */
    public Instant now() {
        return now;
    }

    /** Restarts the server: it has another id, counters at zero, and no connections. */
    public void restart() {
        open.clear();
        closed.clear();
        change(document -> document.serverId("NBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB")
                .start(now)
                .inMsgs(0L)
                .inBytes(0L)
                .outMsgs(0L)
                .outBytes(0L)
                .slowConsumers(0L));
    }

    /** Transfers messages of 100 bytes from one connection to another; the server counts them as well. */
    public void traffic(long from, long to, long msgs) {
        connection(from, conn -> conn.inMsgs(conn.inMsgs() + msgs).inBytes(conn.inBytes() + 100 * msgs));
        connection(to, conn -> conn.outMsgs(conn.outMsgs() + msgs).outBytes(conn.outBytes() + 100 * msgs));
        change(document -> document.inMsgs(document.inMsgs() + msgs)
                .inBytes(document.inBytes() + 100 * msgs)
                .outMsgs(document.outMsgs() + msgs)
                .outBytes(document.outBytes() + 100 * msgs));
    }

    /** Opens a connection. */
    public void connect(long cid, String name) {
        open.add(ConnInfoBuilder.builder()
                .cid(cid)
                .kind("Client")
                .type("nats")
                .ip("10.0.0." + cid)
                .port(40_000 + cid)
                .start(now)
                .lastActivity(now)
                .rtt("1.5ms")
                .uptime("3s")
                .idle("0s")
                .pendingBytes(0L)
                .inMsgs(0L)
                .outMsgs(0L)
                .inBytes(0L)
                .outBytes(0L)
                .subscriptions(1L)
                .name(name)
                .lang("java")
                .version("2.20.5")
                .build());
    }

    /** Changes a connection. */
    public void connection(long cid, UnaryOperator<ConnInfoBuilder> change) {
        open.replaceAll(conn -> conn.cid() != null && conn.cid() == cid
                ? change.apply(ConnInfoBuilder.builder(conn)).build()
                : conn);
    }

    /** Closes a connection for a reason. */
    public void disconnect(long cid, String reason) {
        for (ConnInfo conn : List.copyOf(open)) {
            if (conn.cid() != null && conn.cid() == cid) {
                open.remove(conn);
                closed.add(
                        0,
                        ConnInfoBuilder.builder(conn).stop(now).reason(reason).build());
                closed.subList(Math.min(maxClosed, closed.size()), closed.size())
                        .clear();
            }
        }
    }

    /** Disconnects a connection as a slow consumer. */
    public void cutSlowConsumer(long cid) {
        disconnect(cid, "Slow Consumer (Pending Bytes)");
        change(document -> document.slowConsumers(document.slowConsumers() + 1));
    }

    /** Counts a slow consumer that was not a client. */
    public void cutSlowRoute() {
        change(document -> document.slowConsumers(document.slowConsumers() + 1)
                .slowConsumerStats(new KindCounts(0L, document.slowConsumers(), 0L, 0L)));
    }

    @Override
    public Document apply(Options<?> options) {
        if (options instanceof ConnzOptions connz) {
            return connz(connz);
        }
        if (options instanceof VarzOptions) {
            VarzBuilder document = VarzBuilder.builder(varz).now(now).connections((long) open.size());
            Jsz streams = jetStream == null ? jsz : jetStream.answer(JszOptions.defaults(), null, now);
            if (streams != null) {
                document.jetstream(new JetStreamVarz(streams.config(), null, null, null));
            }
            return document.build();
        }
        if (options instanceof HealthzOptions) {
            return health;
        }
        if (options instanceof LimitszOptions) {
            if (limits == null) {
                throw new CollectException(Kind.NOT_FOUND, "/limitsz is not there (404)");
            }
            return limits;
        }
        if (options instanceof SubszOptions wanted) {
            return subsz(wanted);
        }
        if (options instanceof AccstatzOptions) {
            if (!knowsAccounts) {
                throw new CollectException(Kind.NOT_FOUND, "/accstatz is not there (404)");
            }
            return new Accstatz(varz.serverId(), now, accounts());
        }
        if (options instanceof AccountzOptions one) {
            return AccountzBuilder.builder()
                    .accountDetail(AccountInfoBuilder.builder()
                            .accountName(one.account())
                            .build())
                    .build();
        }
        if (Endpoint.ofStreamingServer().contains(options.endpoint())) {
            if (streaming == null) {
                throw new CollectException(Kind.NOT_FOUND, options.endpoint().path() + " is not there (404)");
            }
            return streaming.answer(options, now);
        }
        if (jetStream != null && options instanceof JszOptions wanted) {
            return jetStream.answer(wanted, varz.serverId(), now);
        }
        return jsz == null ? JszBuilder.builder().disabled(true).build() : jsz;
    }

    private static String account(ConnInfo conn) {
        return conn.account() == null ? "$G" : conn.account();
    }

    /** The traffic of the accounts: the global account has the server's counters, each other one those of its connections. */
    private List<AccountStat> accounts() {
        List<AccountStat> stats = new ArrayList<>();
        DataStats sent = new DataStats(varz.outMsgs(), varz.outBytes(), null, null, null);
        DataStats received = new DataStats(varz.inMsgs(), varz.inBytes(), null, null, null);
        long size = open.stream().filter(conn -> account(conn).equals("$G")).count();
        stats.add(new AccountStat("$G", "$G", size, 0L, size, size, sent, received, varz.slowConsumers()));
        for (ConnInfo conn : open) {
            if (!account(conn).equals("$G")) {
                DataStats out = new DataStats(conn.outMsgs(), conn.outBytes(), null, null, null);
                DataStats in = new DataStats(conn.inMsgs(), conn.inBytes(), null, null, null);
                stats.add(new AccountStat(account(conn), null, 1L, 0L, 1L, 1L, out, in, 0L));
            }
        }
        return stats;
    }

    private Document subsz(SubszOptions options) {
        List<SubDetail> subs = open.stream()
                .map(conn -> new SubDetail(
                        "$G", null, "subject." + conn.cid(), "workers", "1", conn.outMsgs(), null, conn.cid()))
                .filter(sub -> options.test().isEmpty() || options.test().equals(sub.subject()))
                .toList();
        long size = subs.size();
        return SubszBuilder.builder()
                .now(now)
                .numSubscriptions(size)
                .cacheHitRate(0.5)
                .maxFanout(3L)
                .avgFanout(1.5)
                .numMatches(12L)
                .total(size)
                .subscriptionsList(subs)
                .build();
    }

    private Document connz(ConnzOptions options) {
        if (unknownSorts.contains(options.sort())) {
            throw new BadRequestException("invalid sorting option: " + options.sort());
        }
        List<ConnInfo> all = options.state() == ConnState.CLOSED ? closed : open;
        List<ConnInfo> page = all.stream()
                .filter(conn -> options.cid() == 0 || (conn.cid() != null && conn.cid() == options.cid()))
                .filter(conn -> options.account().isEmpty() || options.account().equals(account(conn)))
                .sorted(options.sort().equals("pending") ? MOST_WAITS : AS_THEY_ARE)
                .skip(options.offset())
                .limit(options.limit() <= 0 ? 1024 : options.limit())
                .map(conn -> detailed(conn, options.subs()))
                .toList();
        long size = page.size();
        long total = options.account().isEmpty() ? all.size() : size;
        return new Connz(varz.serverId(), now, size, total, 0L, options.limit(), page);
    }

    private static ConnInfo detailed(ConnInfo conn, SubsMode subs) {
        String subject = "subject." + conn.cid();
        return switch (subs) {
            case NONE -> ConnInfoBuilder.builder(conn).subscriptionsList(null).build();
            case SUBJECTS ->
                ConnInfoBuilder.builder(conn)
                        .subscriptionsList(
                                conn.subscriptionsList() == null ? List.of(subject) : conn.subscriptionsList())
                        .build();
            case DETAIL ->
                ConnInfoBuilder.builder(conn)
                        .subscriptionsListDetail(List.of(
                                new SubDetail(null, null, subject, "workers", "1", conn.outMsgs(), null, conn.cid())))
                        .build();
        };
    }
}
