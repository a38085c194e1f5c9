package io.topz.app.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.topz.broker.streaming.differential.MonitoringAnswer;
import io.topz.broker.streaming.differential.RealStreamingServer;
import io.topz.broker.streaming.differential.ScriptPlayer;
import io.topz.broker.streaming.differential.StreamingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the pages of NATS Streaming with those of nats-streaming-server 0.25.6 after the same workload: our port, and that of a real
 * server if there is one, must answer as recorded. {@code -Dtopz.record=true} records the answers of the real one.
 */
class StreamingMonitoringTest {

    private static final Path RESOURCES = Path.of("src/test/resources/io/topz/app/monitoring");
    private static final String REQUESTS = "requests-streaming.txt";
    private static final Pattern CALLBACK = Pattern.compile("(\\w+)\\((.*)\\)", Pattern.DOTALL);

    @TempDir
    private Path store;

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(strings = {"memory", "file"})
    void ours_answersAsRecorded(String kind) throws IOException {
        StreamingSettings settings = settings(kind);
        assertThat(answers(OurTarget.start(settings.options(store), ""))).isEqualTo(Files.readString(recorded(kind)));
    }

    @ParameterizedTest
    @Tag("process")
    @ValueSource(strings = {"memory", "file"})
    void real_answersAsRecorded(String kind) throws IOException {
        assumeTrue(RealStreamingServer.isPresent(), RealStreamingServer.ABSENT);
        String answers = answers(new RealStreamingTarget(RealStreamingServer.start(settings(kind), store)));
        if (Boolean.getBoolean("topz.record")) {
            Files.writeString(recorded(kind), answers, UTF_8);
        } else {
            assertThat(answers).isEqualTo(Files.readString(recorded(kind)));
        }
    }

    private static StreamingSettings settings(String kind) {
        return StreamingSettings.parse(
                kind.equals("file") ? "st=FILE" : "mc=20 mm=1000 mb=1000000 ma=86400s mi=172800s msu=50");
    }

    private static Path recorded(String kind) {
        return RESOURCES.resolve("streaming-%s.txt".formatted(kind));
    }

    /** The answers to all requests after the workload. The target is closed. */
    private static String answers(Target target) throws IOException {
        List<Request> requests = Request.table(REQUESTS);
        try (ScriptPlayer player = new ScriptPlayer(() -> new ScriptTarget(target))) {
            player.play(Files.readString(RESOURCES.resolve("workload-streaming.txt")));
            StringBuilder answers = new StringBuilder();
            for (Request request : requests) {
                answers.append(request).append('\n');
                answer(target, request)
                        .lines()
                        .forEach(line -> answers.append("  ").append(line).append('\n'));
            }
            System.out.printf("%s: %d answers about NATS Streaming%n", target.name(), requests.size());
            return answers.toString();
        }
    }

    private static String answer(Target target, Request request) {
        Reply reply = Reply.of(target, request);
        String body = reply.body();
        Matcher callback = CALLBACK.matcher(body);
        if (callback.matches()) {
            body = callback.group(1) + "\n" + normalised(callback.group(2));
        } else if (reply.isJson()) {
            body = normalised(body);
        } else if (request.target().equals("/streaming")) {
            body = "(the index)";
        }
        return "%d %s%s%n%s"
                .formatted(
                        reply.status(),
                        reply.contentType(),
                        reply.headers().containsKey("x-content-type-options") ? ", nosniff" : "",
                        body);
    }

    private static String normalised(String json) {
        assertThat(json).as("the layout").isEqualTo(Layout.indented(json));
        return MonitoringAnswer.normalised(json);
    }
}
