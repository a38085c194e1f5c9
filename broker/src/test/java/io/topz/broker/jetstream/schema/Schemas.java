package io.topz.broker.jetstream.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The JSON schemas that the authors of NATS publish, read from the directory that the environment variable {@code TOPZ_JETSTREAM_SCHEMAS}
 * names. The nats command line rejects answers that do not match them. Safe for any thread.
 */
public final class Schemas {

    /** The message if there are none. */
    public static final String ABSENT =
            "TOPZ_JETSTREAM_SCHEMAS does not name a directory of the published JetStream schemas, so answers are not validated";

    private static final String PREFIX = "io.nats.";

    /** Answers of nats-server 2.10 that the published schemas no longer describe, or describe incorrectly. */
    private static final List<String> UNDESCRIBED =
            List.of("io.nats.jetstream.api.v1.stream_template_", "io.nats.jetstream.advisory.v1.snapshot_create");

    private static final String PUB_ACK = "jetstream.api.v1.pub_ack_response";

    private final Path directory;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Optional<Schema>> schemas = new ConcurrentHashMap<>();

    private Schemas(Path directory) {
        this.directory = directory;
    }

    /** The schemas on this machine, if there are any. */
    public static Optional<Schemas> find() {
        String named = System.getenv("TOPZ_JETSTREAM_SCHEMAS");
        return Optional.ofNullable(named)
                .map(Path::of)
                .filter(directory -> Files.isDirectory(directory.resolve("jetstream")))
                .map(Schemas::new);
    }

    /** Whether there is a schema for an answer: it names its type, or is the acknowledgement of a publish. */
    public static boolean concern(JsonNode answer) {
        String type = answer.path("type").asText();
        boolean isDescribed = type.startsWith(PREFIX) && UNDESCRIBED.stream().noneMatch(type::startsWith);
        return isDescribed || isPubAck(answer);
    }

    /** The problems of an answer; empty if it is valid. */
    public List<String> problems(JsonNode answer) {
        String name = isPubAck(answer) ? PUB_ACK : answer.path("type").asText().substring(PREFIX.length());
        return schemas.computeIfAbsent(name, this::read)
                .map(schema -> schema.validate(answer).stream()
                        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                        .toList())
                .orElseGet(() -> List.of("no schema " + name));
    }

    private static boolean isPubAck(JsonNode answer) {
        return !answer.has("type") && answer.has("stream") && answer.has("seq");
    }

    /**
     * Reads the schema of a type: {@code jetstream.api.v1.stream_info_response} is in {@code jetstream/api/v1/stream_info_response.json}.
     */
    private Optional<Schema> read(String name) {
        Path file = directory.resolve(name.replace('.', '/') + ".json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(registry.getSchema(json.readTree(file.toFile())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
