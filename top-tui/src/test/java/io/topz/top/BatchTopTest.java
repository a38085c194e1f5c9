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
import io.topz.top.batch.BatchOptions.View;
import io.topz.top.testing.FakeCollector;
import io.topz.top.testing.FakeServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Samples without a terminal, of a server that goes on by itself. */
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
        return BatchTop.run(QUICK, batch, List.of(new Source("http://n1", () -> collector)), Session.LIVE, to);
    }

    private int run(Format format, View view, int count) {
        return run(new BatchOptions(count, format, view), this::answer, out);
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void csv_hasItsHeading_alsoWithoutRows(View view) {
        assertThat(run(Format.CSV, view, 2)).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).startsWith("time,source,");
        List<String> names = List.of(lines.get(0).split(","));
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z_0-9]+"));
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.split(",", -1).length == names.size());
    }

    @Test
    void csv_isThatOfRfc4180() {
        server.connect(1, "a,b \"c\"\nd");
        assertThat(run(Format.CSV, View.CONNECTIONS, 1)).isZero();
        assertThat(out.toString().lines().toList().get(1)).contains(",1,\"a,b \"\"c\"\"\uFFFDd\",10.0.0.1,");
    }

    @Test
    void json_isOneArray_withEveryNumberOfTheScreen() throws Exception {
        server.connect(1, "order-desk");
        assertThat(run(Format.JSON, View.CONNECTIONS, 3)).isZero();
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
                new BatchOptions(9, Format.JSON, View.SERVER),
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
                new BatchOptions(0, Format.NDJSON, View.SERVER),
                options -> {
                    throw new CollectException(Kind.UNREACHABLE, "nobody listens");
                },
                out);
        assertThat(code).isEqualTo(1);
        assertThat(out).isEmpty();
    }

    /** As {@code | head -1} does. */
    @Test
    void outputThatNobodyReads_endsQuietly() {
        OutputStream pipe = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        int code = run(new BatchOptions(0, Format.LINE, View.SERVER), this::answer, new PrintStream(pipe, true, UTF_8));
        assertThat(code).isZero();
    }

    @Test
    void lines_repeatTheirHeading() {
        assertThat(run(Format.LINE, View.SERVER, 25)).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith("TIME")))
                .hasSize(2);
    }
}
