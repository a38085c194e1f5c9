package io.topz.broker.streaming.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.topz.broker.Broker;
import io.topz.broker.BrokerException;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.streaming.service.StreamingService;
import io.topz.collectors.counter.MonitorStats;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two servers with one cluster id on one NATS system: the second must not start. */
class SecondServerTest {

    private static final String REFUSAL =
            "STREAM: Failed to start: discovered another streaming server with cluster ID \"test-cluster\"";
    private static final long TIMEOUT_SECONDS = 30;

    private static BrokerOptions options() {
        return BrokerOptions.builder()
                .host("127.0.0.1")
                .port(0)
                .streaming(StreamingOptions.DEFAULT)
                .build();
    }

    @Test
    void ours_refusesToBeTheSecond() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            assertThatExceptionOfType(BrokerException.class)
                    .isThrownBy(() -> Broker.start(
                            vertx,
                            options(),
                            List.of(StreamingService.with(StreamingOptions.DEFAULT)),
                            new MonitorStats()))
                    .withMessage(REFUSAL);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    @Tag("process")
    void realServer_refusesToBeTheSecondBesideOurs() throws Exception {
        assumeTrue(RealStreamingServer.isPresent(), RealStreamingServer.ABSENT);
        Broker broker = Broker.start(options());
        try {
            Process second = new ProcessBuilder(
                            RealStreamingServer.program(), "-ns", "nats://127.0.0.1:" + broker.port())
                    .redirectErrorStream(true)
                    .start();
            try {
                assertThat(new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .contains(REFUSAL);
                assertThat(second.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
                assertThat(second.exitValue()).isEqualTo(1);
            } finally {
                second.destroyForcibly();
            }
        } finally {
            broker.stop();
        }
    }
}
