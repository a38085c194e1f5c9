package io.topz.broker.jetstream.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PushConsumerTest {

    private final ConsumerFixture fixture = ConsumerFixture.limits();

    @Test
    void nothingIsSent_untilSomebodySubscribes() {
        fixture.store("a");
        fixture.consumer("C", "{'deliver_subject':'d','ack_policy':'explicit'}");
        fixture.store("b");
        assertThat(fixture.info("C").pushBound()).isNull();
        assertThat(fixture.info("C").numPending()).isEqualTo(2);

        Listener listener = fixture.listen("d", null);

        assertThat(listener.texts()).containsExactly("a", "b");
        assertThat(fixture.info("C").pushBound()).isTrue();
    }

    @Test
    void group_isWhatCounts_whereThereIsOne() {
        fixture.store("a");
        fixture.consumer("C", "{'deliver_subject':'d','deliver_group':'g'}");

        Listener plain = fixture.listen("d", null);
        assertThat(plain.texts()).isEmpty();

        Listener member = fixture.listen("d", "g");
        assertThat(member.texts()).containsExactly("a");
    }

    @Test
    void subscriberThatGoes_stopsDelivery() {
        fixture.consumer("C", "{'deliver_subject':'d','durable_name':'C'}");
        Listener listener = fixture.listen("d", null);
        fixture.store("a");
        listener.unsubscribe();
        fixture.reactor.run();

        fixture.store("b");

        assertThat(fixture.info("C").numPending()).isEqualTo(1);
        assertThat(fixture.info("C").pushBound()).isNull();
    }

    @Test
    void ephemeral_goesSomeTimeAfterItsSubscriber() {
        fixture.consumer("C", "{'deliver_subject':'d','inactive_threshold':1000000000}");
        Listener listener = fixture.listen("d", null);
        fixture.pass(Duration.ofSeconds(5));
        assertThat(fixture.consumers.count()).isEqualTo(1);

        listener.unsubscribe();
        fixture.pass(Duration.ofMillis(999));
        assertThat(fixture.consumers.count()).isEqualTo(1);
        fixture.pass(Duration.ofMillis(1));
        assertThat(fixture.consumers.count()).isZero();
    }

    @Test
    void heartbeats_comeInSilence() {
        Listener listener = fixture.listen("d", null);
        fixture.consumer("C", "{'deliver_subject':'d','idle_heartbeat':200000000}");
        fixture.pass(Duration.ofMillis(150));
        fixture.store("a");
        fixture.pass(Duration.ofMillis(199));
        assertThat(listener.texts()).containsExactly("a");

        fixture.pass(Duration.ofMillis(1));

        assertThat(listener.take())
                .singleElement()
                .extracting(Listener.Received::header)
                .isEqualTo("NATS/1.0 100 Idle Heartbeat\r\nNats-Last-Consumer: 1\r\nNats-Last-Stream: 1\r\n\r\n");
    }

    @Test
    void flowControl_stopsUntilItIsAnswered() {
        Listener listener = fixture.listen("d", null);
        fixture.consumer("C", "{'deliver_subject':'d','flow_control':true,'idle_heartbeat':1000000000}");
        String half = "x".repeat(1024 * 1024 + 1);
        fixture.store(half);
        assertThat(listener.texts()).containsExactly(half, "100 FlowControl Request");
        fixture.store(half);
        listener.take();
        fixture.store("stopped");
        fixture.pass(Duration.ofSeconds(1));
        Listener.Received heartbeat = listener.take().get(0);
        assertThat(heartbeat.header()).contains("Nats-Consumer-Stalled: $JS.FC.S.C.");

        String question = heartbeat.header().replaceAll("(?s).*Stalled: (\\S+).*", "$1");
        fixture.flowControl("$JS.FC.S.C.wrong");
        assertThat(listener.texts()).isEmpty();
        fixture.flowControl(question);

        assertThat(listener.texts()).contains("stopped");
    }

    @Test
    void rateLimit_letsNoMoreThroughThanAllowed() {
        Listener listener = fixture.listen("d", null);
        fixture.consumer("C", "{'deliver_subject':'d','rate_limit_bps':8388608}");
        String mebibyte = "x".repeat(1024 * 1024);
        for (int i = 0; i < 5; i++) {
            fixture.store(mebibyte);
        }
        int atOnce = listener.take().size();

        fixture.pass(Duration.ofMillis(2100));

        assertThat(atOnce).isEqualTo(2);
        assertThat(listener.take()).hasSize(2);
    }

    @Test
    void replay_keepsThePace() {
        fixture.store("a");
        fixture.pass(Duration.ofMillis(500));
        fixture.store("b");
        Listener listener = fixture.listen("d", null);
        fixture.consumer("C", "{'deliver_subject':'d','replay_policy':'original'}");
        assertThat(listener.texts()).containsExactly("a");

        fixture.pass(Duration.ofMillis(490));
        assertThat(listener.texts()).isEmpty();
        fixture.pass(Duration.ofMillis(10));
        assertThat(listener.texts()).containsExactly("b");
        fixture.store("c");
        assertThat(listener.texts()).containsExactly("c");
    }

    @Test
    void headersOnly_saysHowLongThePayloadIs() {
        Listener listener = fixture.listen("d", null);
        fixture.consumer("C", "{'deliver_subject':'d','headers_only':true}");

        fixture.store("abc");
        fixture.source.store("s.1", "NATS/1.0\r\nA:b\r\n\r\n", "abcd", fixture.reactor.now());
        fixture.reactor.run();

        assertThat(listener.take())
                .extracting(Listener.Received::header)
                .containsExactly("NATS/1.0\r\nNats-Msg-Size: 3\r\n\r\n", "NATS/1.0\r\nA:b\r\nNats-Msg-Size: 4\r\n\r\n");
    }

    @Test
    void otherDeliverSubject_getsWhatWasNotAcknowledged() {
        Listener before = fixture.listen("d", null);
        fixture.consumer("C", "{'deliver_subject':'d','durable_name':'C','ack_policy':'explicit'}");
        fixture.store("a");
        before.unsubscribe();
        fixture.reactor.run();

        Listener after = fixture.listen("e", null);
        fixture.consumer("C", "{'deliver_subject':'e','durable_name':'C','ack_policy':'explicit'}");

        assertThat(before.texts()).containsExactly("a");
        assertThat(after.texts()).containsExactly("a");
    }

    @Test
    void manyMessages_areSentInSeveralRounds() {
        for (int i = 0; i < 1000; i++) {
            fixture.store("m" + i);
        }
        Listener listener = fixture.listen("d", null);
        fixture.consumer("C", "{'deliver_subject':'d'}");

        assertThat(listener.texts()).hasSize(1000).startsWith("m0").endsWith("m999");
        assertThat(fixture.info("C").numPending()).isZero();
    }
}
