package io.topz.broker.jetstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.jetstream.error.ApiError;
import io.topz.broker.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamLimitsTest {

    private static final ByteString SUBJECT = ByteString.of("d.1");

    private static StreamConfigBuilder config() {
        return StreamConfigBuilder.builder().name("D").storage("memory").retention("limits");
    }

    /** Contents with messages of 20 bytes each, on subjects d.1, d.2 and so on. */
    private static StreamContents contents(int messages) {
        StreamContents contents = new StreamContents(StorageType.MEMORY);
        for (int i = 1; i <= messages; i++) {
            contents.message(new StreamMessage(i, i, ByteString.of("d." + i), new byte[1], 0), i);
        }
        return contents;
    }

    @ParameterizedTest
    @CsvSource({
        "2, -1, -1, false, 1,",
        "2, -1, -1, false, 2, maximum messages exceeded",
        "-1, 41, -1, false, 1,",
        "-1, 40, -1, false, 1, maximum bytes exceeded",
        "2, -1, 1, false, 2,",
        "-1, -1, 1, true, 2, maximum messages per subject exceeded",
        "-1, -1, 2, true, 2,"
    })
    void discardNew_refuses(
            long maxMessages, long maxBytes, long maxPerSubject, boolean perSubject, int held, String expected) {
        StreamConfig config = config().discard("new")
                .maxMsgs(maxMessages)
                .maxBytes(maxBytes)
                .maxMsgsPerSubject(maxPerSubject)
                .discardNewPerSubject(perSubject)
                .build();

        ApiError refusal = StreamLimits.refusal(StreamSettings.of(config), contents(held), SUBJECT, 20);

        assertThat(refusal == null ? null : refusal.description()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "old, 2, -1, 2, false",
        "old, 2, -1, 3, true",
        "old, -1, 40, 2, false",
        "old, -1, 39, 2, true",
        "new, 2, -1, 3, false"
    })
    void isOver_byMessagesOrBytes(String discard, long maxMessages, long maxBytes, int held, boolean expected) {
        StreamConfig config = config().discard(discard)
                .maxMsgs(maxMessages)
                .maxBytes(maxBytes)
                .build();

        assertThat(StreamLimits.isOver(StreamSettings.of(config), contents(held)))
                .isEqualTo(expected);
    }

    @Test
    void sizeOf_isWhatNatsServerCounts() {
        assertThat(StorageType.FILE.sizeOf(3, 1, 0)).isEqualTo(34);
        assertThat(StorageType.FILE.sizeOf(3, 31, 30)).isEqualTo(68);
        assertThat(StorageType.MEMORY.sizeOf(3, 1, 0)).isEqualTo(20);
        assertThat(StorageType.MEMORY.sizeOf(3, 31, 30)).isEqualTo(50);
    }
}
