package io.topz.broker.jetstream.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.jetstream.crash.FailingDisk;
import io.topz.broker.jetstream.crash.FailingDisk.Call;
import io.topz.broker.jetstream.store.JetStreamDirectory;
import io.topz.broker.jetstream.stream.StreamListener;
import io.topz.broker.store.DiskCounters;
import io.topz.broker.store.SyncPolicy;
import io.topz.collectors.document.StreamConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of failing disk calls of the consumers' log: confirmed changes stay, failures are reported, and the log recovers by itself. */
class ConsumerDiskFailureTest {

    private static final String CONSUMERS = "/consumers/";
    private static final String CONFIG = "{'durable_name':'C','ack_policy':'explicit'}";
    private static final Duration PAST_ALL_PAUSES = Duration.ofSeconds(5);

    /** A number larger than the number of disk calls in the workload. */
    private static final int MAX_CALLS = 1_000;

    @TempDir
    private Path directory;

    private final FailingDisk disk = new FailingDisk();
    private final DiskCounters counters = new DiskCounters();
    private JetStreamDirectory store;
    private String name = "";
    private ListSource source;
    private ConsumerFixture fixture;
    private Listener listener;
    private int confirmed;

    @BeforeEach
    void open() throws IOException {
        store = JetStreamDirectory.open(directory, SyncPolicy.ALWAYS, disk);
        source = createStream("S");
        start();
        fill();
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    private ListSource createStream(String newName) throws IOException {
        name = newName;
        store.stream("A", name).create(new byte[0]);
        return new ListSource(StreamConfigBuilder.builder()
                .name("S")
                .subjects(List.of("s.>"))
                .retention("limits")
                .build());
    }

    private void fill() {
        confirmed = 0;
        fixture.consumer("C", CONFIG);
        fixture.store("a", "b", "c", "d", "e", "f", "g", "h");
    }

    private void start() {
        fixture = ConsumerFixture.on(source, store.stream("A", name).consumers(), counters);
        listener = fixture.listen("R.>");
    }

    /** Simulates a crash of the process. */
    private void crash() {
        source.setListener(StreamListener.NONE);
        start();
    }

    /** Fetches messages and acknowledges them one by one; counts the confirmations. */
    private void acknowledge(int messages) {
        fixture.pull("C", String.valueOf(messages), "R.1");
        for (Listener.Received message : listener.take()) {
            fixture.ack(message.reply(), "", "R.confirmed");
        }
        confirmed += listener.take().size();
    }

    /** Changes the consumer so often that its log is rewritten. */
    private void fillLog() {
        String metadata = "x".repeat(100_000);
        for (int i = 0; i < 4; i++) {
            fixture.consumer("C", CONFIG.replace("}", ",'metadata':{'n':'" + i + metadata + "'}}"));
        }
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void disk_failing_confirmsNothingAndHeals(Call call) {
        disk.failIn(CONSUMERS, 0, Integer.MAX_VALUE, EnumSet.of(Call.FORCE, call));

        acknowledge(2);
        fixture.pass(PAST_ALL_PAUSES);

        assertThat(confirmed).isZero();
        assertThat(fixture.consumers.problems())
                .singleElement()
                .asString()
                .contains("the consumers of stream 'S' cannot be written", "Input/output error")
                .doesNotContain(directory.toString());
        assertThat(counters.writeFailures()).isGreaterThan(1);
        disk.heal();
        fixture.pass(PAST_ALL_PAUSES);
        assertThat(fixture.consumers.problems()).isEmpty();
        acknowledge(2);
        assertThat(confirmed).isEqualTo(2);
        crash();
        assertThat(fixture.floor("C").streamSeq()).isEqualTo(4);
    }

    @Test
    @Tag("slow")
    void anyOneCall_failing_losesNothingThatWasConfirmed() throws IOException {
        int failures = 0;
        for (int call = 0; call < MAX_CALLS; call++) {
            source = createStream("S" + call);
            start();
            fill();
            disk.failIn(CONSUMERS, call, 1, EnumSet.allOf(Call.class));
            acknowledge(3);
            fillLog();
            acknowledge(3);
            int failed = disk.failures() - failures;
            failures += failed;
            disk.heal();
            fixture.pass(PAST_ALL_PAUSES);

            String what = "call " + call;
            assertThat(fixture.consumers.problems()).as(what).isEmpty();
            int before = confirmed;
            acknowledge(1);
            assertThat(confirmed).as(what).isEqualTo(failed == 0 ? 7 : before + 1);
            crash();
            assertThat(fixture.floor("C").streamSeq()).as(what).isGreaterThanOrEqualTo(confirmed);
            assertThat(fixture.consumers.problems()).as(what).isEmpty();
            if (failed == 0) {
                return;
            }
        }
        throw new AssertionError("the workload has no end");
    }

    @Test
    void copyOfADescription_failing_isReportedAndWrittenLater() throws IOException {
        disk.failIn("C.json", 0, Integer.MAX_VALUE, EnumSet.of(Call.CREATE));
        fixture.consumer("C", CONFIG.replace("}", ",'description':'other'}"));

        assertThat(fixture.consumers.problems()).singleElement().asString().contains("stream 'S'", "cannot be copied");
        assertThat(counters.writeFailures()).isEqualTo(1);
        disk.heal();
        fixture.pass(PAST_ALL_PAUSES);

        assertThat(fixture.consumers.problems()).isEmpty();
        byte[] copy = store.stream("A", name).consumers().description("C").read();
        assertThat(new String(copy, UTF_8)).contains("other");
    }
}
