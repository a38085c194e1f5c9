package io.topz.broker.jetstream.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EarlierIndexTest {

    /** An index of nats-server 2.9.10 with 60 messages, of which a limit removed the first 32 and three were deleted. */
    private static final byte[] RECORDED =
            HexFormat.of().parseHex("160119853421d0d9efafb2ced0ec313caaa89eb4b2ced0ec3103f76fe37699807f72071b02");

    @Test
    void index_saysWhichMessagesAreThere() throws IOException {
        EarlierIndex index = EarlierIndex.read(RECORDED);
        assertThat(LongStream.rangeClosed(1, 70).filter(index::contains).toArray())
                .hasSize(25)
                .startsWith(33, 34, 36)
                .endsWith(57, 58, 59)
                .doesNotContain(35, 40, 60);
        assertThat(index.last()).isEqualTo(60);
    }

    @Test
    void cutIndex_isRefused() {
        assertThatThrownBy(() -> EarlierIndex.read(Arrays.copyOf(RECORDED, 20)))
                .isInstanceOf(IOException.class)
                .hasMessage("an index of a block ends too soon");
    }
}
