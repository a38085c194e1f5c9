package io.topz.broker.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.topz.broker.jetstream.crash.FailingDisk;
import io.topz.broker.jetstream.crash.FailingDisk.Call;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.options.StreamingOptionsBuilder;
import io.topz.broker.streaming.raw.RawClient;
import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.OurServer;
import io.topz.streaming.protocol.ChannelMessage;
import io.topz.streaming.protocol.PublishAck;
import io.topz.streaming.protocol.PublishRequest;
import io.topz.streaming.protocol.StartPosition;
import io.topz.streaming.protocol.SubscribeRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of a broker with NATS Streaming whose system calls fail or whose files are damaged. */
@Tag("slow")
class StreamingOfflineTest {

    private static final String CHANNEL = "orders";
    private static final String CLIENT = "me";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LAST_FAILING_CALL = 6;

    @TempDir
    private Path store;

    private final FailingDisk disk = new FailingDisk();
    private final Set<String> acknowledged = new HashSet<>();
    private OurServer server;
    private RawClient client;
    private int published;

    @BeforeEach
    void start() {
        StreamingOptions streaming = StreamingOptionsBuilder.builder(StreamingOptions.DEFAULT)
                .storeDirectory(store)
                .files(disk)
                .build();
        server = OurServer.start(BrokerOptions.builder()
                .host("127.0.0.1")
                .port(-1)
                .streaming(streaming)
                .build());
        client = RawClient.connect(server.port(), "test-cluster");
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop();
    }

    private void restart() {
        stop();
        start();
    }

    /** Publishes the next message; returns the error, empty for none. */
    private String publish() {
        String text = "message " + ++published;
        PublishRequest request = PublishRequest.newBuilder()
                .setClientId(CLIENT)
                .setGuid(ByteString.copyFromUtf8(text))
                .setChannel(CHANNEL)
                .setData(ByteString.copyFromUtf8(text))
                .build();
        byte[] answer = client.request(client.subject("pub") + "." + CHANNEL, request.toByteArray(), PATIENCE);
        PublishAck ack = RawClient.parse(PublishAck.parser(), answer == null ? new byte[0] : answer);
        assertThat(ack.getGuid().toStringUtf8()).isEqualTo(text);
        if (ack.getError().isEmpty()) {
            acknowledged.add(text);
        }
        return ack.getError();
    }

    private SubscribeRequest subscription(String inbox, String durable) {
        return SubscribeRequest.newBuilder()
                .setClientId(CLIENT)
                .setChannel(CHANNEL)
                .setInbox(inbox)
                .setDurableName(durable)
                .setMaxInFlight(1000)
                .setAckWaitInSeconds(30)
                .setStartPosition(StartPosition.FIRST)
                .build();
    }

    private void checkThatAllAreThere() {
        Eventually.await("published again", PATIENCE, () -> publish().isEmpty());
        var inbox = client.listen("all");
        assertThat(client.subscribe(subscription("all", "")).getError()).isEmpty();
        Set<String> read = new HashSet<>();
        while (!read.containsAll(acknowledged)) {
            ChannelMessage message = RawClient.next(inbox, ChannelMessage.parser(), PATIENCE);
            assertThat(message).as("only %s", read).isNotNull();
            if (message != null) {
                assertThat(read.add(message.getData().toStringUtf8())).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/state", "/channels"})
    void storeThatCannotBeRead_leavesTheServiceOffline_untilItCan(String directory) {
        client.begin(CLIENT);
        assertThat(client.subscribe(subscription("durable", "d")).getError()).isEmpty();
        assertThat(publish()).isEmpty();
        stop();
        disk.failIn(directory, 0, Integer.MAX_VALUE, EnumSet.of(Call.LIST, Call.OPEN, Call.READ));
        start();
        assertThat(publish()).contains("is offline").contains("Input/output error");
        assertThat(client.begin("other").getError()).contains("is offline");
        assertThat(client.subscribe(subscription("x", "")).getError()).contains("is offline");
        assertThat(server.get("/healthz")).contains("NATS Streaming is offline");
        assertThat(server.get("/streaming/serverz")).contains("is not online");
        disk.heal();
        checkThatAllAreThere();
        assertThat(server.get("/streaming/serverz")).contains("\"subscriptions\": 2");
        assertThat(server.get("/healthz")).contains("\"ok\"");
    }

    @Test
    void damagedState_isPutAside_andReportedUntilItIsRemoved() throws IOException {
        client.begin(CLIENT);
        assertThat(client.subscribe(subscription("durable", "d")).getError()).isEmpty();
        assertThat(publish()).isEmpty();
        stop();
        Path cluster = store.resolve("streaming/test-cluster");
        Path log = firstSegment(cluster.resolve("state"));
        byte[] bytes = Files.readAllBytes(log);
        bytes[bytes.length / 2] ^= (byte) 0x55;
        Files.write(log, bytes);
        start();
        assertThat(server.get("/healthz")).contains("put aside as");
        restart();
        List<Path> aside = aside(cluster);
        assertThat(aside).hasSize(1);
        assertThat(Files.readAllBytes(aside.get(0))).isEqualTo(bytes);
        Files.delete(aside.get(0));
        assertThat(server.get("/healthz")).contains("\"ok\"");
        client.begin(CLIENT);
        checkThatAllAreThere();
    }

    private static Path firstSegment(Path log) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<Path> aside(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().contains(".damaged")).toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void callThatFails_losesNothingAcknowledged(Call call) {
        client.begin(CLIENT);
        for (int passing = 0; passing < LAST_FAILING_CALL; passing++) {
            disk.failIn("", passing, 1, EnumSet.of(call));
            publish();
            client.subscribe(subscription("d" + passing, "d" + passing));
            publish();
            disk.heal();
        }
        client.begin(CLIENT);
        checkThatAllAreThere();
        restart();
        checkThatAllAreThere();
    }
}
