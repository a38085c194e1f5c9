package io.topz.broker.streaming.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.testing.OurServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs programs that use stan.go. */
@Tag("process")
class GoProgramsTest {

    private static final Programs PROGRAMS = new Programs("go", "go.sum");
    private static final String CHANNEL = "illusory";

    @TempDir
    private Path store;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        PROGRAMS.install("stan.go", "go build -mod=mod -o programs .");
    }

    @Test
    void subscriber_printsWhatIsPublishedAsynchronously_afterEarlierMessages() throws IOException {
        try (OurServer server = StreamingBroker.start(store)) {
            String url = StreamingBroker.url(server);
            publish(url, 13);
            try (RunningProgram subscriber = PROGRAMS.start("./programs subscribe", url, CHANNEL, 10)) {
                subscriber.await("subscribed");
                publish(url, 10);
                expectMessages(subscriber.end(), 14, 10);
            }
        }
    }

    @Test
    void durableSubscriber_catchesUp_whenItIsStartedAgain() throws IOException {
        try (OurServer server = StreamingBroker.start(store)) {
            String url = StreamingBroker.url(server);
            publish(url, 3);
            expectMessages(PROGRAMS.run("./programs catch-up", url, CHANNEL, 3), 1, 3);
            publish(url, 2);
            expectMessages(PROGRAMS.run("./programs catch-up", url, CHANNEL, 2), 4, 2);
        }
    }

    /** Publishes without waiting for each acknowledgement; the handler must be called once for each message, in order. */
    private static void publish(String url, int messages) throws IOException {
        List<String> lines = PROGRAMS.run("./programs publish", url, CHANNEL, messages);
        List<String> published = withPrefix("published ", lines);
        assertThat(published).hasSize(messages).doesNotHaveDuplicates();
        assertThat(withPrefix("acknowledged ", lines)).isEqualTo(published);
        assertThat(lines).hasSize(2 * messages);
    }

    private static List<String> withPrefix(String prefix, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }

    /** Expects consecutive messages as stan.go prints them. The publisher numbers its messages from 1. */
    private static void expectMessages(List<String> lines, int firstSequence, int count) {
        assertThat(lines).hasSize(1 + count).startsWith("subscribed");
        for (int i = 0; i < count; i++) {
            assertThat(lines.get(1 + i))
                    .matches("sequence:%d subject:\"%s\" data:\"message %d\" timestamp:\\d{19} *"
                            .formatted(firstSequence + i, CHANNEL, 1 + i));
        }
    }
}
