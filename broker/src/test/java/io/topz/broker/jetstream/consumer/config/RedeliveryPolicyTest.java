package io.topz.broker.jetstream.consumer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RedeliveryPolicyTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final RedeliveryPolicy STEPS =
            new RedeliveryPolicy(SECOND, List.of(SECOND, 5 * SECOND, 60 * SECOND), 4);

    @Test
    void delay_growsByItsStepsAndStaysAtTheLast() {
        assertThat(List.of(STEPS.delay(0), STEPS.delay(1), STEPS.delay(2), STEPS.delay(3)))
                .containsExactly(SECOND, 5 * SECOND, 60 * SECOND, 60 * SECOND);
    }

    @Test
    void delayWithoutSteps_isTheTimeForTheAcknowledgement() {
        RedeliveryPolicy policy = new RedeliveryPolicy(30 * SECOND, List.of(), 0);

        assertThat(policy.delay(0)).isEqualTo(policy.delay(7)).isEqualTo(30 * SECOND);
    }

    @Test
    void lastDelivery_followsFromTheDeadline() {
        for (int redeliveries = 0; redeliveries < 5; redeliveries++) {
            assertThat(STEPS.lastDelivery(STEPS.deadline(100 * SECOND, redeliveries), redeliveries))
                    .isEqualTo(100 * SECOND);
        }
    }

    @Test
    void deadlineOfAnotherPolicy_countsFromTheSameDelivery() {
        RedeliveryPolicy before = new RedeliveryPolicy(30 * SECOND, List.of(), 0);
        long deadline = before.deadline(100 * SECOND, 1);

        assertThat(STEPS.moved(deadline, 1, before)).isEqualTo(105 * SECOND);
    }

    @Test
    void message_isExhaustedWithItsLastDelivery() {
        assertThat(STEPS.isExhausted(2)).isFalse();
        assertThat(STEPS.isExhausted(3)).isTrue();
        assertThat(new RedeliveryPolicy(SECOND, List.of(), 0).isExhausted(1_000))
                .isFalse();
    }
}
