package io.topz.broker.jetstream.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedeliveryTest {

    private final ConsumerFixture fixture = ConsumerFixture.limits();
    private final Listener listener = fixture.listen("R.>");

    private List<String> delivered(String config, int count) {
        fixture.deliver("C", config, count, "R.1");
        return listener.replies();
    }

    /** The number of deliveries and the sequence of each received message. */
    private List<String> deliveries() {
        return listener.take().stream()
                .map(message -> message.reply().split("\\."))
                .map(tokens -> tokens.length == 9 ? tokens[4] + "x" + tokens[5] : "status")
                .toList();
    }

    @Test
    void unacknowledged_comesAgainAfterItsTime() {
        List<String> acks = delivered("{'ack_policy':'explicit','ack_wait':1000000000}", 3);
        fixture.ack(acks.get(1), "");
        fixture.pull("C", "9", "R.1");

        fixture.pass(Duration.ofMillis(999));
        assertThat(deliveries()).isEmpty();
        fixture.pass(Duration.ofMillis(2));
        assertThat(deliveries()).containsExactly("2x1", "2x3");
        assertThat(fixture.info("C").numRedelivered()).isEqualTo(2);
        assertThat(fixture.delivered("C").consumerSeq()).isEqualTo(5);
    }

    @Test
    void progress_givesMoreTime() {
        List<String> acks = delivered("{'ack_policy':'explicit','ack_wait':1000000000}", 1);
        fixture.pull("C", "9", "R.1");
        fixture.pass(Duration.ofMillis(900));

        fixture.ack(acks.get(0), "+WPI");
        fixture.pass(Duration.ofMillis(900));
        assertThat(deliveries()).isEmpty();

        fixture.pass(Duration.ofMillis(101));
        assertThat(deliveries()).containsExactly("2x1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-NAK {\"delay\":2000000000}", "-NAK 2s"})
    void refused_comesAgainAfterTheDelay(String nak) {
        List<String> acks = delivered("{'ack_policy':'explicit','ack_wait':1000000000}", 1);
        fixture.pull("C", "9", "R.1");

        fixture.ack(acks.get(0), nak);
        fixture.pass(Duration.ofMillis(1999));
        assertThat(deliveries()).isEmpty();

        fixture.pass(Duration.ofMillis(2));
        assertThat(deliveries()).containsExactly("2x1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-NAK", "-NAK nonsense", "-NAK {\"delay\":\"x\"}"})
    void refused_comesAgainAtOnce(String nak) {
        List<String> acks = delivered("{'ack_policy':'explicit'}", 2);
        Listener advisories = fixture.listen("$JS.EVENT.ADVISORY.CONSUMER.MSG_NAKED.S.C");
        fixture.pull("C", "9", "R.1");

        fixture.ack(acks.get(0), nak);

        assertThat(deliveries()).containsExactly("2x1");
        assertThat(advisories.texts()).hasSize(1);
    }

    @Test
    void terminated_doesNotComeAgain() {
        List<String> acks = delivered("{'ack_policy':'explicit','ack_wait':1000000000}", 1);
        Listener advisories = fixture.listen("$JS.EVENT.ADVISORY.CONSUMER.MSG_TERMINATED.S.C");
        fixture.pull("C", "9", "R.1");

        fixture.ack(acks.get(0), "+TERM too odd");
        fixture.pass(Duration.ofSeconds(5));

        assertThat(deliveries()).isEmpty();
        assertThat(advisories.texts()).singleElement().asString().contains("\"reason\":\"too odd\"");
    }

    @Test
    void backoff_isLongerEachTime() {
        delivered("{'ack_policy':'explicit','backoff':[1000000000,2000000000,4000000000]}", 1);
        fixture.pull("C", "9", "R.1");

        fixture.pass(Duration.ofMillis(1001));
        assertThat(deliveries()).containsExactly("2x1");
        fixture.pass(Duration.ofMillis(1990));
        assertThat(deliveries()).isEmpty();
        fixture.pass(Duration.ofMillis(20));
        assertThat(deliveries()).containsExactly("3x1");
        fixture.pass(Duration.ofMillis(4001));
        assertThat(deliveries()).containsExactly("4x1");
        fixture.pass(Duration.ofMillis(4001));
        assertThat(deliveries()).containsExactly("5x1");
    }

    @Test
    void maxDeliver_givesUpAndSaysSo() {
        delivered("{'ack_policy':'explicit','ack_wait':1000000000,'max_deliver':2,'max_ack_pending':1}", 2);
        Listener advisories = fixture.listen("$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.S.C");
        fixture.pull("C", "9", "R.1");

        fixture.pass(Duration.ofMillis(1001));
        assertThat(deliveries()).containsExactly("2x1");
        fixture.pass(Duration.ofMillis(1001));

        assertThat(deliveries()).containsExactly("1x2");
        assertThat(advisories.texts()).singleElement().asString().contains("\"stream_seq\":1,\"deliveries\":2");
        assertThat(fixture.info("C").numRedelivered()).isEqualTo(1);
        assertThat(fixture.info("C").numAckPending()).isEqualTo(1);
    }

    @Test
    void givenUpMessage_staysInWorkQueueUntilAcknowledged() {
        ConsumerFixture queue = ConsumerFixture.with("{\"retention\":\"workqueue\"}");
        Listener worker = queue.listen("R.>");
        queue.consumer("C", "{'ack_policy':'explicit','ack_wait':1000000000,'max_deliver':1}");
        queue.store("a");
        queue.pull("C", "1", "R.1");
        String ack = worker.take().get(0).reply();

        queue.pass(Duration.ofSeconds(3));
        assertThat(queue.source.contains(1)).isTrue();

        queue.ack(ack, "");
        assertThat(queue.source.contains(1)).isFalse();
    }

    @Test
    void redelivery_comesBeforeWhatIsNew() {
        List<String> acks = delivered("{'ack_policy':'explicit'}", 1);
        fixture.store("new");
        fixture.ack(acks.get(0), "-NAK");

        fixture.pull("C", "2", "R.1");

        assertThat(deliveries()).containsExactly("2x1", "1x2");
    }

    @Test
    void messageThatCannotBeRead_isPassedOver() {
        fixture.consumer("C", "{'ack_policy':'explicit'}");
        fixture.source.damage(2);
        fixture.store("a", "b", "c");

        fixture.pull("C", "9", "R.1");

        assertThat(deliveries()).containsExactly("1x1", "1x3");
        assertThat(fixture.info("C").numPending()).isZero();
    }
}
