package io.topz.broker.jetstream.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourcePositionsTest {

    private static final String SOURCE = "O > >";
    private static final Instant CREATED = Instant.ofEpochSecond(1_700_000_000);

    private final SourcePositions positions = new SourcePositions();
    private final StreamContents contents = new StreamContents(StorageType.FILE);

    @Test
    void source_thatWasNeverSeen_isKeptOnce() {
        assertThat(positions.taken(SOURCE, CREATED)).isZero();
        assertThat(positions.mustBeKept(contents)).isTrue();
        keep(0);
        assertThat(positions.mustBeKept(contents)).isFalse();
    }

    @Test
    void position_isNotKeptAgain_whileAMessageTellsIt() {
        begin();
        take(10, 1);
        assertThat(positions.mustBeKept(contents)).isFalse();
        contents.removed(1);
        assertThat(positions.mustBeKept(contents)).isTrue();
        assertThat(keep(1).sources()).extracting(StreamHome.Source::taken).containsExactly(10L);
    }

    @Test
    void position_thatIsNotCommitted_isNotKept() {
        begin();
        take(10, 1);
        store(2);
        positions.taken(SOURCE, 11, 2);
        contents.removed(1);
        assertThat(keep(1).sources()).extracting(StreamHome.Source::taken).containsExactly(10L);
    }

    @Test
    void position_ofAMessageThatWasNotStored_isKept() {
        begin();
        take(10, 1);
        positions.taken(SOURCE, 11, 0);
        positions.committed();
        assertThat(positions.mustBeKept(contents)).isTrue();
    }

    @Test
    void restored_believesMessagesOnlyThatAreNewer() {
        begin();
        take(10, 1);
        take(11, 2);
        contents.removed(1);
        contents.removed(2);
        StreamHome.Sources kept = keep(2);
        SourcePositions restored = new SourcePositions();
        restored.restore(kept);
        restored.recovered(SOURCE, 10, 1);
        assertThat(restored.taken(SOURCE, CREATED)).isEqualTo(11);
        restored.recovered(SOURCE, 12, 3);
        assertThat(restored.taken(SOURCE, CREATED)).isEqualTo(12);
    }

    @Test
    void origin_thatWasCreatedAnew_beginsAnew() {
        begin();
        take(10, 1);
        assertThat(positions.taken(SOURCE, CREATED.plusSeconds(1))).isZero();
        assertThat(positions.mustBeKept(contents)).isTrue();
    }

    private void begin() {
        positions.taken(SOURCE, CREATED);
        keep(0);
    }

    private void take(long sequence, long stored) {
        store(stored);
        positions.taken(SOURCE, sequence, stored);
        positions.committed();
    }

    private void store(long sequence) {
        contents.message(new StreamMessage(sequence, 1, ByteString.of("s"), "x".getBytes(UTF_8), 0), sequence);
    }

    private StreamHome.Sources keep(long last) {
        StreamHome.Sources kept = positions.toKeep(last);
        positions.kept();
        return kept;
    }
}
