package io.topz.broker.jetstream.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topz.broker.jetstream.stream.MessageSource;
import io.topz.broker.jetstream.stream.StreamListener;
import io.topz.broker.jetstream.stream.SubjectFilter;
import io.topz.broker.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.StreamConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A stream in the form that consumers use, as a simple map that is obviously correct. Every stored message is committed. */
final class ListSource implements MessageSource {

    private final NavigableMap<Long, StreamMessage> messages = new TreeMap<>();
    private final List<Long> damaged = new ArrayList<>();
    private final StreamConfig config;
    private StreamListener listener = StreamListener.NONE;
    private long last;

    ListSource(StreamConfig config) {
        this.config = config;
    }

    void setListener(StreamListener listener) {
        this.listener = listener;
    }

    /** Stores a message; returns its sequence. */
    long store(String subject, String header, String payload, long timestamp) {
        byte[] body = (header + payload).getBytes(UTF_8);
        ByteString on = ByteString.of(subject);
        messages.put(++last, new StreamMessage(last, timestamp, on, body, header.length()));
        listener.stored(last, on);
        return last;
    }

    void remove(long sequence) {
        StreamMessage message = messages.remove(sequence);
        if (message != null) {
            listener.removed(sequence, message.subject());
        }
    }

    /** Removes all messages below a sequence. */
    void purge(long below) {
        messages.headMap(below).clear();
        last = Math.max(last, below - 1);
        listener.purged();
    }

    /** Removes the last messages as if they had never been stored, as after a crash. */
    void forgetFrom(long sequence) {
        messages.tailMap(sequence).clear();
        last = sequence - 1;
    }

    /** Makes the bytes of a message unreadable. */
    void damage(long sequence) {
        damaged.add(sequence);
    }

    boolean contains(long sequence) {
        return messages.containsKey(sequence);
    }

    @Override
    public String name() {
        return String.valueOf(config.name());
    }

    @Override
    public StreamConfig config() {
        return config;
    }

    @Override
    public long firstSequence() {
        return messages.isEmpty() ? last + 1 : messages.firstKey();
    }

    @Override
    public long lastSequence() {
        return last;
    }

    @Override
    public long next(SubjectFilter filter, long from) {
        return messages.tailMap(from).values().stream()
                .filter(message -> filter.matches(message.subject()))
                .mapToLong(StreamMessage::sequence)
                .findFirst()
                .orElse(0);
    }

    @Override
    public long count(SubjectFilter filter, long from) {
        return messages.tailMap(from).values().stream()
                .filter(message -> filter.matches(message.subject()))
                .count();
    }

    @Override
    public long last(SubjectFilter filter) {
        return lastPerSubject(filter).stream().mapToLong(Long::longValue).max().orElse(0);
    }

    @Override
    public List<Long> lastPerSubject(SubjectFilter filter) {
        Map<ByteString, Long> lasts = new HashMap<>();
        messages.values().stream()
                .filter(message -> filter.matches(message.subject()))
                .forEach(message -> lasts.put(message.subject(), message.sequence()));
        return lasts.values().stream().sorted().toList();
    }

    @Override
    public long firstSince(long epochNanos) {
        return messages.values().stream()
                .filter(message -> message.timestamp() >= epochNanos)
                .mapToLong(StreamMessage::sequence)
                .findFirst()
                .orElse(last + 1);
    }

    @Override
    public @Nullable StreamMessage load(long sequence) {
        return damaged.contains(sequence) ? null : messages.get(sequence);
    }

    @Override
    public void settled(long sequence) {
        StreamMessage message = messages.get(sequence);
        if (message != null && !"limits".equals(config.retention()) && !listener.needs(sequence, message.subject())) {
            remove(sequence);
        }
    }

    @Override
    public void released(SubjectFilter filter) {
        for (long sequence = next(filter, 1); sequence != 0; sequence = next(filter, sequence + 1)) {
            settled(sequence);
        }
    }
}
