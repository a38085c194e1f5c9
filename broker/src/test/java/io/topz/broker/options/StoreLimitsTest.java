package io.topz.broker.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreLimitsTest {

    private static final ChannelLimits GENERAL = new ChannelLimits(4, 100, 1000, Duration.ZERO, Duration.ZERO);

    private static ChannelOverrides messages(long max) {
        return ChannelOverridesBuilder.builder().maxMessages(max).build();
    }

    private static ChannelOverrides bytes(long max) {
        return ChannelOverridesBuilder.builder().maxBytes(max).build();
    }

    @Test
    void channelWithoutOverride_hasTheGeneralLimits() {
        assertThat(new StoreLimits(0, GENERAL, Map.of("foo.>", messages(1))).of("bar"))
                .isEqualTo(GENERAL);
    }

    @Test
    void override_inheritsFromTheNextWiderThatIncludesIt_andNotFromOthersThatMatch() {
        ChannelOverrides age =
                ChannelOverridesBuilder.builder().maxAge(Duration.ofHours(1)).build();
        ChannelOverrides subscriptions =
                ChannelOverridesBuilder.builder().maxSubscriptions(2).build();
        StoreLimits limits = new StoreLimits(
                0,
                GENERAL,
                Map.of(
                        "foo.bar",
                        age,
                        "foo.*",
                        bytes(0),
                        "foo.>",
                        messages(10),
                        "*.bar",
                        subscriptions,
                        ">",
                        bytes(5)));

        assertThat(limits.overrides().keySet()).containsExactly(">", "*.bar", "foo.>", "foo.*", "foo.bar");
        assertThat(limits.of("foo.bar")).isEqualTo(new ChannelLimits(4, 10, 0, Duration.ofHours(1), Duration.ZERO));
        assertThat(limits.of("foo.x")).isEqualTo(new ChannelLimits(4, 10, 0, Duration.ZERO, Duration.ZERO));
        assertThat(limits.of("foo.x.y")).isEqualTo(new ChannelLimits(4, 10, 5, Duration.ZERO, Duration.ZERO));
        assertThat(limits.of("x.bar")).isEqualTo(new ChannelLimits(2, 100, 5, Duration.ZERO, Duration.ZERO));
        assertThat(limits.of("*.bar")).isEqualTo(limits.of("x.bar"));
    }

    @Test
    void moreNamedChannelsThanThereMayBe_areRefused() {
        Map<String, ChannelOverrides> two = Map.of("a", messages(1), "b", messages(1), "c.*", messages(1));

        assertThat(new StoreLimits(2, GENERAL, two).overrides()).hasSize(3);
        assertThatThrownBy(() -> new StoreLimits(1, GENERAL, two))
                .hasMessage("too many channels defined (2). The max channels limit is set to 1");
    }

    @Test
    void invalidNames_areRefused() {
        for (String name : new String[] {"", "a..b", ".a", "a.", "a/b", "a.>.b"}) {
            assertThatThrownBy(() -> new StoreLimits(0, GENERAL, Map.of(name, messages(1))))
                    .hasMessage("invalid channel name \"" + name + "\"");
        }
    }

    @Test
    void negativeLimits_areRefused() {
        assertThatThrownBy(() -> messages(-1)).hasMessage("the limits of a channel may not be negative");
    }
}
