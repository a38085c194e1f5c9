package io.topz.broker.streaming.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.options.ChannelLimits;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.options.StreamingOptionsBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Compares the table of limits with the lines of nats-streaming-server 0.25.6. */
class StreamingStartLogTest {

    @Test
    void defaults_haveAnAsterisk() {
        assertThat(String.join("\n", StreamingStartLog.limits(StreamingOptions.DEFAULT)) + "\n")
                .isEqualTo("""
                ---------- Store Limits ----------
                Channels:                  100 *
                --------- Channels Limits --------
                  Subscriptions:          1000 *
                  Messages     :       1000000 *
                  Bytes        :     976.56 MB *
                  Age          :     unlimited *
                  Inactivity   :     unlimited *
                ----------------------------------
                """);
    }

    @Test
    void givenLimits_haveNone() {
        StreamingOptions options = StreamingOptionsBuilder.builder(StreamingOptions.DEFAULT)
                .maxChannels(0)
                .limits(new ChannelLimits(0, 5, 1024, Duration.ofHours(1), Duration.ofSeconds(90)))
                .build();
        assertThat(String.join("\n", StreamingStartLog.limits(options)) + "\n").isEqualTo("""
                ---------- Store Limits ----------
                Channels:            unlimited
                --------- Channels Limits --------
                  Subscriptions:     unlimited
                  Messages     :             5
                  Bytes        :       1.00 KB
                  Age          :        1h0m0s
                  Inactivity   :         1m30s
                ----------------------------------
                """);
    }
}
