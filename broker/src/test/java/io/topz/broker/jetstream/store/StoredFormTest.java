package io.topz.broker.jetstream.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.Broker;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.store.CheckedFile;
import io.topz.broker.store.StoreFiles;
import io.topz.broker.testing.NatsSocket;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.json.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the stored form of streams and consumers, including that of the version that wrote {@code earlier-store}. */
class StoredFormTest {

    private static final Path EARLIER = Path.of("src/test/resources/earlier-store");
    private static final Path STREAMS = Path.of("jetstream/$G/streams");

    private static final String STREAM_CONFIG = """
            {"name":"S","description":"d","subjects":["a"],"retention":"limits","max_consumers":1,"max_msgs":2,"max_bytes":3,
            "max_age":4,"max_msgs_per_subject":5,"max_msg_size":6,"discard":"old","storage":"file","num_replicas":1,"no_ack":true,
            "duplicate_window":7,"placement":{"cluster":"c","tags":["t"],"preferred":"p"},
            "mirror":{"name":"M","opt_start_seq":18446744073709551615,"opt_start_time":"2020-01-01T00:00:00Z","filter_subject":"f",
            "subject_transforms":[{"src":"a","dest":"b"}],"external":{"api":"x","deliver":"y"},"consumer":{"name":"n"}},
            "sources":[{"name":"O"}],"compression":"s2","first_seq":8,"subject_transform":{"src":"a","dest":"b"},
            "republish":{"src":"a","dest":"b","headers_only":true},"allow_direct":true,"mirror_direct":true,
            "discard_new_per_subject":true,"sealed":true,"deny_delete":true,"deny_purge":true,"allow_rollup_hdrs":true,
            "consumer_limits":{"inactive_threshold":9,"max_ack_pending":10},"allow_msg_ttl":true,"subject_delete_marker_ttl":11,
            "allow_msg_counter":true,"allow_atomic":true,"allow_msg_schedules":true,"persist_mode":"async","allow_batched":true,
            "metadata":{"k":"v"}}""";

    private static final String CONSUMER_CONFIG = """
            {"durable_name":"C","name":"C","description":"d","deliver_policy":"all","opt_start_seq":18446744073709551615,
            "opt_start_time":"2020-01-01T00:00:00Z","ack_policy":"explicit","ack_wait":1,"max_deliver":2,"backoff":[3],
            "filter_subject":"a","filter_subjects":["b"],"replay_policy":"instant","rate_limit_bps":4,"sample_freq":"5",
            "max_waiting":6,"max_ack_pending":7,"idle_heartbeat":8,"flow_control":true,"headers_only":true,"max_batch":9,
            "max_expires":10,"max_bytes":11,"deliver_subject":"s","deliver_group":"g","inactive_threshold":12,"num_replicas":1,
            "mem_storage":true,"direct":true,"sourcing":true,"metadata":{"k":"v"},"pause_until":"2030-01-01T00:00:00Z",
            "priority_groups":["p"],"priority_policy":"overflow","priority_timeout":13}""";

    @TempDir
    Path store;

    private static byte[] content(Path file) throws IOException {
        return new CheckedFile(StoreFiles.DISK, EARLIER.resolve(STREAMS).resolve(file)).read();
    }

    /** The configuration in a file as text. */
    private static String config(String file) throws IOException {
        String text = new String(content(Path.of(file)), UTF_8);
        int start = text.indexOf("\"config\":");
        int end = text.lastIndexOf(file.contains("consumers") ? ",\"start\"" : ",\"created\"");
        return text.substring(start, end);
    }

    private void copyEarlierStore() throws IOException {
        try (Stream<Path> files = Files.walk(EARLIER)) {
            for (Path from : files.toList()) {
                Path to = store.resolve(EARLIER.relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(from, to);
                }
            }
        }
    }

    private static String request(NatsSocket client, String subject) {
        client.send("PUB $JS.API." + subject + " inbox 0\r\n\r\n");
        return client.payload();
    }

    @Test
    void store_ofEarlierVersion_isOpened() throws IOException {
        copyEarlierStore();
        BrokerOptions options = BrokerOptions.builder()
                .host("127.0.0.1")
                .port(-1)
                .jetStream(JetStreamOptions.in(store))
                .build();
        try (Broker broker = Broker.start(options);
                NatsSocket client = new NatsSocket(broker.port())) {
            client.send("CONNECT {\"verbose\":false}\r\nSUB inbox 1\r\n");

            for (String name : List.of("ORIGIN", "ORDERS", "COPY")) {
                assertThat(request(client, "STREAM.INFO." + name)).contains(config(name + "/stream.json"));
            }
            assertThat(request(client, "STREAM.INFO.ORDERS")).contains("\"messages\":2", "\"last_seq\":2");
            for (String name : List.of("WORKER", "PUSH")) {
                assertThat(request(client, "CONSUMER.INFO.ORDERS." + name))
                        .contains(config("ORDERS/consumers/" + name + ".json"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORIGIN", "ORDERS", "COPY"})
    void stream_isWrittenAsByEarlierVersion(String name) throws IOException {
        byte[] content = content(Path.of(name, "stream.json"));
        StoredStream stored = StoredStream.read(content);

        assertThat(StoredStream.bytes(
                        Objects.requireNonNull(stored.streamConfig()), Objects.requireNonNull(stored.created())))
                .asString(UTF_8)
                .isEqualTo(new String(content, UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WORKER", "PUSH"})
    void consumer_isWrittenAsByEarlierVersion(String name) throws IOException {
        byte[] content = content(Path.of("ORDERS", "consumers", name + ".json"));
        StoredConsumer stored = StoredConsumer.read(content);

        assertThat(StoredConsumer.bytes(stored.name(), stored.created(), stored.consumerConfig(), stored.start()))
                .asString(UTF_8)
                .isEqualTo(new String(content, UTF_8));
    }

    @Test
    void everyComponent_ofConfiguration_isStored() {
        StreamConfig stream = RecordJson.read(StreamConfig.class, STREAM_CONFIG.getBytes(UTF_8));
        ConsumerConfig consumer = RecordJson.read(ConsumerConfig.class, CONSUMER_CONFIG.getBytes(UTF_8));

        assertThat(stream).hasNoNullFieldsOrProperties();
        assertThat(consumer).hasNoNullFieldsOrProperties();
        assertThat(StoredStreamConfig.of(stream).toDocument()).isEqualTo(stream);
        assertThat(StoredConsumerConfig.of(consumer).toDocument()).isEqualTo(consumer);
    }
}
