package io.topz.broker.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The content of a stream restored by the replay of its log. */
public final class Replayed implements LogVisitor {

    record Lost(long from, long to, long bytes) {}

    public final TreeMap<Long, StreamMessage> messages = new TreeMap<>();
    final Map<Long, Long> positions = new HashMap<>();
    final List<Lost> lost = new ArrayList<>();
    long last;

    public static Replayed of(MessageLog log) throws java.io.IOException {
        Replayed replayed = new Replayed();
        log.replay(replayed);
        return replayed;
    }

    @Override
    public void message(StreamMessage message, long position) {
        messages.put(message.sequence(), message);
        positions.put(message.sequence(), position);
        last = Math.max(last, message.sequence());
    }

    @Override
    public void removed(long sequence) {
        messages.remove(sequence);
        last = Math.max(last, sequence);
    }

    @Override
    public void first(long firstSequence) {
        messages.headMap(firstSequence).clear();
        last = Math.max(last, firstSequence - 1);
    }

    @Override
    public void lost(long fromSequence, long toSequence, long bytes) {
        lost.add(new Lost(fromSequence, toSequence, bytes));
        last = Math.max(last, toSequence);
    }

    long position(long sequence) {
        Long position = positions.get(sequence);
        if (position == null) {
            throw new AssertionError("no position of " + sequence);
        }
        return position;
    }

    boolean isLost(long sequence) {
        return lost.stream().anyMatch(range -> range.from() <= sequence && sequence <= range.to());
    }
}
