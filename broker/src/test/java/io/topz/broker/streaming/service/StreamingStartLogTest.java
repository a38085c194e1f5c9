package io.topz.broker.streaming.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.options.ChannelLimits;
import io.topz.broker.options.ChannelOverrides;
import io.topz.broker.options.ChannelOverridesBuilder;
import io.topz.broker.options.StoreLimits;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.options.StreamingOptionsBuilder;
import java.time.Duration;
import java.util.Map;
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
                .limits(new StoreLimits(
                        0, new ChannelLimits(0, 5, 1024, Duration.ofHours(1), Duration.ofSeconds(90)), Map.of()))
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

    /** The values of all limits end in one column, while those of nats-streaming-server end in three. */
    @Test
    void channelsWithLimitsOfTheirOwn_areATree() {
        Map<String, ChannelOverrides> overrides = Map.of(
                ">", ChannelOverridesBuilder.builder().maxBytes(5000L).build(),
                "*.bar", ChannelOverridesBuilder.builder().maxSubscriptions(2).build(),
                "foo.>", ChannelOverridesBuilder.builder().maxMessages(10L).build(),
                "foo.*",
                        ChannelOverridesBuilder.builder()
                                .maxBytes(0L)
                                .maxAge(Duration.ofHours(1))
                                .build(),
                "foo.bar",
                        ChannelOverridesBuilder.builder()
                                .maxInactivity(Duration.ofSeconds(90))
                                .build());
        StreamingOptions options = StreamingOptionsBuilder.builder(StreamingOptions.DEFAULT)
                .limits(new StoreLimits(100, ChannelLimits.DEFAULT, overrides))
                .build();
        assertThat(StreamingStartLog.limits(options)).endsWith("""
                --------- List of Channels ---------
                >
                 |-> Bytes                4.88 KB
                 *.bar
                  |-> Subscriptions              2
                 foo.>
                  |-> Messages                  10
                  foo.*
                   |-> Bytes              unlimited
                   |-> Age                   1h0m0s
                   foo.bar
                    |-> Inactivity             1m30s
                ------------------------------------
                """.lines().toArray(String[]::new));
    }
}
