package io.topz.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.topz.broker.Broker;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.testing.Eventually;
import io.topz.collectors.document.Channelsz;
import io.topz.collectors.document.StreamingChannel;
import io.topz.collectors.document.StreamingSubscription;
import io.topz.collectors.options.ChannelszOptions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DemoChannelsTest {

    private static final int PUBLISHED = 100;

    @Test
    void subscriptions_keepUpStallAndAreOffline() throws Exception {
        Broker broker = Broker.start(BrokerOptions.builder()
                .host("127.0.0.1")
                .port(0)
                .streaming(StreamingOptions.DEFAULT)
                .build());
        Connection connection = Nats.connect("nats://127.0.0.1:" + broker.port());
        try {
            Runnable publish = DemoChannels.create(connection);
            for (int i = 0; i < PUBLISHED; i++) {
                publish.run();
            }
            Eventually.await("tracking has received all", () -> {
                StreamingSubscription tracking = subscription(broker, "tracking");
                return Long.valueOf(PUBLISHED).equals(tracking.lastSent())
                        && Long.valueOf(0).equals(tracking.pendingCount());
            });
            assertThat(subscription(broker, "tracking").isStalled()).isFalse();
            assertThat(subscription(broker, "customs").isStalled()).isTrue();
            assertThat(subscription(broker, "returns").isOffline()).isTrue();
        } finally {
            connection.close();
            broker.stop();
        }
    }

    private static StreamingSubscription subscription(Broker broker, String durable) {
        try {
            Channelsz document = broker.collector()
                    .collect(new ChannelszOptions("shipments", true, 0, 0))
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            StreamingChannel channel = Objects.requireNonNull(document.channel());
            return Objects.requireNonNullElse(channel.subscriptions(), List.<StreamingSubscription>of()).stream()
                    .filter(subscription -> durable.equals(subscription.durableName()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no subscription " + durable));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
