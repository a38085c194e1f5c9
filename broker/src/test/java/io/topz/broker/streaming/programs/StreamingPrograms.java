package io.topz.broker.streaming.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of the service with programs in other languages, as applications are written: with stan.go, asyncio-nats-streaming and
 * node-nats-streaming. A subclass says where the service runs.
 */
public abstract class StreamingPrograms {

    private static final Programs GO = new Programs("go", "go.sum");
    private static final Programs NODE = new Programs("node", "package-lock.json");
    private static final Programs PYTHON = new Programs("python", "requirements.txt");
    private static final String PYTHON_COMMAND = "venv/bin/python ";
    private static final String SUBJECT = "illusory";
    private static final String CHANNEL = "orders";

    @TempDir
    private Path directory;

    /** Starts the service, with its channels in files, and NATS. */
    protected abstract void start(Path directory) throws Exception;

    /** The address of NATS for clients. */
    protected abstract String url();

    /** Stops the service and NATS, if they were started. */
    protected abstract void stop() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        start(directory);
    }

    @AfterEach
    void end() throws Exception {
        stop();
    }

    @Test
    void subscriberInGo_printsWhatIsPublishedAsynchronously_afterEarlierMessages() throws Exception {
        installGo();
        publishInGo(13);
        try (RunningProgram subscriber = GO.start("./programs subscribe", url(), SUBJECT, 10)) {
            subscriber.await("subscribed");
            publishInGo(10);
            expectMessages(subscriber.end(), 14, 10);
        }
    }

    @Test
    void durableSubscriberInGo_catchesUp_whenItIsStartedAgain() throws Exception {
        installGo();
        publishInGo(3);
        expectMessages(GO.run("./programs catch-up", url(), SUBJECT, 3), 1, 3);
        publishInGo(2);
        expectMessages(GO.run("./programs catch-up", url(), SUBJECT, 2), 4, 2);
    }

    private static void installGo() throws IOException, InterruptedException {
        GO.install("stan.go", "go build -mod=mod -o programs .");
    }

    /** Publishes without waiting for each acknowledgement; the handler must be called once for each message, in order. */
    private void publishInGo(int messages) throws IOException {
        List<String> lines = GO.run("./programs publish", url(), SUBJECT, messages);
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
                            .formatted(firstSequence + i, SUBJECT, 1 + i));
        }
    }

    @Test
    void durableSubscriberInJavaScript_catchesUp_whenItIsStartedAgain() throws Exception {
        NODE.install("node-nats-streaming", "node --version", "npm ci --ignore-scripts --prefer-offline");
        publishInJavaScript(3);
        assertThat(NODE.run("node subscribe.js", url(), CHANNEL, 3))
                .containsExactly("1 message 1 false", "2 message 2 false", "3 message 3 false");
        publishInJavaScript(2);
        assertThat(NODE.run("node subscribe.js", url(), CHANNEL, 2))
                .containsExactly("4 message 1 false", "5 message 2 false");
    }

    private void publishInJavaScript(int messages) throws IOException {
        List<String> lines = NODE.run("node publish.js", url(), CHANNEL, messages);
        assertThat(lines).hasSize(2 * messages);
        for (String line : lines.subList(0, messages)) {
            assertThat(lines).contains(line.replace("published", "acknowledged"));
        }
    }

    @Test
    void durableListenerInPython_catchesUp_afterItWasStopped() throws Exception {
        installPython();
        assertThat(python("publish.py", 1, 3)).containsExactly("published 1", "published 2", "published 3");
        assertThat(python("listen.py", 3)).containsExactly("1 1 00ff01", "2 2 00ff02", "3 3 00ff03");
        python("publish.py", 4, 5);
        assertThat(python("listen.py", 2)).containsExactly("4 4 00ff04", "5 5 00ff05");
    }

    @Test
    void messageInPython_isDeliveredAgain_untilItIsAcknowledged() throws Exception {
        installPython();
        python("publish.py", 1, 1);
        assertThat(python("redelivered.py", 3))
                .containsExactly(
                        "delivered 1 False", "delivered 1 True", "delivered 1 True", "acknowledged 1", "nothing more");
    }

    private static void installPython() throws IOException, InterruptedException {
        PYTHON.install(
                "asyncio-nats-streaming",
                "python3 -m venv venv",
                "venv/bin/python -m pip install -q --disable-pip-version-check -r requirements.txt");
    }

    private List<String> python(String program, Object... arguments) throws IOException {
        return PYTHON.run(PYTHON_COMMAND + program, url(), arguments);
    }
}
