package io.topz.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.LimitInfo;
import io.topz.collectors.document.Limitsz;
import io.topz.collectors.document.VarzBuilder;
import io.topz.collectors.options.LimitszOptions;
import io.topz.collectors.options.Options;
import io.topz.collectors.testing.Samples;
import io.topz.recordings.SampleCollector;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CheckTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private record Answers(Function<Options<?>, Document> answer) implements Collector {
        @Override
        public <D extends Document> CompletionStage<D> collect(Options<D> options) {
            try {
                return CompletableFuture.completedStage(
                        options.endpoint().document().cast(answer.apply(options)));
            } catch (CollectException failed) {
                return CompletableFuture.failedStage(failed);
            }
        }
    }

    private static VarzBuilder varz() {
        return VarzBuilder.builder()
                .serverId("N1")
                .serverName("n1|evil\n")
                .now(NOW)
                .start(NOW.minusSeconds(86_400))
                .connections(120L)
                .maxConnections(1000L)
                .cores(4L)
                .cpu(120.0)
                .slowConsumers(7L)
                .inMsgs(1000L);
    }

    private static CheckReport check(Collector server, String... conditions) throws InterruptedException {
        return of(conditions).run(Map.of("n1", server), Duration.ofMillis(1), Duration.ofSeconds(5), Severity.UNKNOWN);
    }

    private static Check of(String... conditions) {
        Check check = new Check();
        for (String condition : conditions) {
            check.add(condition);
        }
        return check;
    }

    private static String line(CheckReport report) {
        return report.text(CheckFormat.NAGIOS);
    }

    @Test
    void line_isWhatMonitoringSystemsExpect() throws InterruptedException {
        CheckReport report =
                check(new Answers(options -> varz().build()), "connections>100:crit", "connections_percent>80:warn");
        assertThat(line(report))
                .isEqualTo("TOPZ CRITICAL - connections 120 > 100, connections_percent 12"
                        + " | 'connections'=120;;100 'connections_percent'=12%;80;");
        assertThat(report.severity().exitCode()).isEqualTo(2);
    }

    @Test
    void warningAndCritical_meetInOneFigure() throws InterruptedException {
        Collector server = new Answers(options -> varz().build());
        assertThat(line(check(server, "connections>100:warn", "connections>200:crit")))
                .isEqualTo("TOPZ WARNING - connections 120 > 100 | 'connections'=120;100;200");
        assertThat(check(server, "connections>200:warn", "connections>300:crit").severity())
                .isEqualTo(Severity.OK);
        assertThat(check(server, "connections>50:warn", "connections>100:crit").severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void slowConsumersOfLastWeek_areNoNews() throws InterruptedException {
        Collector quiet = new Answers(options -> varz().build());
        assertThat(check(quiet, "slow_consumers_delta>0:warn").severity()).isEqualTo(Severity.OK);
        AtomicInteger asked = new AtomicInteger();
        Collector busy = new Answers(options -> varz().now(NOW.plusSeconds(asked.get()))
                .inMsgs(1000L + 50L * asked.get())
                .slowConsumers(7L + asked.getAndIncrement())
                .build());
        assertThat(check(busy, "slow_consumers_delta>0:warn").severity()).isEqualTo(Severity.WARNING);
        asked.set(0);
        assertThat(line(check(busy, "in_msgs_rate<1"))).startsWith("TOPZ OK - in_msgs_rate 50 |");
    }

    @Test
    void restartedServer_hasNoRate() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        Collector server = new Answers(
                options -> varz().serverId("N" + asked.getAndIncrement()).build());
        CheckReport report = check(server, "in_msgs_rate>0:warn", "restarted>0:crit");
        assertThat(report.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(line(report)).contains("in_msgs_rate is not known");
    }

    @Test
    void whatTheServerDoesNotTell_isUnknown() throws InterruptedException {
        CheckReport report = check(new Answers(options -> varz().build()), "mem>1G");
        assertThat(line(report)).isEqualTo("TOPZ UNKNOWN - mem is not known");
        assertThat(report.severity().exitCode()).isEqualTo(3);
    }

    @Test
    void unreachable_isWhatWasAskedFor() throws InterruptedException {
        Collector dead = new Answers(options -> {
            throw new CollectException(Kind.UNREACHABLE, "no server listens");
        });
        assertThat(line(check(dead, "connections>1"))).isEqualTo("TOPZ UNKNOWN - no server listens");
        CheckReport report = of("connections>1")
                .run(Map.of("n1", dead), Duration.ofMillis(1), Duration.ofSeconds(5), Severity.CRITICAL);
        assertThat(report.severity().exitCode()).isEqualTo(2);
    }

    @Test
    void hungServer_isGivenUpInTime() throws InterruptedException {
        Collector hung = new Collector() {
            @Override
            public <D extends Document> CompletionStage<D> collect(Options<D> options) {
                return new CompletableFuture<>();
            }
        };
        CheckReport report = of("connections>1")
                .run(Map.of("n1", hung), Duration.ofMillis(1), Duration.ofMillis(50), Severity.UNKNOWN);
        assertThat(line(report)).contains("n1 did not answer");
    }

    @Test
    void severalServers_areNamed() throws InterruptedException {
        Map<String, Collector> servers = new LinkedHashMap<>();
        servers.put(
                "http://n1.example.org:8222",
                new Answers(options -> varz().serverName("n1").build()));
        servers.put(
                "http://n2.example.org:8222",
                new Answers(options -> varz().serverName("n2").connections(5L).build()));
        CheckReport report =
                of("connections>100:warn").run(servers, Duration.ofMillis(1), Duration.ofSeconds(5), Severity.UNKNOWN);
        assertThat(line(report))
                .isEqualTo("TOPZ WARNING - n1 connections 120 > 100, n2 connections 5"
                        + " | 'n1 connections'=120;100; 'n2 connections'=5;100;");
    }

    @Test
    void serversOfOneName_areToldApartByTheirAddresses() throws InterruptedException {
        Map<String, Collector> servers = new LinkedHashMap<>();
        servers.put("http://a:8222", new Answers(options -> varz().build()));
        servers.put("http://b:8222", new Answers(options -> varz().build()));
        CheckReport report =
                of("connections>100:warn").run(servers, Duration.ofMillis(1), Duration.ofSeconds(5), Severity.UNKNOWN);
        assertThat(line(report)).contains("http://a:8222 connections 120", "http://b:8222 connections 120");
    }

    /** The counters of a server that was restarted within the interval start again, even if the server kept its id. */
    @Test
    void serverStartedAnewUnderTheSameId_hasNoRate() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        Collector server = new Answers(options ->
                varz().start(NOW.minusSeconds(9 - asked.getAndIncrement())).build());
        CheckReport report = check(server, "in_msgs_rate>0:warn", "restarted>0:crit");
        assertThat(report.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(line(report)).contains("in_msgs_rate is not known");
    }

    private static Collector strikingServer(AtomicInteger asked) {
        return new Answers(options -> {
            if (!(options instanceof LimitszOptions)) {
                return varz().build();
            }
            long round = asked.getAndIncrement();
            return new Limitsz(
                    "N1",
                    NOW,
                    0L,
                    null,
                    null,
                    null,
                    null,
                    List.of(
                            new LimitInfo("max_payload", "bytes", 100L, 5 + 2 * round),
                            new LimitInfo("max_closed_clients", "connections", 10L, 1000 * round),
                            new LimitInfo("max_pending", "bytes", 100L, 7L)));
        });
    }

    private static CheckReport ready(Collector server, String... names) throws InterruptedException {
        Check check = new Check();
        for (String name : names) {
            check.addReady(name);
        }
        return check.run(Map.of("n1", server), Duration.ofMillis(1), Duration.ofSeconds(5), Severity.UNKNOWN);
    }

    @Test
    void limits_thatStruckBetweenTheSamples_areNamed() throws InterruptedException {
        CheckReport report = ready(strikingServer(new AtomicInteger()), "limits");

        assertThat(line(report))
                .isEqualTo("TOPZ WARNING - limits_struck_delta 2 > 0 (max_payload 2) | 'limits_struck_delta'=2;0;");
    }

    @Test
    void limits_haveFiguresOfTheirOwn() throws InterruptedException {
        Collector server = strikingServer(new AtomicInteger());

        assertThat(line(check(server, "limits_struck>100"))).startsWith("TOPZ OK - limits_struck 12 |");
        assertThat(line(check(server, "limits_struck(max_pending)>5:warn")))
                .startsWith("TOPZ WARNING - limits_struck(max_pending) 7 > 5 |");
        assertThat(check(server, "limits_struck_delta(max_pending)>0").severity())
                .isEqualTo(Severity.OK);
        assertThat(line(check(server, "limits_struck_delta(max_c*)>0")))
                .startsWith("TOPZ CRITICAL - limits_struck_delta(max_closed_clients) 1000 > 0 |");
        assertThat(line(check(server, "limits_struck(max_pendin)>5")))
                .startsWith("TOPZ UNKNOWN - limits_struck(max_pendin) is not known");
    }

    @Test
    void limits_ofAServerThatDoesNotTell_areSkipped() throws InterruptedException {
        Collector server = new Answers(options -> {
            if (options instanceof LimitszOptions) {
                throw new CollectException(Kind.NOT_FOUND, "404");
            }
            return varz().build();
        });

        CheckReport report = ready(server, "limits", "connections");

        assertThat(report.severity()).isEqualTo(Severity.OK);
        assertThat(report.text(CheckFormat.TEXT))
                .contains("skipped  limits_struck_delta: not reported, or without limit");
    }

    @Test
    void recordedServers_areCheckedByEveryReadyCheck() throws InterruptedException {
        for (String name : Samples.names()) {
            for (BuiltInCheck ready : BuiltInCheck.values()) {
                CheckReport report =
                        check(SampleCollector.of(name), ready.conditions().toArray(String[]::new));
                assertThat(line(report)).as("%s of %s", ready.word(), name).startsWith("TOPZ ");
                assertThat(line(report)).hasSizeLessThanOrEqualTo(1000).doesNotContain("\n");
                assertThat(report.text(CheckFormat.JSON)).startsWith("{").doesNotContain("\n");
            }
        }
    }
}
