package io.topz.broker.jetstream.stream;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last sequence that a stream has taken from each of its sources. A copied message carries its position in a header. A position is
 * written to a file only if no stored message carries it, because the message was removed or never stored. Used only on the JetStream
 * thread.
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

    /** Restores the positions from the file. The headers of messages that were stored later supply the rest. */
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

    /** Learns a position from the header of a recovered message, whose sequence in this stream is {@code teller}. */
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

    /** The last message taken from the source; 0 if there is none, or if the source was deleted and created again. */
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

    /** Records that a message of the source was taken; {@code teller} is its sequence in this stream, 0 if it was not stored. */
    void taken(String source, long sequence, long teller) {
        Position position = position(source);
        position.taken = sequence;
        position.teller = teller;
    }

    /** Marks the current positions as committed. */
    void committed() {
        for (Position position : positions.values()) {
            position.committed = position.taken;
            position.committedTeller = position.teller;
        }
    }

    /** Whether a committed position is carried by neither a stored message nor the file. */
    boolean mustBeKept(StreamContents contents) {
        for (Position position : positions.values()) {
            boolean told = position.committedTeller != 0 && contents.contains(position.committedTeller);
            if (position.kept < 0 || (!told && position.committed > position.kept)) {
                return true;
            }
        }
        return false;
    }

    /** The positions to be written, valid for a stream whose last message is {@code last}. */
    StreamHome.Sources toKeep(long last) {
        List<StreamHome.Source> entries = positions.entrySet().stream()
                .map(entry ->
                        new StreamHome.Source(entry.getKey(), entry.getValue().committed, entry.getValue().origin))
                .toList();
        return new StreamHome.Sources(last, entries);
    }

    /** Records that the positions were written. */
    void kept() {
        positions.values().forEach(position -> position.kept = position.committed);
    }

    private Position position(String source) {
        return positions.computeIfAbsent(source, name -> new Position());
    }
}
