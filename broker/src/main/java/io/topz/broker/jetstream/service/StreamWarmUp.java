package io.topz.broker.jetstream.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.topz.broker.jetstream.api.StreamAnswerBuilder;
import io.topz.broker.jetstream.config.StreamRules;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamStateBuilder;
import io.topz.collectors.json.RecordJson;
import java.time.Instant;

/**
 * Runs the code of a stream creation once before the port is open. Most of the time is spent on preparing the JSON codec: without the
 * warm-up, the first stream of a fresh process would take a tenth of a second.
 */
final class StreamWarmUp {

    private static final byte[] STREAM =
            "{\"name\":\"S\",\"subjects\":[\"s\"],\"storage\":\"file\",\"max_age\":0,\"max_msgs\":-1,\"num_replicas\":1}"
                    .getBytes(US_ASCII);

    private StreamWarmUp() {}

    static void run() {
        try {
            StreamConfig config = new StreamRules(name -> null).checked(RecordJson.read(StreamConfig.class, STREAM));
            RecordJson.bytes(StreamAnswerBuilder.builder()
                    .type("")
                    .config(config)
                    .created(Instant.EPOCH)
                    .state(StreamStateBuilder.builder().build())
                    .ts(Instant.EPOCH)
                    .didCreate(true)
                    .build());
        } catch (JetStreamException e) {
            throw new IllegalStateException("a good stream is refused", e);
        }
    }
}
