package io.topz.metrics.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class StreamingConnectionTest {

    @Test
    void nameOfAStreamingServer_hasClusterAndPurpose() {
        StreamingConnection acks = Objects.requireNonNull(StreamingConnection.named("_NSS-nats-cluster-acks"));
        assertThat(acks).isEqualTo(new StreamingConnection("nats-cluster", "acks"));
        assertThat(acks.purpose()).isEqualTo("acknowledgements of subscribers");
        assertThat(StreamingConnection.named("_NSS-c-raft_snap")).isNotNull();
    }

    @Test
    void nameOfAClient_isNone() {
        assertThat(StreamingConnection.named(null)).isNull();
        assertThat(StreamingConnection.named("billing-send")).isNull();
        assertThat(StreamingConnection.named("_NSS-c-other")).isNull();
    }
}
