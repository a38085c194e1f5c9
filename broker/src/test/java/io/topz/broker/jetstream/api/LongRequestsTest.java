package io.topz.broker.jetstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.counter.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongRequestsTest {

    private final Limit burst = new Limit("max_api_burst", "ms", 100);
    private final List<String> pauses = new ArrayList<>();
    private Duration now = Duration.ofDays(400);
    private final LongRequests requests = new LongRequests(
            burst, () -> now.toNanos(), (client, pause) -> pauses.add(client + " for " + pause.toMillis()));

    private void request(long client, long millis) {
        requests.run(client, () -> pass(millis));
    }

    private void pass(long millis) {
        now = now.plusMillis(millis);
    }

    @Test
    void burst_isNotDelayed() {
        request(1, 60);
        request(1, 40);

        assertThat(pauses).isEmpty();
        assertThat(burst.info().struck()).isZero();
    }

    @Test
    void excess_isWaitedForTenTimesAsLong() {
        request(1, 60);
        request(1, 60);

        // 120 ms, of which 6 ms have drained while the second request ran
        assertThat(pauses).containsExactly("1 for 140");
        assertThat(burst.info().struck()).isEqualTo(1);
    }

    @Test
    void loopOfLongRequests_getsATenthOfTheTime() {
        long begin = now.toMillis();
        long worked = 0;
        for (int i = 0; i < 1000; i++) {
            request(1, 30);
            worked += 30;
            if (!pauses.isEmpty()) {
                pass(Long.parseLong(pauses.remove(0).substring("1 for ".length())));
            }
        }

        assertThat((double) worked / (now.toMillis() - begin)).isBetween(0.095, 0.105);
    }

    @Test
    void shortRequests_doNotCount() {
        for (int i = 0; i < 1000; i++) {
            request(1, 10);
        }

        assertThat(pauses).isEmpty();
    }

    @Test
    void otherClients_areNotDelayed() {
        request(1, 300);
        request(2, 90);

        assertThat(pauses).containsExactly("1 for 1000");
    }

    @Test
    void time_fillsTheBucketAgain() {
        request(1, 100);
        pass(1000);
        request(1, 100);

        assertThat(pauses).isEmpty();
    }
}
