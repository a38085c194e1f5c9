package io.topz.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.NatsSocket;
import io.topz.collectors.testing.RealServer;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that a client that does not read looks the same on our monitoring port and on that of a real nats-server. */
@Tag("process")
class SlowConsumerComparisonTest {

    private static final Map<String, String> SETTINGS = Map.of("write_deadline", "1s");
    private static final int MESSAGE_BYTES = 500_000;

    /** The number of messages, which exceed the socket buffers of both sides. */
    private static final int MESSAGES = 40;

    @Test
    void slowConsumer_countedAndNamed() {
        RealServer.assumePresent();
        assumeTrue(!Difference.isBefore(RealServer.version(), "2.10.0"), "nats-server counts by kind since 2.10");

        String theirs = cut(() -> RealTarget.start(SETTINGS, ""));
        String ours = cut(() -> OurTarget.start(SETTINGS, ""));

        assertThat(ours).isEqualTo(theirs).contains("Slow Consumer (Write Deadline)");
    }

    /** The report of the monitoring port about a consumer that was disconnected. */
    private static String cut(Supplier<Target> start) {
        try (Target target = start.get();
                NatsSocket consumer = new NatsSocket(target.clientPort(), 4096);
                NatsSocket publisher = new NatsSocket(target.clientPort())) {
            consumer.send("CONNECT {\"verbose\":false,\"name\":\"slow\"}\r\nSUB flood 1\r\n");
            consumer.fence(0);
            publisher.send("CONNECT {\"verbose\":false,\"name\":\"fast\"}\r\n");
            String message = "PUB flood " + MESSAGE_BYTES + "\r\n" + "x".repeat(MESSAGE_BYTES) + "\r\n";
            for (int i = 0; i < MESSAGES; i++) {
                publisher.send(message);
            }
            Eventually.await(
                    "the end of the slow consumer", () -> !closed(target).isMissingNode());
            JsonNode varz = ask(target, "/varz");
            JsonNode account = ask(target, "/accstatz").path("account_statz").path(0);
            return String.join(
                    "\n",
                    "slow_consumers " + varz.path("slow_consumers"),
                    "slow_consumer_stats " + varz.path("slow_consumer_stats"),
                    "account " + account.path("acc") + " " + account.path("slow_consumers"),
                    "closed " + closed(target).path("name") + " "
                            + closed(target).path("reason"),
                    "connections " + varz.path("connections") + " of " + varz.path("total_connections"));
        }
    }

    private static JsonNode closed(Target target) {
        return ask(target, "/connz?state=closed").path("connections").path(0);
    }

    private static JsonNode ask(Target target, String path) {
        return new Answer(Reply.of(target, new Request("GET", path))).object();
    }
}
