package io.topz.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.broker.options.ChannelOverrides;
import io.topz.broker.options.ChannelOverridesBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedOverridesTest {

    private final NamedOverrides.Converter converter = new NamedOverrides.Converter();

    @Test
    void everyLimit_isRead() {
        ChannelOverrides all = new ChannelOverrides(2, 10L, 64 * 1024L, Duration.ofHours(24), Duration.ofSeconds(90));

        assertThat(converter.convert("foo.>:max_subs=2,max_msgs=10,max_bytes=64KB,max_age=24h,max_inactivity=1m30s"))
                .isEqualTo(new NamedOverrides("foo.>", all));
    }

    @Test
    void nameOfAChannel_mayContainColons() {
        assertThat(converter.convert("l:test:index_data:max_msgs=0"))
                .isEqualTo(new NamedOverrides(
                        "l:test:index_data",
                        ChannelOverridesBuilder.builder().maxMessages(0L).build()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            foo                       ; 'foo' is not a channel and its limits, such as 'orders.>:max_msgs=1000,max_age=24h'
            :max_msgs=1               ; ':max_msgs=1' is not a channel and its limits
            foo:                      ; '' is not one of max_subs=N, max_msgs=N, max_bytes=SIZE, max_age=TIME and max_inactivity=TIME
            foo:max_msgs              ; 'max_msgs' is not one of max_subs=N
            foo:max=1                 ; 'max=1' is not one of max_subs=N
            foo:max_msgs=1,           ; '' is not one of max_subs=N
            foo:max_msgs=x            ; 'x' is not a number up to 9223372036854775807
            foo:max_subs=3000000000   ; '3000000000' is not a number up to 2147483647
            foo:max_msgs=-1           ; the limits of a channel may not be negative
            foo:max_bytes=x           ; 'x' is not a size such as 4096
            foo:max_age=x             ; 'x' is not a time such as 500ms
            """)
    void otherTexts_areRefusedWithASentence(String text, String sentence) {
        assertThatThrownBy(() -> converter.convert(text)).hasMessageStartingWith(sentence);
    }
}
