package io.topz.broker.jetstream.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.Subscription;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.topz.broker.clients.Jnats;
import io.topz.broker.testing.Eventually;
import io.topz.collectors.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of backups and restores, on one server and from one kind of server to the other. */
class BackupTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECORDED = "/io/topz/broker/jetstream/backup/nats-server-2.10.27";

    @TempDir
    Path stores;

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(Peer.OURS, Peer.OURS),
                Arguments.of(Peer.OURS, Peer.REAL),
                Arguments.of(Peer.REAL, Peer.OURS));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void stream_comesBackElsewhere_withItsConsumers(Peer from, Peer to) throws Exception {
        Backup backup;
        Map<String, JsonNode> before;
        try (TestServer server = from.start(stores.resolve("from"));
                Jnats jnats = Jnats.connect(Jnats.options(server).build())) {
            fill(jnats.connection());
            before = state(jnats.connection());
            backup = Backup.of(jnats.connection(), "S");
        }
        try (TestServer server = to.start(stores.resolve("to"));
                Jnats jnats = Jnats.connect(Jnats.options(server).build())) {
            JsonNode outcome = backup.restore(jnats.connection());
            assertThat(outcome.path("error").isMissingNode()).as("%s", outcome).isTrue();
            assertThat(state(jnats.connection())).isEqualTo(before);
            assertThat(jnats.connection().jetStream().publish("s.new", null).getSeqno())
                    .isEqualTo(31);
        }
    }

    /** The nats CLI receives all its inboxes at all times and subscribes to the one of the backup after the answer. */
    @ParameterizedTest
    @EnumSource(Peer.class)
    void chunks_waitForASubscriptionToExactlyTheirSubject(Peer peer) throws Exception {
        try (TestServer server = peer.start(stores.resolve("from"));
                Jnats jnats = Jnats.connect(Jnats.options(server).build())) {
            Connection connection = jnats.connection();
            fill(connection);
            Subscription everyInbox = connection.subscribe("inbox.*");
            JsonNode answer = Backup.ask(connection, "S", "inbox.backup");
            assertThat(everyInbox.nextMessage(Duration.ofMillis(200))).isNull();

            Backup backup = Backup.receive(connection, answer, connection.subscribe("inbox.backup"));

            jnats.connection().jetStreamManagement().deleteStream("S");
            JsonNode outcome = backup.restore(connection);
            assertThat(outcome.at("/state/last_seq").asLong())
                    .isEqualTo(answer.at("/state/last_seq").asLong())
                    .isPositive();
        }
    }

    @Test
    void streamOfAMoment_survivesARestart() throws Exception {
        try (TestServer server = Peer.OURS.start(stores);
                Jnats jnats = Jnats.connect(Jnats.options(server).build())) {
            recorded().restore(jnats.connection());
        }
        try (TestServer server = Peer.OURS.start(stores);
                Jnats jnats = Jnats.connect(Jnats.options(server).build())) {
            JsonNode info = Backup.request(jnats.connection(), "$JS.API.STREAM.INFO.S", new byte[0]);
            assertThat(info.at("/state/messages").asInt()).isEqualTo(25);
            assertThat(info.at("/state/last_seq").asInt()).isEqualTo(60);
            assertThat(info.at("/state/consumer_count").asInt()).isEqualTo(2);
        }
    }

    /** The limit per subject has removed messages that are still in the blocks of the file, and others were deleted. */
    @Test
    void backupOfNatsServer_comesBackAsItWas() throws Exception {
        try (TestServer server = Peer.OURS.start(stores);
                Jnats jnats = Jnats.connect(Jnats.options(server).build())) {
            JsonNode outcome = recorded().restore(jnats.connection());
            assertThat(outcome.at("/state/messages").asInt()).as("%s", outcome).isEqualTo(25);
            assertThat(outcome.at("/state/first_seq").asInt()).isEqualTo(33);
            assertThat(outcome.at("/state/last_seq").asInt()).isEqualTo(60);
            assertThat(outcome.at("/state/num_deleted").asInt()).isEqualTo(3);
            JsonNode message =
                    Backup.request(jnats.connection(), "$JS.API.STREAM.MSG.GET.S", "{\"seq\":37}".getBytes(UTF_8));
            assertThat(message.at("/message/subject").asText()).isEqualTo("s.1");
            assertThat(new String(message.at("/message/hdrs").binaryValue(), UTF_8))
                    .contains("Nats-Msg-Id: id36");
            JsonNode consumer = Backup.request(jnats.connection(), "$JS.API.CONSUMER.INFO.S.C", new byte[0]);
            assertThat(consumer.at("/delivered/consumer_seq").asInt()).isEqualTo(9);
            assertThat(consumer.at("/delivered/stream_seq").asInt()).isEqualTo(43);
            assertThat(consumer.at("/num_ack_pending").asInt()).isEqualTo(5);
        }
    }

    static Stream<Arguments> badBackups() throws IOException {
        byte[] good = recorded().archive();
        byte[] flipped = good.clone();
        flipped[good.length / 2] ^= 1;
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of("cut", Arrays.copyOf(good, good.length - 100)),
                Arguments.of("flipped", flipped),
                Arguments.of("no archive", "hello".getBytes(UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badBackups")
    void badBackup_isRefused_andLeavesNothing(String name, byte[] archive) throws Exception {
        try (TestServer server = Peer.OURS.start(stores);
                Jnats jnats = Jnats.connect(Jnats.options(server).build())) {
            JsonNode outcome = recorded().with(archive).restore(jnats.connection());
            assertThat(outcome.at("/error/err_code").asInt()).as("%s", outcome).isEqualTo(10062);
            assertNothingIsLeft(jnats.connection());
        }
    }

    @Test
    void otherName_isRefused_andLeavesNothing() throws Exception {
        try (TestServer server = Peer.OURS.start(stores);
                Jnats jnats = Jnats.connect(Jnats.options(server).build())) {
            JsonNode config = JSON.readTree("{\"name\":\"Other\",\"subjects\":[\"s.>\"]}");
            JsonNode outcome = new Backup(config, recorded().archive()).restore(jnats.connection());
            assertThat(outcome.at("/error/description").asText())
                    .isEqualTo("restore failed: stream names do not match");
            assertNothingIsLeft(jnats.connection());
        }
    }

    @Tag("slow")
    @Test
    void abandonedUpload_leavesNothing() throws Exception {
        try (TestServer server = Peer.OURS.start(stores);
                Jnats jnats = Jnats.connect(Jnats.options(server).build())) {
            Connection connection = jnats.connection();
            Backup backup = large(connection);
            byte[] half = Arrays.copyOf(backup.archive(), backup.archive().length / 2);
            String deliver = backup.begin(connection);
            assertThat(connection.request(deliver, half, Jnats.PATIENCE)).isNotNull();
            Eventually.await("the restore is under way", this::isRestoring);
            Eventually.await("the restore is given up", () -> !isRestoring());
            assertNothingIsLeft(connection);
        }
    }

    @Test
    void name_belongsToTheRestore_untilItEnds() throws Exception {
        try (TestServer server = Peer.OURS.start(stores);
                Jnats jnats = Jnats.connect(Jnats.options(server).build())) {
            Connection connection = jnats.connection();
            Backup backup = recorded();
            String deliver = backup.begin(connection);
            assertThat(connection.request(deliver, backup.archive(), Jnats.PATIENCE))
                    .isNotNull();
            Eventually.await("the restore is under way", this::isRestoring);
            byte[] create = "{\"name\":\"S\",\"subjects\":[\"s.>\"]}".getBytes(UTF_8);
            JsonNode refused = Backup.request(connection, "$JS.API.STREAM.CREATE.S", create);
            assertThat(refused.at("/error/err_code").asInt()).isEqualTo(10058);
            JsonNode outcome = Backup.request(connection, deliver, new byte[0]);
            assertThat(outcome.at("/state/messages").asInt()).as("%s", outcome).isEqualTo(25);
        }
    }

    /** The backup of a large stream, which is deleted afterwards. */
    private static Backup large(Connection connection) throws Exception {
        connection
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder().name("L").subjects("l").build());
        Random random = new Random(1);
        for (int i = 0; i < 40; i++) {
            byte[] body = new byte[4000];
            random.nextBytes(body);
            connection.jetStream().publish("l", body);
        }
        Backup backup = Backup.of(connection, "L");
        connection.jetStreamManagement().deleteStream("L");
        return backup;
    }

    private boolean isRestoring() {
        return files().contains("restoring");
    }

    private List<String> files() {
        try (Stream<Path> files = Files.walk(stores)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException | UncheckedIOException beingDeleted) {
            return List.of("restoring");
        }
    }

    private void assertNothingIsLeft(Connection connection) throws Exception {
        assertThat(Backup.request(connection, "$JS.API.STREAM.NAMES", new byte[0])
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(Backup.request(connection, "$JS.API.INFO", new byte[0])
                        .get("storage")
                        .asLong())
                .isZero();
        Eventually.await(
                "the files are deleted",
                () -> files().stream()
                        .noneMatch(
                                name -> name.endsWith(".log") || name.endsWith(".json") || name.equals("restoring")));
    }

    private static Backup recorded() throws IOException {
        try (InputStream description = open(".json");
                InputStream archive = open(".tar.s2")) {
            return new Backup(JSON.readTree(description).get("config"), archive.readAllBytes());
        }
    }

    private static InputStream open(String suffix) {
        return Objects.requireNonNull(BackupTest.class.getResourceAsStream(RECORDED + suffix));
    }

    /** Creates a stream with headers, gaps, a removed last message, and consumers with progress. */
    private static void fill(Connection connection) throws Exception {
        JetStreamManagement jsm = connection.jetStreamManagement();
        jsm.addStream(StreamConfiguration.builder()
                .name("S")
                .subjects("s.>")
                .maxMessagesPerSubject(4)
                .metadata(Map.of("a", "b"))
                .build());
        JetStream js = connection.jetStream();
        for (int i = 0; i < 30; i++) {
            Headers headers = i % 3 == 0 ? new Headers().add("N", "n" + i) : null;
            js.publish("s." + i % 5, headers, ("message " + i + " ").repeat(40).getBytes(UTF_8));
        }
        jsm.deleteMessage("S", 15);
        jsm.deleteMessage("S", 30);
        jsm.addOrUpdateConsumer("S", consumer("durable").durable("durable").build());
        jsm.addOrUpdateConsumer(
                "S",
                consumer("passing")
                        .name("passing")
                        .filterSubject("s.1")
                        .inactiveThreshold(Duration.ofHours(1))
                        .build());
        JetStreamSubscription pull = js.subscribe(null, PullSubscribeOptions.bind("S", "durable"));
        List<Message> messages = pull.fetch(8, Jnats.PATIENCE);
        assertThat(messages).hasSize(8);
        for (int acknowledged : new int[] {0, 1, 3, 6}) {
            messages.get(acknowledged).ackSync(Jnats.PATIENCE);
        }
    }

    private static ConsumerConfiguration.Builder consumer(String description) {
        return ConsumerConfiguration.builder()
                .description(description)
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(Duration.ofHours(1));
    }

    /** The state of the stream, without the values that always differ between two servers. */
    private static Map<String, JsonNode> state(Connection connection) throws Exception {
        Map<String, JsonNode> state = new TreeMap<>();
        JsonNode info =
                Backup.request(connection, "$JS.API.STREAM.INFO.S", "{\"deleted_details\":true}".getBytes(UTF_8));
        state.put("config", info.get("config"));
        state.put("state", info.get("state"));
        for (int sequence = 1; sequence <= 30; sequence++) {
            byte[] body = ("{\"seq\":" + sequence + "}").getBytes(UTF_8);
            state.put("message " + sequence, Backup.request(connection, "$JS.API.STREAM.MSG.GET.S", body));
        }
        for (String name : List.of("durable", "passing")) {
            JsonNode consumer = Backup.request(connection, "$JS.API.CONSUMER.INFO.S." + name, new byte[0]);
            for (String part : List.of("config", "num_ack_pending", "num_redelivered", "num_pending")) {
                state.put(name + " " + part, consumer.get(part));
            }
            state.put(name + " delivered", consumer.at("/delivered/consumer_seq"));
            if (name.equals("durable")) {
                state.put(name + " stream sequence", consumer.at("/delivered/stream_seq"));
                state.put(name + " floor", consumer.at("/ack_floor/stream_seq"));
            }
        }
        return state;
    }
}
