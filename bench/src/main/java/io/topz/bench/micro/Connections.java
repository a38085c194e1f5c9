package io.topz.bench.micro;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.ConnInfoBuilder;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.ConnzBuilder;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Builds documents of the size and shape of a busy server's. */
final class Connections {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901234Z");

    private Connections() {}

    /** A page of connections with one subscription each, as {@code /connz?subs=1} lists them. */
    static Connz page(int connections) {
        List<ConnInfo> page = LongStream.rangeClosed(1, connections)
                .mapToObj(Connections::connection)
                .toList();
        return ConnzBuilder.builder()
                .serverId("NDJWE4SOUJOJT2TTJ4AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                .now(NOW)
                .numConnections((long) connections)
                .total((long) connections)
                .offset(0L)
                .limit((long) connections)
                .connections(page)
                .build();
    }

    private static ConnInfo connection(long cid) {
        return ConnInfoBuilder.builder()
                .cid(cid)
                .kind("Client")
                .type("nats")
                .ip("127.0.0.1")
                .port(32_768 + cid % 28_000)
                .start(NOW.minusSeconds(cid))
                .lastActivity(NOW.minusNanos(cid * 1_000))
                .rtt("497µs")
                .uptime("1h2m3s")
                .idle("4s")
                .pendingBytes(0L)
                .inMsgs(cid * 7)
                .outMsgs(cid * 11)
                .inBytes(cid * 7 * 128)
                .outBytes(cid * 11 * 128)
                .subscriptions(1L)
                .name("idle-" + cid)
                .lang("java")
                .version("2.26.2")
                .subscriptionsList(List.of("idle." + cid))
                .build();
    }
}
