package io.topz.broker.streaming;

import static io.topz.broker.streaming.StreamingScene.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.streaming.protocol.StartPosition;
import io.topz.streaming.protocol.SubscribeRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that queue groups share messages and continue when members leave. */
class QueueGroupTest {

    private final StreamingScene scene = StreamingScene.inMemory();

    @BeforeEach
    void connect() {
        for (String client : new String[] {"publisher", "a", "b", "c"}) {
            scene.connect(client);
        }
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private static SubscribeRequest.Builder member(String client) {
        return subscription(client).setQueueGroup("group");
    }

    @Test
    void members_takeTurns() {
        scene.subscribed(member("a"));
        scene.subscribed(member("b"));
        scene.subscribed(member("c"));
        scene.publish(7);
        assertThat(scene.received("a")).containsExactly("1", "4", "7");
        assertThat(scene.received("b")).containsExactly("2", "5");
        assertThat(scene.received("c")).containsExactly("3", "6");
    }

    @Test
    void stalledMember_isPassedOver() {
        scene.subscribed(member("a").setMaxInFlight(1));
        scene.subscribed(member("b"));
        scene.publish(4);
        assertThat(scene.received("a")).containsExactly("1");
        assertThat(scene.received("b")).containsExactly("2", "3", "4");
    }

    @Test
    void leavingMember_handsOverWhatItHasNotAcknowledged() {
        scene.subscribed(member("a"));
        scene.subscribed(member("b"));
        scene.subscribed(member("c"));
        scene.publish(6);
        scene.received("b");
        scene.received("c");
        scene.close("a");
        assertThat(scene.received("b")).isEmpty();
        scene.advance(Duration.ofMillis(100));
        assertThat(scene.received("b")).hasSize(1).first().asString().endsWith("r1");
        assertThat(scene.received("c")).hasSize(1).first().asString().endsWith("r1");
    }

    @Test
    void messageThatIsNotAcknowledged_goesToTheMemberWithTheLeastToDo() {
        scene.subscribed(member("a").setAckWaitInSeconds(1));
        scene.publish(2);
        assertThat(scene.received("a")).containsExactly("1", "2");
        String inboxOfB = scene.subscribed(member("b"));
        scene.advance(Duration.ofSeconds(1));
        assertThat(scene.received("b")).isNotEmpty();
        scene.acknowledge(inboxOfB, 1, 2);
        scene.received("a");
        scene.received("b");
        scene.advance(Duration.ofMinutes(2));
        assertThat(scene.received("a")).isEmpty();
        assertThat(scene.received("b")).isEmpty();
    }

    @Test
    void lateAcknowledgement_countsForTheNewHolder() {
        String inboxOfA = scene.subscribed(member("a").setAckWaitInSeconds(1).setMaxInFlight(1));
        scene.publish(1);
        scene.subscribed(member("b"));
        scene.advance(Duration.ofSeconds(1));
        scene.acknowledge(inboxOfA, 1);
        scene.received("a");
        scene.received("b");
        scene.advance(Duration.ofMinutes(5));
        assertThat(scene.received("a")).isEmpty();
        assertThat(scene.received("b")).isEmpty();
    }

    @Test
    void group_thatIsEmpty_startsAnew() {
        scene.publish(2);
        String inbox = scene.subscribed(member("a"));
        assertThat(scene.received("a")).containsExactly("1", "2");
        scene.closeSubscription("a", inbox);
        scene.subscribed(member("b").setStartPosition(StartPosition.NEW_ONLY));
        assertThat(scene.received("b")).isEmpty();
    }

    @Test
    void durableGroup_isResumedByAnyClient() {
        String inbox = scene.subscribed(member("a").setDurableName("d"));
        scene.publish(3);
        scene.received("a");
        scene.acknowledge(inbox, 1);
        scene.close("a");
        scene.publish(1);
        scene.subscribed(member("b").setDurableName("d").setStartPosition(StartPosition.NEW_ONLY));
        assertThat(scene.received("b")).containsExactly("2r1", "3r1", "4");
    }

    @Test
    void durableGroup_endsWithTheLastUnsubscribe() {
        String inbox = scene.subscribed(member("a").setDurableName("d"));
        scene.publish(1);
        scene.received("a");
        scene.unsubscribe("a", inbox);
        scene.subscribed(member("b").setDurableName("d").setStartPosition(StartPosition.NEW_ONLY));
        assertThat(scene.received("b")).isEmpty();
    }

    @Test
    void durableGroup_andGroupOfTheSameName_areTwo() {
        scene.subscribed(member("a"));
        scene.subscribed(member("b").setDurableName("d"));
        scene.publish(1);
        assertThat(scene.received("a")).containsExactly("1");
        assertThat(scene.received("b")).containsExactly("1");
    }

    @Test
    void group_andSubscription_areTwo() {
        scene.subscribed(member("a"));
        scene.subscribed(subscription("b"));
        scene.publish(2);
        assertThat(scene.received("a")).containsExactly("1", "2");
        assertThat(scene.received("b")).containsExactly("1", "2");
    }
}
