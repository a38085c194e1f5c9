package io.topz.app.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.topz.app.check.Condition.Origin;
import io.topz.app.check.Observation.SamplePair;
import io.topz.collectors.document.AccountDetailBuilder;
import io.topz.collectors.document.ClusterInfoBuilder;
import io.topz.collectors.document.ConsumerConfigBuilder;
import io.topz.collectors.document.ConsumerInfoBuilder;
import io.topz.collectors.document.JszBuilder;
import io.topz.collectors.document.PeerInfoBuilder;
import io.topz.collectors.document.StreamConfigBuilder;
import io.topz.collectors.document.StreamDetail;
import io.topz.collectors.document.StreamDetailBuilder;
import io.topz.collectors.document.StreamStateBuilder;
import io.topz.collectors.document.VarzBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of every format with streams and consumers whose names and metadata are of every kind. */
class CheckFormatTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String HOSTILE = "a|b'c=\n\u001b[31m\"\\é漢字";

    private static StreamDetail stream(String name, Map<String, String> metadata) {
        return StreamDetailBuilder.builder()
                .name(name)
                .config(StreamConfigBuilder.builder()
                        .name(name)
                        .maxMsgs(100L)
                        .maxBytes(-1L)
                        .metadata(metadata)
                        .build())
                .state(StreamStateBuilder.builder()
                        .messages(50L)
                        .bytes(5000L)
                        .numSubjects(3L)
                        .build())
                .consumerDetail(List.of(ConsumerInfoBuilder.builder()
                        .name("worker")
                        .created(NOW.minusSeconds(900))
                        .numPending(40L)
                        .numAckPending(-1L)
                        .config(ConsumerConfigBuilder.builder()
                                .maxAckPending(-1L)
                                .metadata(metadata)
                                .build())
                        .build()))
                .build();
    }

    private static Observation seen(StreamDetail... streams) {
        return Observation.of(
                1,
                new SamplePair(
                        null,
                        Answers.of(VarzBuilder.builder()
                                        .serverName("n1")
                                        .now(NOW)
                                        .maxConnections(0L)
                                        .connections(5L)
                                        .build())
                                .withJsz(JszBuilder.builder()
                                        .now(NOW)
                                        .accountDetails(List.of(AccountDetailBuilder.builder()
                                                .name("$G")
                                                .storage(10L)
                                                .reservedStorage(-1L)
                                                .streamDetail(List.of(streams))
                                                .build()))
                                        .build())),
                List.of());
    }

    private static CheckReport report(Observation seen, String... conditions) {
        CheckReport report = new CheckReport();
        report.add(
                "",
                Evaluator.of(
                        Vocabulary.ALL,
                        Stream.of(conditions)
                                .map(ConditionParser::parse)
                                .map(condition -> condition.from(Origin.READY))
                                .toList(),
                        seen));
        return report;
    }

    @Test
    void names_areHarmlessInTheLine() {
        String line =
                report(seen(stream(HOSTILE, Map.of())), "messages>10:warn").text(CheckFormat.NAGIOS);
        assertThat(line.chars())
                .noneMatch(c -> c < ' ')
                .filteredOn(c -> c == '|')
                .hasSize(1);
        String label = line.substring(line.indexOf('|') + 2);
        assertThat(label).matches(Pattern.compile("'[^'=|]+'=50;10;"));
    }

    @Test
    void line_isShort_andHasTheWorstFirst() {
        StreamDetail[] many = IntStream.range(0, 200)
                .mapToObj(i -> stream("漢字漢字-" + i, Map.of()))
                .toArray(StreamDetail[]::new);
        String line = report(seen(many), "messages>10:warn", "lag(漢字漢字-99/worker)>1:crit")
                .text(CheckFormat.NAGIOS);
        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(1000);
        assertThat(line)
                .startsWith("TOPZ CRITICAL - lag(漢字漢字-99/worker) 40 > 1, messages(")
                .contains(" | 'lag(");
    }

    @Test
    void problemsThatFindNoRoom_areCounted() {
        StreamDetail[] many = IntStream.range(0, 200)
                .mapToObj(i -> stream("ORDERS-" + i, Map.of()))
                .toArray(StreamDetail[]::new);
        String line =
                report(seen(many), "messages>10:warn", "lag(ORDERS-7/*)>1:crit").text(CheckFormat.NAGIOS);
        assertThat(line).startsWith("TOPZ CRITICAL - lag(ORDERS-7/worker) 40 > 1, messages(ORDERS-0) 50 > 10, ");
        Matcher more = Pattern.compile(", and (\\d+) more problems \\| ").matcher(line);
        assertThat(more.find()).isTrue();
        long told = Pattern.compile("messages\\(ORDERS-\\d+\\) 50 > 10")
                .matcher(line)
                .results()
                .count();
        assertThat(told + Integer.parseInt(more.group(1))).isEqualTo(200);
    }

    /** It is not a problem if a stream drops the oldest messages at its limit, as it was configured to. */
    @Test
    void streamThatDropsOldMessages_isAllRightAtItsLimit() {
        assertThat(full("old").severity()).isEqualTo(Severity.OK);
        assertThat(full("new").entries())
                .map(CheckReport.Entry::text)
                .containsExactly("rejecting_percent(RING) 100 >= 99");
    }

    private static CheckReport full(String discard) {
        StreamDetail ring = StreamDetailBuilder.builder(stream("RING", Map.of()))
                .config(StreamConfigBuilder.builder()
                        .maxMsgs(50L)
                        .discard(discard)
                        .build())
                .consumerDetail(List.of())
                .build();
        return report(seen(ring), BuiltInCheck.STREAM_FULL.conditions().toArray(String[]::new));
    }

    /** The server continues to count messages that reached the maximum number of deliveries; nobody could clear that alert. */
    @Test
    void messagesThatWereGivenUp_areNotRedelivered() {
        StreamDetail stream = StreamDetailBuilder.builder(stream("A", Map.of()))
                .consumerDetail(List.of(ConsumerInfoBuilder.builder()
                        .name("worker")
                        .numRedelivered(3L)
                        .numAckPending(0L)
                        .build()))
                .build();
        CheckReport report = report(seen(stream), "redelivering>0:warn", "redelivered>5:warn");
        assertThat(report.entries())
                .map(CheckReport.Entry::text)
                .containsExactly("redelivering(A/worker) 0", "redelivered(A/worker) 3");
    }

    @Test
    void manyThatAreRight_areCounted() {
        String line = report(
                        seen(stream("A", Map.of()), stream("B", Map.of())),
                        "messages>99",
                        "bytes>9999",
                        "subjects>9",
                        "lag>99",
                        "lost>0",
                        "full>90")
                .text(CheckFormat.NAGIOS);
        assertThat(line).startsWith("TOPZ OK - 12 ok |");
    }

    @Test
    void limitsThatAreNone_areNotJudged() {
        CheckReport report = report(
                seen(stream("A", Map.of())),
                "ack_pending_percent>90:crit",
                "connections_percent>90:crit",
                "account_storage_percent>90:crit");
        assertThat(report.entries()).isEmpty();
        assertThat(report.severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(report.skipped()).containsExactly("connections_percent");
    }

    @Test
    void json_saysEverything() throws Exception {
        String json = report(seen(stream(HOSTILE, Map.of())), "messages>10:warn", "messages>100:crit", "cpu>1")
                .text(CheckFormat.JSON);
        assertThat(json).isASCII().doesNotContain("\n");
        JsonNode root = new ObjectMapper().readTree(json);
        assertThat(root.get("status").asText()).isEqualTo("WARNING");
        assertThat(root.get("exit_code").asInt()).isEqualTo(1);
        assertThat(root.get("skipped").get(0).asText()).isEqualTo("cpu");
        JsonNode figure = root.get("figures").get(0);
        assertThat(figure.get("subject").asText()).isEqualTo(HOSTILE);
        assertThat(figure.get("value").asInt()).isEqualTo(50);
        assertThat(figure.get("warning").asText()).isEqualTo("10");
        assertThat(figure.get("critical").asText()).isEqualTo("100");
    }

    @Test
    void metrics_areWellFormed() {
        String text = report(seen(stream(HOSTILE, Map.of()), stream("B", Map.of())), "messages>10:warn", "lag>1")
                .text(CheckFormat.PROMETHEUS);
        Pattern line = Pattern.compile(
                "# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{([a-z]+=\"([^\"\\\\\n]|\\\\[\\\\n\"])*\",?)*})? -?[0-9.]+");
        assertThat(text.split("\n")).allMatch(one -> line.matcher(one).matches());
        assertThat(text)
                .contains("topz_check_figure_value{server=\"\",figure=\"messages\",subject=\"B\"} 50")
                .contains("topz_check_status_code{status=\"CRITICAL\"} 2");
    }

    @Test
    void text_isALineForEachFigure() {
        String text = report(seen(stream("A", Map.of())), "messages>10:warn", "lag>100:crit", "cpu>1")
                .text(CheckFormat.TEXT);
        assertThat(text)
                .isEqualTo("WARNING\n  WARNING  messages(A) 50 > 10\n  OK       lag(A/worker) 40    crit 100\n"
                        + "  skipped  cpu: not reported, or without limit");
        assertThatThrownBy(() -> CheckFormat.of("yaml")).hasMessageContaining("prometheus");
    }

    @Test
    void metadata_isReadAsTheNatsCommandLineReadsIt() {
        Observation seen = seen(
                stream(
                        "A",
                        Map.of("io.nats.monitor.msgs-critical", "60", "io.nats.monitor.unprocessed-critical", "40")),
                stream("B", Map.of("io.nats.monitor.enabled", "false", "io.nats.monitor.msgs-critical", "60")),
                stream("C", Map.of("io.nats.monitor.seen-critical", "5m", "io.nats.monitor.msgs-critical", "lots")),
                stream("D", Map.of("io.nats.monitor.subjects-warn", "9", "io.nats.monitor.subjects-critical", "5")));
        assertThat(MetadataConditions.of(seen))
                .map(Condition::toString)
                .containsExactly(
                        "messages(A) < 60 critical",
                        "lag(A/worker) >= 40 critical",
                        "source_seconds(C) >= 300 critical",
                        "subjects(D) < 9 warning",
                        "subjects(D) < 5 critical");
    }

    @Test
    void whoDoesNotLead_doesNotKnow() {
        StreamDetail led = StreamDetailBuilder.builder(stream("A", Map.of()))
                .cluster(ClusterInfoBuilder.builder()
                        .name("c1")
                        .leader("n2")
                        .replicas(List.of(
                                PeerInfoBuilder.builder().name("n1").lag(5000L).build()))
                        .build())
                .build();
        StreamDetail leaderless = StreamDetailBuilder.builder(stream("B", Map.of()))
                .cluster(ClusterInfoBuilder.builder().name("c1").build())
                .build();
        CheckReport report = report(seen(led, leaderless), "replica_lag>1", "messages>0", "leader<1:crit");
        assertThat(report.entries()).map(CheckReport.Entry::text).containsExactly("leader(B) 0 < 1", "leader(A) 1");
    }

    @Test
    void stalledConsumers_areThoseThatWait() {
        CheckReport report = report(seen(stream("A", Map.of())), "stalled_seconds>600:warn");
        assertThat(report.entries())
                .map(CheckReport.Entry::text)
                .containsExactly("stalled_seconds(A/worker) 900 > 600");
    }

    /** Terminals also interpret U+009B, and U+202E reverses the rest of a line. */
    @ParameterizedTest
    @EnumSource(
            value = CheckFormat.class,
            names = {"NAGIOS", "TEXT", "PROMETHEUS"})
    void namesThatCommand_areHarmless(CheckFormat format) {
        String text = report(seen(stream("evil\u009b31m\u202e\u0000\r\u2028name", Map.of())), "messages>10:warn")
                .text(format);
        assertThat(text).contains("evil?31m????name").doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}&&[^\n]]");
    }
}
