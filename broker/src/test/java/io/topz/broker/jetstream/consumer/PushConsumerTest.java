package io.topz.broker.jetstream.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PushConsumerTest {

    private final Scene scene = Scene.limits();

    @Test
    void nothingIsSent_untilSomebodySubscribes() {
        scene.store("a");
        scene.consumer("C", "{'deliver_subject':'d','ack_policy':'explicit'}");
        scene.store("b");
        assertThat(scene.info("C").pushBound()).isNull();
        assertThat(scene.info("C").numPending()).isEqualTo(2);

        Listener listener = scene.listen("d", null);

        assertThat(listener.texts()).containsExactly("a", "b");
        assertThat(scene.info("C").pushBound()).isTrue();
    }

    @Test
    void group_isWhatCounts_whereThereIsOne() {
        scene.store("a");
        scene.consumer("C", "{'deliver_subject':'d','deliver_group':'g'}");

        Listener plain = scene.listen("d", null);
        assertThat(plain.texts()).isEmpty();

        Listener member = scene.listen("d", "g");
        assertThat(member.texts()).containsExactly("a");
    }

    @Test
    void subscriberThatGoes_stopsDelivery() {
        scene.consumer("C", "{'deliver_subject':'d','durable_name':'C'}");
        Listener listener = scene.listen("d", null);
        scene.store("a");
        listener.unsubscribe();
        scene.reactor.run();

        scene.store("b");

        assertThat(scene.info("C").numPending()).isEqualTo(1);
        assertThat(scene.info("C").pushBound()).isNull();
    }

    @Test
    void ephemeral_goesSomeTimeAfterItsSubscriber() {
        scene.consumer("C", "{'deliver_subject':'d','inactive_threshold':1000000000}");
        Listener listener = scene.listen("d", null);
        scene.pass(Duration.ofSeconds(5));
        assertThat(scene.consumers.count()).isEqualTo(1);

        listener.unsubscribe();
        scene.pass(Duration.ofMillis(999));
        assertThat(scene.consumers.count()).isEqualTo(1);
        scene.pass(Duration.ofMillis(1));
        assertThat(scene.consumers.count()).isZero();
    }

    @Test
    void heartbeats_comeInSilence() {
        Listener listener = scene.listen("d", null);
        scene.consumer("C", "{'deliver_subject':'d','idle_heartbeat':200000000}");
        scene.pass(Duration.ofMillis(150));
        scene.store("a");
        scene.pass(Duration.ofMillis(199));
        assertThat(listener.texts()).containsExactly("a");

        scene.pass(Duration.ofMillis(1));

        assertThat(listener.take())
                .singleElement()
                .extracting(Listener.Received::header)
                .isEqualTo("NATS/1.0 100 Idle Heartbeat\r\nNats-Last-Consumer: 1\r\nNats-Last-Stream: 1\r\n\r\n");
    }

    @Test
    void flowControl_stopsUntilItIsAnswered() {
        Listener listener = scene.listen("d", null);
        scene.consumer("C", "{'deliver_subject':'d','flow_control':true,'idle_heartbeat':1000000000}");
        String half = "x".repeat(1024 * 1024 + 1);
        scene.store(half);
        assertThat(listener.texts()).containsExactly(half, "100 FlowControl Request");
        scene.store(half);
        listener.take();
        scene.store("stopped");
        scene.pass(Duration.ofSeconds(1));
        Listener.Received heartbeat = listener.take().get(0);
        assertThat(heartbeat.header()).contains("Nats-Consumer-Stalled: $JS.FC.S.C.");

        String question = heartbeat.header().replaceAll("(?s).*Stalled: (\\S+).*", "$1");
        scene.flowControl("$JS.FC.S.C.wrong");
        assertThat(listener.texts()).isEmpty();
        scene.flowControl(question);

        assertThat(listener.texts()).contains("stopped");
    }

    @Test
    void rateLimit_letsNoMoreThroughThanAllowed() {
        Listener listener = scene.listen("d", null);
        scene.consumer("C", "{'deliver_subject':'d','rate_limit_bps':8388608}");
        String mebibyte = "x".repeat(1024 * 1024);
        for (int i = 0; i < 5; i++) {
            scene.store(mebibyte);
        }
        int atOnce = listener.take().size();

        scene.pass(Duration.ofMillis(2100));

        assertThat(atOnce).isEqualTo(2);
        assertThat(listener.take()).hasSize(2);
    }

    @Test
    void replay_keepsThePace() {
        scene.store("a");
        scene.pass(Duration.ofMillis(500));
        scene.store("b");
        Listener listener = scene.listen("d", null);
        scene.consumer("C", "{'deliver_subject':'d','replay_policy':'original'}");
        assertThat(listener.texts()).containsExactly("a");

        scene.pass(Duration.ofMillis(490));
        assertThat(listener.texts()).isEmpty();
        scene.pass(Duration.ofMillis(10));
        assertThat(listener.texts()).containsExactly("b");
        scene.store("c");
        assertThat(listener.texts()).containsExactly("c");
    }

    @Test
    void headersOnly_saysHowLongThePayloadIs() {
        Listener listener = scene.listen("d", null);
        scene.consumer("C", "{'deliver_subject':'d','headers_only':true}");

        scene.store("abc");
        scene.source.store("s.1", "NATS/1.0\r\nA:b\r\n\r\n", "abcd", scene.reactor.now());
        scene.reactor.run();

        assertThat(listener.take())
                .extracting(Listener.Received::header)
                .containsExactly("NATS/1.0\r\nNats-Msg-Size: 3\r\n\r\n", "NATS/1.0\r\nA:b\r\nNats-Msg-Size: 4\r\n\r\n");
    }

    @Test
    void otherDeliverSubject_getsWhatWasNotAcknowledged() {
        Listener before = scene.listen("d", null);
        scene.consumer("C", "{'deliver_subject':'d','durable_name':'C','ack_policy':'explicit'}");
        scene.store("a");
        before.unsubscribe();
        scene.reactor.run();

        Listener after = scene.listen("e", null);
        scene.consumer("C", "{'deliver_subject':'e','durable_name':'C','ack_policy':'explicit'}");

        assertThat(before.texts()).containsExactly("a");
        assertThat(after.texts()).containsExactly("a");
    }

    @Test
    void manyMessages_areSentInSeveralRounds() {
        for (int i = 0; i < 1000; i++) {
            scene.store("m" + i);
        }
        Listener listener = scene.listen("d", null);
        scene.consumer("C", "{'deliver_subject':'d'}");

        assertThat(listener.texts()).hasSize(1000).startsWith("m0").endsWith("m999");
        assertThat(scene.info("C").numPending()).isZero();
    }
}
