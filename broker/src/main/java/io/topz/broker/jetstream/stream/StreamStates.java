package io.topz.broker.jetstream.stream;

import io.topz.collectors.document.StreamState;
import io.topz.collectors.document.StreamStateBuilder;
import io.topz.collectors.text.GoTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the state of a stream as stream information and {@code /jsz} show it. */
final class StreamStates {

    private StreamStates() {}

    /** {@code consumers} is the number of consumers. */
    static StreamState of(StreamContents contents, int consumers) {
        boolean untouched = contents.last() == 0;
        long deleted = contents.deleted();
        return StreamStateBuilder.builder()
                .messages(contents.messages())
                .bytes(contents.bytes())
                .firstSeq(untouched ? 0 : contents.first())
                .firstTs(contents.firstTime())
                .lastSeq(contents.last())
                .lastTs(time(contents.lastTimestamp()))
                .numSubjects(contents.subjects() == 0 ? null : (long) contents.subjects())
                .numDeleted(deleted == 0 ? null : deleted)
                .lost(contents.lost().data())
                .consumerCount((long) consumers)
                .build();
    }

    private static Instant time(long epochNanos) {
        return epochNanos == 0 ? GoTime.ZERO : Instant.ofEpochSecond(0, epochNanos);
    }

    /** The removed sequences between the first and the last; null if there are none. */
    static @Nullable List<Long> deleted(StreamContents contents) {
        if (contents.deleted() == 0) {
            return null;
        }
        List<Long> gone = new ArrayList<>();
        long expected = contents.first();
        for (long sequence = expected; sequence != 0; sequence = contents.next(sequence + 1)) {
            for (; expected < sequence; expected++) {
                gone.add(expected);
            }
            expected = sequence + 1;
        }
        for (; expected <= contents.last(); expected++) {
            gone.add(expected);
        }
        return gone;
    }
}
