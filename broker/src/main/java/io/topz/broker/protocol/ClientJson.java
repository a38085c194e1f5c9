package io.topz.broker.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/** Parses the JSON of clients with the limits of nats-server, which are those of Go's encoding/json. */
final class ClientJson {

    /** The maximum nesting depth of objects and arrays. */
    static final int MAX_DEPTH = 10_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ClientJson() {}

    static JsonNode read(byte[] buffer, int offset, int length) throws JsonProcessingException {
        return MAPPER.readTree(new String(buffer, offset, length, StandardCharsets.UTF_8));
    }
}
