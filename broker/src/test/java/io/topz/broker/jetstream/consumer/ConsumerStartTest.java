package io.topz.broker.jetstream.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsumerStartTest {

    private final ConsumerFixture fixture = ConsumerFixture.limits();
    private final Listener listener = fixture.listen("R.>");

    /** Stores ten messages on s.0, s.1 and s.2 in turn, one per second, and removes the first two. */
    private void fill() {
        for (int i = 0; i < 10; i++) {
            fixture.storeOn("s." + i % 3, "m" + i);
            fixture.pass(Duration.ofSeconds(1));
        }
        fixture.source.purge(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'deliver_policy':'all'}                                                        | 8 | 2 | m2 m3 m4 m5 m6 m7 m8 m9",
                "{'deliver_policy':'all','filter_subject':'s.1'}                                 | 2 | 2 | m4 m7",
                "{'deliver_policy':'all','filter_subjects':['s.0','s.2']}                        | 6 | 2 | m2 m3 m5 m6 m8 m9",
                "{'deliver_policy':'last'}                                                       | 1 | 9 | m9",
                "{'deliver_policy':'last','filter_subject':'s.1'}                                | 1 | 7 | m7",
                "{'deliver_policy':'last','filter_subject':'s.none'}                             | 0 | 2 | ''",
                "{'deliver_policy':'new'}                                                        | 0 | 10 | ''",
                "{'deliver_policy':'by_start_sequence','opt_start_seq':1}                        | 8 | 2 | m2 m3 m4 m5 m6 m7 m8 m9",
                "{'deliver_policy':'by_start_sequence','opt_start_seq':9}                        | 2 | 8 | m8 m9",
                "{'deliver_policy':'by_start_sequence','opt_start_seq':99}                       | 0 | 10 | ''",
                "{'deliver_policy':'by_start_time','opt_start_time':'2023-11-14T22:13:28Z'}      | 2 | 8 | m8 m9",
                "{'deliver_policy':'by_start_time','opt_start_time':'2030-01-01T00:00:00Z'}      | 0 | 10 | ''",
                "{'deliver_policy':'last_per_subject','filter_subject':'s.*'}                    | 3 | 7 | m7 m8 m9",
                "{'deliver_policy':'last_per_subject','filter_subjects':['s.0','s.1']}           | 2 | 7 | m7 m9",
                "{'deliver_policy':'last_per_subject','filter_subject':'s.none'}                 | 0 | 9 | ''",
            })
    void consumer_begins(String config, long pending, long delivered, String messages) {
        fill();

        fixture.consumer("C", config);

        assertThat(fixture.info("C").numPending()).isEqualTo(pending);
        assertThat(fixture.delivered("C").streamSeq()).isEqualTo(delivered);
        fixture.pull("C", "99", "R.1");
        assertThat(String.join(" ", listener.texts())).isEqualTo(messages);
        fixture.storeOn("s.1", "after");
        boolean wants1 = !config.contains("none") && !config.contains("['s.0','s.2']");
        assertThat(listener.texts().contains("after")).isEqualTo(wants1);
    }

    @Test
    void lastPerSubject_goesOnWithTheStream() {
        fill();
        fixture.consumer("C", "{'deliver_policy':'last_per_subject','filter_subject':'s.*'}");
        fixture.storeOn("s.1", "new");
        assertThat(fixture.info("C").numPending()).isEqualTo(4);

        fixture.source.remove(8);
        assertThat(fixture.info("C").numPending()).isEqualTo(3);
        fixture.pull("C", "99", "R.1");

        assertThat(listener.texts()).containsExactly("m8", "m9", "new");
        assertThat(fixture.info("C").numPending()).isZero();
    }
}
