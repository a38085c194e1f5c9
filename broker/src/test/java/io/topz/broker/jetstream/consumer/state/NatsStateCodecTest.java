package io.topz.broker.jetstream.consumer.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.jetstream.consumer.config.RedeliveryPolicy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NatsStateCodecTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final RedeliveryPolicy STEPS =
            new RedeliveryPolicy(SECOND, List.of(SECOND, 60 * SECOND, 600 * SECOND), 0);

    /** The file of nats-server contains the time of the last delivery, to which the reader adds its own delay. */
    @Test
    void redeliveredMessage_isKeptWithTheTimeOfItsLastDelivery() {
        ConsumerState state = new ConsumerState();
        state.started(1, null);
        state.delivered(1, 100 * SECOND, STEPS.deadline(100 * SECOND, 0));
        state.delivered(2, 100 * SECOND, STEPS.deadline(100 * SECOND, 0));
        state.queued(state.pending().find(2));
        state.redelivered(state.firstRedelivery(), 102 * SECOND, STEPS.deadline(102 * SECOND, 1));
        byte[] bytes = NatsStateCodec.encode(state, STEPS, 103 * SECOND);
        RedeliveryPolicy plain = new RedeliveryPolicy(30 * SECOND, List.of(), 0);

        PendingTable same = NatsStateCodec.decode(bytes, STEPS).pending();
        PendingTable other = NatsStateCodec.decode(bytes, plain).pending();

        assertThat(same.deadline(same.find(1))).isEqualTo(101 * SECOND);
        assertThat(same.deadline(same.find(2))).isEqualTo(162 * SECOND);
        assertThat(other.deadline(other.find(1))).isEqualTo(130 * SECOND);
        assertThat(other.deadline(other.find(2))).isEqualTo(132 * SECOND);
    }
}
