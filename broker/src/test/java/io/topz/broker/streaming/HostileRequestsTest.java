package io.topz.broker.streaming;

import static io.topz.broker.streaming.StreamingScene.CHANNEL;
import static io.topz.broker.streaming.StreamingScene.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.topz.streaming.protocol.CloseRequest;
import io.topz.streaming.protocol.ConnectRequest;
import io.topz.streaming.protocol.MessageAck;
import io.topz.streaming.protocol.PingRequest;
import io.topz.streaming.protocol.PublishRequest;
import io.topz.streaming.protocol.UnsubscribeRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Sends requests that are damaged at random: truncated, with other bytes, or only noise. The system property {@code topz.inputs} is the
 * number of requests.
 */
class HostileRequestsTest {

    private static final int INPUTS = Integer.getInteger("topz.inputs", 10_000);
    private static final int MAX_NOISE_BYTES = 64;
    private static final int MAX_CHANGES = 4;

    private final long seed = Long.getLong("topz.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void damagedRequests_disturbNobodyElse() {
        try (StreamingScene scene = StreamingScene.inMemory()) {
            scene.connect("publisher");
            scene.connect("reader");
            String acks = scene.subscribed(subscription("reader").setMaxInFlight(1_000_000));
            Map<String, MessageLite> requests = requests(acks);
            for (int i = 0; i < INPUTS; i++) {
                for (Map.Entry<String, MessageLite> request : requests.entrySet()) {
                    scene.nats.publish(
                            request.getKey(),
                            "answers",
                            damaged(request.getValue().toByteArray()));
                }
                scene.reactor.run();
                scene.nats.take("answers");
                scene.received("reader");
            }
            scene.publish(1);
            assertThat(scene.messages("reader"))
                    .as("seed %d", seed)
                    .extracting(message -> message.getData().toStringUtf8())
                    .containsExactly("message 1");
        }
    }

    @Test
    void undecodableRequestsAndAcknowledgements_areCounted() {
        try (StreamingScene scene = StreamingScene.inMemory()) {
            scene.connect("reader");
            Map<String, MessageLite> requests = requests(scene.subscribed(subscription("reader")));
            requests.keySet().forEach(subject -> scene.nats.publish(subject, "answers", new byte[] {(byte) 0xff}));
            scene.reactor.run();
            assertThat(scene.server().traffic().undecodable()).isEqualTo(requests.size());
        }
    }

    /** Valid requests of a client of its own, by their subjects. */
    private static Map<String, MessageLite> requests(String acks) {
        Map<String, MessageLite> requests = new LinkedHashMap<>();
        requests.put(
                "_STAN.discover.test-cluster",
                ConnectRequest.newBuilder()
                        .setClientId("x")
                        .setHeartbeatInbox("hb.x")
                        .setConnectionId(ByteString.copyFromUtf8("id"))
                        .setProtocol(1)
                        .build());
        requests.put(
                "_STAN.discover.test-cluster.pings",
                PingRequest.newBuilder()
                        .setConnectionId(ByteString.copyFromUtf8("id"))
                        .build());
        requests.put(
                "_STAN.pub.test-cluster.other",
                PublishRequest.newBuilder()
                        .setClientId("x")
                        .setGuid(ByteString.copyFromUtf8("guid"))
                        .setChannel("other")
                        .setData(ByteString.copyFromUtf8("data"))
                        .build());
        requests.put(
                "_STAN.sub.test-cluster",
                subscription("x").setChannel("other").setQueueGroup("q").build());
        UnsubscribeRequest end = UnsubscribeRequest.newBuilder()
                .setClientId("x")
                .setChannel("other")
                .setInbox("inbox.x")
                .build();
        requests.put("_STAN.subclose.test-cluster", end);
        requests.put("_STAN.unsub.test-cluster", end);
        requests.put(
                acks, MessageAck.newBuilder().setChannel(CHANNEL).setSequence(1).build());
        requests.put(
                "_STAN.close.test-cluster",
                CloseRequest.newBuilder().setClientId("x").build());
        return requests;
    }

    private byte[] damaged(byte[] request) {
        switch (random.nextInt(4)) {
            case 0 -> {
                byte[] noise = new byte[random.nextInt(MAX_NOISE_BYTES)];
                random.nextBytes(noise);
                return noise;
            }
            case 1 -> {
                return Arrays.copyOf(request, random.nextInt(request.length + 1));
            }
            case 2 -> {
                for (int i = random.nextInt(MAX_CHANGES) + 1; i > 0; i--) {
                    request[random.nextInt(request.length)] = (byte) random.nextInt();
                }
                return request;
            }
            default -> {
                return request;
            }
        }
    }
}
