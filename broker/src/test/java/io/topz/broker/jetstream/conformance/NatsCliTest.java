package io.topz.broker.jetstream.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of JetStream with the nats command line, which validates every answer against its schema. */
@Tag("process")
class NatsCliTest extends EachPeer {

    @TempDir
    Path home;

    private NatsCli nats;

    @BeforeEach
    void start() throws IOException {
        nats = NatsCli.on(fixture.port(), home);
    }

    @Test
    void streamsAndConsumers() throws Exception {
        assertThat(nats.run("stream", "add", "my_stream", "--subjects", "subject1", "--defaults"))
                .contains("Stream my_stream was created", "Storage: File", "Retention: Limits");
        nats.run("pub", "subject1", "--count", "1000", "message {{Count}}");
        assertThat(nats.run("stream", "info", "my_stream"))
                .containsPattern("Messages: 1,000\n")
                .contains("First Sequence: 1 @");
        assertThat(nats.run("consumer", "add", "my_stream", "consumer1", "--pull", "--defaults"))
                .contains("Unprocessed Messages: 1,000", "Ack Policy: Explicit");
        assertThat(nats.run("consumer", "next", "my_stream", "consumer1", "--count", "1000"))
                .contains("message 1\n", "message 1000\n", "str seq: 1000 / pending: 0");
        assertThat(nats.run("consumer", "info", "my_stream", "consumer1"))
                .contains("Last Delivered Message: Consumer sequence: 1,000", "Unprocessed Messages: 0");
        assertThat(nats.run("stream", "report")).contains("my_stream", "1,000");
        assertThat(nats.run("consumer", "report", "my_stream")).contains("consumer1");
        assertThat(nats.run("stream", "ls", "-n")).isEqualTo("my_stream\n");
        assertThat(nats.run("stream", "get", "my_stream", "500")).contains("message 500");
        assertThat(nats.run("stream", "subjects", "my_stream")).contains("subject1");
        assertThat(nats.run("stream", "edit", "my_stream", "--max-msgs", "900", "-f"))
                .contains("Maximum Messages: 900");
        assertThat(nats.run("stream", "purge", "my_stream", "-f")).contains("Messages: 0");
        nats.run("consumer", "rm", "my_stream", "consumer1", "-f");
        nats.run("stream", "rm", "my_stream", "-f");
        assertThat(nats.run("stream", "ls", "-n")).isEqualTo("");
    }

    @Test
    void keyValue() throws Exception {
        assertThat(nats.run("kv", "add", "bucket", "--history", "5")).contains("bucket");
        nats.run("kv", "put", "bucket", "key", "one");
        nats.run("kv", "put", "bucket", "key", "two");
        assertThat(nats.run("kv", "get", "bucket", "key", "--raw")).isEqualTo("two");
        assertThat(nats.run("kv", "history", "bucket", "key")).contains("one", "two");
        assertThat(nats.run("kv", "ls", "bucket")).contains("key");
        assertThat(nats.run("kv", "ls")).contains("bucket");
        nats.run("kv", "create", "bucket", "other", "1");
        nats.run("kv", "update", "bucket", "other", "2", "3");
        nats.run("kv", "del", "bucket", "key", "-f");
        nats.run("kv", "purge", "bucket", "other", "-f");
        assertThat(nats.run("kv", "info", "bucket")).contains("History Kept: 5");
    }

    @Test
    void objects() throws Exception {
        Path file = home.resolve("file");
        Path copy = home.resolve("copy");
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);
        Files.write(file, content);
        nats.run("object", "add", "bucket");
        assertThat(nats.run("object", "put", "bucket", file.toString(), "--name", "thing", "--no-progress", "-f"))
                .contains("Chunks: 3");
        nats.run("object", "get", "bucket", "thing", "-O", copy.toString(), "--no-progress", "-f");
        assertThat(copy).hasBinaryContent(content);
        assertThat(nats.run("object", "ls", "bucket")).contains("thing");
        assertThat(nats.run("object", "info", "bucket", "thing")).contains("Chunks: 3");
        nats.run("object", "rm", "bucket", "thing", "-f");
        nats.run("object", "seal", "bucket", "-f");
    }

    @Test
    void accountInfo() throws Exception {
        assertThat(nats.run("account", "info")).contains("JetStream Account Information", "Streams: 0");
    }

    @Test
    void requestAndReply() throws Exception {
        String[] answer = new String[1];
        nats.runUntil(
                "Received on subject \"help\"",
                () -> answer[0] = nats.run("request", "help", "please", "--raw", "--replies", "1"),
                "reply",
                "help",
                "pong");
        assertThat(answer[0]).contains("pong");
    }

    @Test
    void watchedBucket_tellsEveryChange() throws Exception {
        nats.run("kv", "add", "bucket");
        nats.run("kv", "put", "bucket", "first", "one");
        assertThat(nats.runUntil(
                        "second: two", () -> nats.run("kv", "put", "bucket", "second", "two"), "kv", "watch", "bucket"))
                .contains("first: one");
    }
}
