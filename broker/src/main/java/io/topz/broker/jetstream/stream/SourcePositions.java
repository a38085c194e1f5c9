package io.topz.broker.jetstream.stream;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The positions up to which a stream has taken the messages of its sources, by source. A message that was taken carries its
 * position in its header; what must be written apart is only a position that no message carries any more, because it was
 * removed or never stored. For the JetStream thread alone.
 */
final class SourcePositions {

    private static final class Position {
        private @Nullable Instant origin;
        private long taken;
        private long teller;
        private long committed;
        private long committedTeller;
        private long kept = -1;
    }

    private final Map<String, Position> positions = new HashMap<>();
    private long keptLast;

    /** Goes back to what was written. Messages that the stream has stored since carry the rest. */
    void restore(StreamHome.@Nullable Sources kept) {
        positions.clear();
        keptLast = kept == null || kept.last() == null ? 0 : kept.last();
        List<StreamHome.Source> entries = kept == null || kept.sources() == null ? List.of() : kept.sources();
        for (StreamHome.Source entry : entries) {
            Position position = position(String.valueOf(entry.name()));
            position.taken = entry.taken() == null ? 0 : entry.taken();
            position.committed = position.taken;
            position.kept = position.taken;
            position.origin = entry.origin();
        }
    }

    /** A message of this stream was read back whose header names that position. */
    void recovered(String source, long sequence, long teller) {
        Position position = position(source);
        if (teller > keptLast) {
            position.taken = sequence;
        }
        if (position.taken == sequence) {
            position.teller = teller;
        }
        position.committed = position.taken;
        position.committedTeller = position.teller;
    }

    /** The last message of the source that was taken, 0 for none. A source that was created again begins again. */
    long taken(String source, Instant origin) {
        Position position = position(source);
        if (!origin.equals(position.origin)) {
            boolean anew = position.origin != null;
            position.origin = origin;
            position.kept = -1;
            if (anew) {
                position.taken = 0;
                position.teller = 0;
                position.committed = 0;
                position.committedTeller = 0;
            }
        }
        return position.taken;
    }

    /** A message of the source was taken; {@code teller} is its sequence in this stream, 0 if it was not stored. */
    void taken(String source, long sequence, long teller) {
        Position position = position(source);
        position.taken = sequence;
        position.teller = teller;
    }

    /** What was taken so far is committed. */
    void committed() {
        for (Position position : positions.values()) {
            position.committed = position.taken;
            position.committedTeller = position.teller;
        }
    }

    /** Whether there is a position that nothing would carry after a commit. */
    boolean mustBeKept(StreamContents contents) {
        for (Position position : positions.values()) {
            boolean told = position.committedTeller != 0 && contents.contains(position.committedTeller);
            if (position.kept < 0 || (!told && position.committed > position.kept)) {
                return true;
            }
        }
        return false;
    }

    /** What is to be written, as of that message. */
    StreamHome.Sources toKeep(long last) {
        List<StreamHome.Source> entries = positions.entrySet().stream()
                .map(entry ->
                        new StreamHome.Source(entry.getKey(), entry.getValue().committed, entry.getValue().origin))
                .toList();
        return new StreamHome.Sources(last, entries);
    }

    /** That was written. */
    void kept() {
        positions.values().forEach(position -> position.kept = position.committed);
    }

    private Position position(String source) {
        return positions.computeIfAbsent(source, name -> new Position());
    }
}
