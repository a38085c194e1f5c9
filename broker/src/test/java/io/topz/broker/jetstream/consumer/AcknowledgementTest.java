package io.topz.broker.jetstream.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.SequenceInfo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcknowledgementTest {

    private final ConsumerFixture fixture = ConsumerFixture.limits();
    private final Listener listener = fixture.listen("R.>");

    private List<String> delivered(String config, int count) {
        fixture.deliver("C", config, count, "R.1");
        return listener.replies();
    }

    private String floor() {
        SequenceInfo floor = fixture.floor("C");
        return floor.consumerSeq() + "/" + floor.streamSeq() + " "
                + fixture.info("C").numAckPending();
    }

    @Test
    void floor_moves_overWhatIsAcknowledgedWithoutGap() {
        List<String> acks = delivered("{'ack_policy':'explicit'}", 4);

        fixture.ack(acks.get(1), "");
        assertThat(floor()).isEqualTo("0/0 3");
        fixture.ack(acks.get(0), "+ACK");
        assertThat(floor()).isEqualTo("2/2 2");
        fixture.ack(acks.get(3), "+OK");
        assertThat(floor()).isEqualTo("2/2 1");
        fixture.ack(acks.get(2), "");
        assertThat(floor()).isEqualTo("4/4 0");
    }

    @Test
    void all_acknowledgesEverythingBefore() {
        List<String> acks = delivered("{'ack_policy':'all'}", 4);

        fixture.ack(acks.get(2), "");
        assertThat(floor()).isEqualTo("3/3 1");
        fixture.ack(acks.get(0), "");
        assertThat(floor()).isEqualTo("3/3 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+ACK", "+OK", "-NAK", "+WPI", "+TERM", "+TERM bad", "junk"})
    void everything_isAnsweredOnRequest(String body) {
        List<String> acks = delivered("{'ack_policy':'explicit'}", 1);

        fixture.ack(acks.get(0), body, "R.answer");

        assertThat(listener.texts()).containsExactly("");
    }

    @Test
    void acknowledgementOfWhatWasNotDelivered_isNotAnswered() {
        delivered("{'ack_policy':'explicit'}", 1);

        fixture.ack("$JS.ACK.S.C.1.9.9.1.0", "", "R.answer");

        assertThat(listener.texts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$JS.ACK.S.other.1.1.1.1.0", "$JS.ACK.T.C.1.1.1.1.0", "$JS.ACK.S.C.1", "$JS.ACK.S.C"})
    void acknowledgementToNobody_hasNoResponder(String subject) {
        delivered("{'ack_policy':'explicit'}", 1);

        fixture.ack(subject, "", "R.answer");

        assertThat(listener.texts()).containsExactly("503");
    }

    @Test
    void longForm_isUnderstood() {
        delivered("{'ack_policy':'explicit'}", 1);

        fixture.ack("$JS.ACK._.hash.S.C.1.1.1.1.0", "");

        assertThat(floor()).isEqualTo("1/1 0");
    }

    @Test
    void next_acknowledgesAndAsksForMore() {
        List<String> acks = delivered("{'ack_policy':'explicit'}", 1);
        fixture.store("a", "b", "c");

        fixture.ack(acks.get(0), "+NXT", "R.2");
        assertThat(listener.texts()).containsExactly("a");
        fixture.ack(acks.get(0), "+NXT {\"batch\":2}", "R.2");
        assertThat(listener.texts()).containsExactly("b", "c");
    }

    @Test
    void cap_stopsDeliveryUntilSomethingIsAcknowledged() {
        List<String> acks = delivered("{'ack_policy':'explicit','max_ack_pending':2}", 5);
        assertThat(acks).hasSize(2);

        fixture.ack(acks.get(0), "");

        assertThat(listener.texts()).containsExactly("m2");
    }

    @Test
    void workQueue_forgetsWhatIsAcknowledged() {
        ConsumerFixture queue = ConsumerFixture.with("{\"retention\":\"workqueue\"}");
        Listener worker = queue.listen("R.>");
        queue.consumer("C", "{'ack_policy':'explicit'}");
        queue.store("a", "b");
        queue.pull("C", "2", "R.1");

        queue.ack(worker.take().get(0).reply(), "");

        assertThat(queue.source.contains(1)).isFalse();
        assertThat(queue.source.contains(2)).isTrue();
    }

    @Test
    void interest_keepsWhatSomebodyNeeds() {
        ConsumerFixture interest = ConsumerFixture.with("{\"retention\":\"interest\"}");
        Listener worker = interest.listen("R.>");
        Consumer one = interest.consumer("A", "{'ack_policy':'explicit'}");
        interest.consumer("B", "{'ack_policy':'all'}");
        interest.store("a", "b", "c");
        interest.pull("B", "3", "R.1");
        interest.ack(worker.take().get(1).reply(), "");
        assertThat(interest.source.contains(1)).isTrue();

        interest.consumers.delete(one);
        interest.reactor.run();

        assertThat(interest.source.firstSequence()).isEqualTo(3);
    }

    @Test
    void removedMessage_isNotWaitedFor() {
        delivered("{'ack_policy':'explicit'}", 3);
        Listener advisories = fixture.listen("$JS.EVENT.ADVISORY.CONSUMER.MSG_TERMINATED.S.C");

        fixture.source.remove(1);

        assertThat(floor()).isEqualTo("1/1 2");
        assertThat(advisories.texts())
                .singleElement()
                .asString()
                .contains("\"stream_seq\":1", "\"reason\":\"Unacknowledged message was deleted\"");
    }

    @Test
    void purge_movesTheFloor() {
        delivered("{'ack_policy':'explicit'}", 3);
        fixture.store("later");

        fixture.source.purge(3);
        assertThat(floor()).isEqualTo("2/2 1");

        fixture.source.purge(5);
        assertThat(floor()).isEqualTo("3/4 0");
        assertThat(fixture.delivered("C").streamSeq()).isEqualTo(4);
        assertThat(fixture.info("C").numPending()).isZero();
    }

    @Test
    void sampling_tellsHowLongItTook() {
        Listener metrics = fixture.listen("$JS.EVENT.METRIC.CONSUMER.ACK.S.C");
        List<String> acks = delivered("{'ack_policy':'explicit','sample_freq':'100%'}", 1);
        fixture.pass(Duration.ofMillis(5));

        fixture.ack(acks.get(0), "");

        assertThat(metrics.texts()).singleElement().asString().contains("\"ack_time\":5000000,\"deliveries\":1");
    }
}
