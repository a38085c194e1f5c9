package io.topz.broker.jetstream.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PullConsumerTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ConsumerFixture fixture = ConsumerFixture.limits();
    private final Listener listener = fixture.listen("R.>");

    @Test
    void batch_isDeliveredInOrder() {
        fixture.store("a", "b", "c");
        fixture.consumer("C", "{'ack_policy':'explicit'}");

        fixture.pull("C", "2", "R.1");

        assertThat(listener.take())
                .extracting(Listener.Received::subject, Listener.Received::payload)
                .containsExactly(tuple("s.1", "a"), tuple("s.1", "b"));
        assertThat(fixture.info("C").numPending()).isEqualTo(1);
        assertThat(fixture.info("C").numAckPending()).isEqualTo(2);
    }

    @Test
    void reply_holdsAllNumbers() {
        fixture.store("a", "b");
        fixture.store("c");
        fixture.consumer("C", "{'ack_policy':'explicit','deliver_policy':'by_start_sequence','opt_start_seq':2}");

        fixture.pull("C", "", "R.1");

        assertThat(listener.take().get(0).reply()).isEqualTo("$JS.ACK.S.C.1.2.1." + fixture.reactor.now() + ".1");
    }

    @Test
    void waitingRequest_getsWhatIsStoredLater() {
        fixture.consumer("C", "{'ack_policy':'none'}");
        fixture.pull("C", "{'batch':2,'expires':1000000000}", "R.1");

        fixture.store("a");

        assertThat(listener.texts()).containsExactly("a");
        assertThat(fixture.info("C").numWaiting()).isEqualTo(1);
    }

    @Test
    void request_expiresAndSaysWhatWasLeft() {
        fixture.consumer("C", "{'ack_policy':'none'}");
        fixture.pull("C", "{'batch':2,'expires':1000000000}", "R.1");

        fixture.pass(SECOND);

        assertThat(listener.take())
                .singleElement()
                .extracting(Listener.Received::header)
                .isEqualTo("NATS/1.0 408 Request Timeout\r\nNats-Pending-Messages: 2\r\nNats-Pending-Bytes: 0\r\n\r\n");
        assertThat(fixture.info("C").numWaiting()).isZero();
    }

    @Test
    void noWait_isOverWhenNothingIsLeft() {
        fixture.store("a");
        fixture.consumer("C", "{'ack_policy':'none'}");

        fixture.pull("C", "{'batch':3,'no_wait':true}", "R.1");
        assertThat(listener.texts()).containsExactly("a", "408 Request Timeout");

        fixture.pull("C", "{'batch':3,'no_wait':true}", "R.1");
        assertThat(listener.texts()).containsExactly("404 No Messages");
    }

    @Test
    void noWaitWithExpiry_waitsUntilThereIsSomething() {
        fixture.consumer("C", "{'ack_policy':'none'}");
        fixture.pull("C", "{'batch':3,'no_wait':true,'expires':1000000000}", "R.1");
        assertThat(listener.texts()).isEmpty();

        fixture.store("a");

        assertThat(listener.texts()).containsExactly("a", "408 Request Timeout");
    }

    @Test
    void heartbeats_comeWhileNothingElseDoes() {
        fixture.consumer("C", "{'ack_policy':'none'}");
        fixture.pull("C", "{'batch':2,'expires':1000000000,'idle_heartbeat':300000000}", "R.1");
        fixture.pass(Duration.ofMillis(250));
        fixture.store("a");
        fixture.pass(Duration.ofMillis(250));
        assertThat(listener.texts()).containsExactly("a");

        fixture.pass(Duration.ofMillis(499));
        assertThat(listener.texts()).containsExactly("100 Idle Heartbeat", "100 Idle Heartbeat");

        fixture.pass(Duration.ofMillis(1));
        assertThat(listener.texts()).containsExactly("408 Request Timeout");
    }

    @Test
    void requests_areServedInTurns() {
        fixture.consumer("C", "{'ack_policy':'none'}");
        Listener other = fixture.listen("Q.>");
        fixture.pull("C", "3", "R.1");
        fixture.pull("C", "3", "Q.1");

        fixture.store("a", "b", "c", "d");

        assertThat(listener.texts()).containsExactly("a", "c");
        assertThat(other.texts()).containsExactly("b", "d");
    }

    @Test
    void maxBytes_endsTheRequest() {
        fixture.store("a", "b", "c");
        fixture.consumer("C", "{'ack_policy':'none'}");
        int one = "s.1$JS.ACK.S.C.1.1.1.1700000000000000000.2a".length();

        fixture.pull("C", "{'batch':5,'max_bytes':" + (2 * one + 1) + "}", "R.1");
        assertThat(listener.texts()).containsExactly("a", "b", "409 Message Size Exceeds MaxBytes");

        fixture.pull("C", "{'batch':1,'max_bytes':1000}", "R.1");
        assertThat(listener.texts()).containsExactly("c", "409 Batch Completed");
    }

    @Test
    void limits_refuseRequests() {
        fixture.consumer("C", "{'max_batch':5,'max_expires':1000000000,'max_bytes':100,'max_waiting':1}");

        fixture.pull("C", "6", "R.1");
        fixture.pull("C", "{'batch':1,'expires':1500000000}", "R.1");
        fixture.pull("C", "{'batch':1,'max_bytes':101}", "R.1");
        fixture.pull("C", "{'batch':1,'expires':1000000,'idle_heartbeat':600000}", "R.1");
        fixture.pull("C", "1", "R.1");
        fixture.pull("C", "1", "R.1");

        assertThat(listener.texts())
                .containsExactly(
                        "409 Exceeded MaxRequestBatch of 5",
                        "409 Exceeded MaxRequestExpires of 1s",
                        "409 Exceeded MaxRequestMaxBytes of 100",
                        "400 Bad Request - heartbeat value too large",
                        "409 Exceeded MaxWaiting");
    }

    @Test
    void askerWhoHasGone_makesRoomForOthers() {
        fixture.consumer("C", "{'max_waiting':1}");
        Listener gone = fixture.listen("Q.1");
        fixture.pull("C", "1", "Q.1");
        gone.unsubscribe();

        fixture.pull("C", "1", "R.1");
        fixture.store("a");

        assertThat(listener.texts()).containsExactly("a");
    }

    @Test
    void messageForAskerWhoHasGone_goesToTheNext() {
        fixture.consumer("C", "{'ack_policy':'explicit'}");
        Listener gone = fixture.listen("Q.1");
        fixture.pull("C", "1", "Q.1");
        fixture.pull("C", "1", "R.1");
        gone.unsubscribe();

        fixture.store("a");

        assertThat(listener.take())
                .singleElement()
                .satisfies(message -> assertThat(message.reply()).startsWith("$JS.ACK.S.C.1.1.1."));
    }

    @Test
    void deletion_isToldToWhoWaits() {
        Consumer consumer = fixture.consumer("C", "{}");
        fixture.pull("C", "1", "R.1");

        fixture.consumers.delete(consumer);

        assertThat(listener.texts()).containsExactly("409 Consumer Deleted");
        assertThat(fixture.reactor.timers()).isZero();
    }

    @Test
    void stop_isToldToWhoWaits() {
        fixture.consumer("C", "{}");
        fixture.pull("C", "1", "R.1");

        fixture.consumers.closed(false);

        assertThat(listener.texts()).containsExactly("409 Server Shutdown");
    }

    @Test
    void pushConsumer_cannotBeAsked() {
        fixture.consumer("C", "{'deliver_subject':'d'}");

        fixture.pull("C", "1", "R.1");

        assertThat(listener.texts()).containsExactly("409 Consumer is push based");
    }

    @Test
    void ephemeral_goesWhenNobodyHasAskedForLong() {
        fixture.consumer("C", "{'inactive_threshold':1000000000}");
        fixture.pass(Duration.ofMillis(900));
        fixture.pull("C", "{'batch':1,'expires':2000000000}", "R.1");

        fixture.pass(Duration.ofMillis(1900));
        assertThat(fixture.consumers.count()).isEqualTo(1);

        fixture.pass(Duration.ofMillis(1100));
        assertThat(fixture.consumers.count()).isZero();
    }

    @Test
    void slowAsker_isWaitedFor() {
        fixture.consumer("C", "{'ack_policy':'none'}");
        SlowReader slow = new SlowReader();
        fixture.reactor.block(slow);
        fixture.pull("C", "5", "R.1");
        fixture.store("a");
        fixture.store("b");
        fixture.pass(Duration.ofMillis(10));
        assertThat(listener.texts()).containsExactly("a");

        slow.catchUp();
        fixture.pass(Duration.ofMillis(10));

        assertThat(listener.texts()).containsExactly("b");
    }
}
