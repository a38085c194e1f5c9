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

/** Runs programs that use node-nats-streaming. */
@Tag("process")
class NodeProgramsTest {

    private static final Programs PROGRAMS = new Programs("node", "package-lock.json");
    private static final String CHANNEL = "orders";

    @TempDir
    private Path store;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        PROGRAMS.install("node-nats-streaming", "node --version", "npm ci --ignore-scripts --prefer-offline");
    }

    @Test
    void durableSubscriber_catchesUp_whenItIsStartedAgain() throws IOException {
        try (OurServer server = StreamingBroker.start(store)) {
            String url = StreamingBroker.url(server);
            publish(url, 3);
            assertThat(PROGRAMS.run("node subscribe.js", url, CHANNEL, 3))
                    .containsExactly("1 message 1 false", "2 message 2 false", "3 message 3 false");
            publish(url, 2);
            assertThat(PROGRAMS.run("node subscribe.js", url, CHANNEL, 2))
                    .containsExactly("4 message 1 false", "5 message 2 false");
        }
    }

    private static void publish(String url, int messages) throws IOException {
        List<String> lines = PROGRAMS.run("node publish.js", url, CHANNEL, messages);
        assertThat(lines).hasSize(2 * messages);
        for (String line : lines.subList(0, messages)) {
            assertThat(lines).contains(line.replace("published", "acknowledged"));
        }
    }
}
