package io.topz.top;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.document.Document;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.VarzOptions;
import io.topz.top.batch.BatchOptions;
import io.topz.top.batch.BatchOptions.Format;
import io.topz.top.state.View;
import io.topz.top.testing.FakeCollector;
import io.topz.top.testing.FakeServer;
import io.topz.top.view.StandardViews;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of samples without a terminal, with a server whose counters grow by themselves. */
@Timeout(20)
class BatchTopTest {

    private static final TopOptions QUICK = TopOptions.DEFAULT.withInterval(Duration.ofMillis(20));

    private final FakeServer server = new FakeServer();
    private final StringBuilder out = new StringBuilder();

    /** A second passes with each poll. */
    private Document answer(Options<?> options) {
        if (options instanceof VarzOptions) {
            server.pass(Duration.ofSeconds(1));
        }
        return server.apply(options);
    }

    private int run(BatchOptions batch, Function<Options<?>, Document> answers, Appendable to) {
        FakeCollector collector = new FakeCollector(answers);
        return BatchTop.run(
                QUICK, batch, List.of(new ServerSource("http://n1", () -> collector)), PlaybackOptions.LIVE, to);
    }

    static Stream<Arguments> subjects() {
        return BatchOptions.names(StandardViews.ALL).stream()
                .map(name -> Arguments.argumentSet(name, BatchOptions.view(StandardViews.ALL, name)));
    }

    private int run(Format format, @Nullable View view, int count) {
        return run(new BatchOptions(count, format, view), this::answer, out);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void csv_hasItsHeading_alsoWithoutRows(@Nullable View view) {
        assertThat(run(Format.CSV, view, 2)).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).startsWith("time,source,");
        List<String> names = List.of(lines.get(0).split(","));
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z_0-9]+"));
        assertThat(lines.subList(1, lines.size()))
                .allMatch(line -> line.replaceAll("\"[^\"]*\"", "quoted").split(",", -1).length == names.size());
    }

    @Test
    void csv_isThatOfRfc4180() {
        server.connect(1, "a,b \"c\"\nd");
        assertThat(run(Format.CSV, StandardViews.CONNECTIONS, 1)).isZero();
        assertThat(out.toString().lines().toList().get(1)).contains(",1,\"a,b \"\"c\"\"‹A›d\",10.0.0.1,");
    }

    @Test
    void json_isOneArray_withEveryNumberOfTheScreen() throws Exception {
        server.connect(1, "order-desk");
        assertThat(run(Format.JSON, StandardViews.CONNECTIONS, 3)).isZero();
        JsonNode samples = new ObjectMapper().readTree(out.toString());
        assertThat(samples).hasSize(3);
        assertThat(samples.get(2).get("connections").get(0).fieldNames())
                .toIterable()
                .contains("cid", "name", "rate", "rate10", "rate60", "peak", "share_percent", "msgs_to_rate", "rtt");
        assertThat(samples.get(2).get("server").fieldNames())
                .toIterable()
                .contains("cpu", "mem", "in_msgs_rate", "js_messages");
    }

    @Test
    void serverThatIsLost_endsIt_andTheArrayIsWhole() throws Exception {
        int[] polls = new int[1];
        int code = run(
                new BatchOptions(9, Format.JSON, null),
                options -> {
                    if (options instanceof VarzOptions && ++polls[0] > 3) {
                        throw new CollectException(Kind.UNREACHABLE, "gone");
                    }
                    return answer(options);
                },
                out);
        assertThat(code).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(out.toString())).hasSize(2);
    }

    @Test
    void serverThatNeverAnswers_isNoSample() {
        int code = run(
                new BatchOptions(0, Format.NDJSON, null),
                options -> {
                    throw new CollectException(Kind.UNREACHABLE, "no server listens");
                },
                out);
        assertThat(code).isEqualTo(1);
        assertThat(out).isEmpty();
    }

    private ServerSource up(String name) {
        FakeCollector collector = new FakeCollector(this::answer);
        return new ServerSource(name, () -> collector);
    }

    private static ServerSource down(String name) {
        FakeCollector collector = new FakeCollector(options -> {
            throw new CollectException(Kind.UNREACHABLE, "no server listens at " + name);
        });
        return new ServerSource(name, () -> collector);
    }

    /** A user who watches three servers needs two of them even more when one is down. */
    @ParameterizedTest
    @EnumSource(Format.class)
    void oneOfSeveralServersThatIsDown_isWrittenAsDown_besideTheOthers(Format format) {
        int code = BatchTop.run(
                QUICK,
                new BatchOptions(2, format, null),
                List.of(up("http://a"), down("http://b"), up("http://c")),
                PlaybackOptions.LIVE,
                out);
        assertThat(code).isEqualTo(1);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.stream().filter(line -> line.contains("no server listens at http://b")))
                .hasSize(2)
                .allMatch(line -> format == Format.CSV || line.contains("down"));
        for (String name : List.of("http://a", "http://c")) {
            assertThat(lines.stream().filter(line -> line.contains(name)))
                    .as(name)
                    .hasSize(2);
        }
        if (format == Format.CSV) {
            assertThat(lines.get(0)).startsWith("time,source,down,");
            int fields = lines.get(0).split(",", -1).length;
            assertThat(lines).allMatch(line -> line.split(",", -1).length == fields);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ","})
    void report_hasTheOthersWhenOneIsDown(String delimiter, @TempDir Path directory) throws IOException {
        Path file = directory.resolve("report");
        TopOptions options = TopOptions.DEFAULT
                .withInterval(Duration.ofMillis(20))
                .withOutput(file.toString())
                .withDelimiter(delimiter);
        List<ServerSource> sources = List.of(up("http://a"), down("http://b"), up("http://c"));
        assertThat(Top.run(options, sources)).isEqualTo(1);
        String report = Files.readString(file);
        assertThat(report.split("NATS server version", -1)).hasSize(3);
        assertThat(report).containsPattern("NATS server.http://b.(is )?down.{1,2}no server listens at http://b");
    }

    /** The reader ends early, as {@code | head -1} does. */
    @Test
    void outputThatNobodyReads_endsQuietly() {
        OutputStream pipe = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        int code = run(new BatchOptions(0, Format.LINE, null), this::answer, new PrintStream(pipe, true, UTF_8));
        assertThat(code).isZero();
    }

    @Test
    void lines_repeatTheirHeading() {
        assertThat(run(Format.LINE, null, 25)).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith("TIME")))
                .hasSize(2);
    }
}
