package io.topz.broker.jetstream.crash;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A simple model of the streams and consumers of a broker that is obviously correct. */
final class StoreModel {

    private static final String MESSAGE_ID = "Nats-Msg-Id: ";
    static final String ROLLUP = "Nats-Rollup: sub";

    /** A stored message; {@code header} is the complete header block, empty if there is none. */
    record ModelMessage(String subject, String header, String payload) {

        /** A message with these header lines. */
        static ModelMessage of(String subject, List<String> lines, String payload) {
            String header = lines.isEmpty() ? "" : "NATS/1.0\r\n" + String.join("\r\n", lines) + "\r\n\r\n";
            return new ModelMessage(subject, header, payload);
        }

        static String idLine(String id) {
            return MESSAGE_ID + id;
        }

        /** Whether the stream recognizes the message when it is published again. */
        boolean hasId() {
            return header.contains(MESSAGE_ID);
        }
    }

    /** The kind of a stream, which decides about the messages that it stores and keeps. */
    enum Kind {
        LIMITS("\"retention\":\"limits\"", false),
        WORK_QUEUE("\"retention\":\"workqueue\"", true),
        INTEREST("\"retention\":\"interest\"", true),
        BUCKET("\"allow_rollup_hdrs\":true,\"deny_delete\":true,\"discard\":\"new\"", false),
        MIRROR("\"mirror\":{\"name\":\"%s\"}", false),
        SOURCE("\"sources\":[{\"name\":\"%s\"}]", false);

        private final String json;
        private final boolean dropsUnneeded;

        Kind(String json, boolean dropsUnneeded) {
            this.json = json;
            this.dropsUnneeded = dropsUnneeded;
        }
    }

    /** A consumer that acknowledges every message. */
    static final class ModelConsumer {
        final Set<Long> unacknowledged = new TreeSet<>();
        long maxDeliver = -1;

        ModelConsumer copy() {
            ModelConsumer copy = new ModelConsumer();
            copy.unacknowledged.addAll(unacknowledged);
            copy.maxDeliver = maxDeliver;
            return copy;
        }

        @Override
        public String toString() {
            return unacknowledged.size() + " to acknowledge, max_deliver " + maxDeliver;
        }
    }

    /** The content of a stream without its consumers. */
    record State(long last, long count, Map<Long, ModelMessage> messages, String description, long maxPerSubject) {}

    /** A stream with its consumers. */
    static final class ModelStream {
        final Kind kind;
        /** The stream that this one copies; empty for none. */
        final String origin;

        final Map<Long, ModelMessage> messages = new TreeMap<>();
        final Map<String, ModelConsumer> consumers = new TreeMap<>();
        long last;
        String description = "new";
        long maxPerSubject = -1;

        ModelStream(Kind kind, String origin) {
            this.kind = kind;
            this.origin = origin;
        }

        ModelStream copy() {
            ModelStream copy = new ModelStream(kind, origin);
            copy.messages.putAll(messages);
            consumers.forEach((name, consumer) -> copy.consumers.put(name, consumer.copy()));
            copy.last = last;
            copy.description = description;
            copy.maxPerSubject = maxPerSubject;
            return copy;
        }

        State state() {
            return new State(last, messages.size(), Map.copyOf(messages), description, maxPerSubject);
        }

        /** The configuration of the stream as JSON. */
        String config(String name) {
            String subjects = kind == Kind.BUCKET ? "$KV." + name.substring("KV_".length()) : name;
            String taken = origin.isEmpty()
                    ? ",\"subjects\":[\"%s.>\"],\"duplicate_window\":3600000000000".formatted(subjects)
                    : "";
            return "{\"name\":\"%s\",\"description\":\"%s\",\"max_msgs_per_subject\":%d,%s%s}"
                    .formatted(name, description, maxPerSubject, kind.json.formatted(origin), taken);
        }

        void stored(ModelMessage message) {
            last++;
            messages.put(last, message);
            consumers.values().forEach(consumer -> consumer.unacknowledged.add(last));
            if (message.header().contains(ROLLUP)) {
                keepNewest(message.subject(), 1);
            }
            limit();
        }

        /** Removes the first messages of each subject that exceeds the limit. */
        void limit() {
            if (maxPerSubject > 0) {
                Set<String> subjects = new TreeSet<>();
                messages.values().forEach(message -> subjects.add(message.subject()));
                subjects.forEach(subject -> keepNewest(subject, maxPerSubject));
            }
        }

        private void keepNewest(String subject, long kept) {
            List<Long> sequences = sequences(subject);
            sequences.subList(0, (int) Math.max(0, sequences.size() - kept)).forEach(this::removed);
        }

        /** The last sequence on a subject, 0 if there is none. */
        long last(String subject) {
            List<Long> sequences = sequences(subject);
            return sequences.isEmpty() ? 0 : sequences.get(sequences.size() - 1);
        }

        private List<Long> sequences(String subject) {
            return messages.entrySet().stream()
                    .filter(message ->
                            subject.isEmpty() || message.getValue().subject().equals(subject))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /**
         * The sequences that a purge removes.
         *
         * @param subject the subject to purge, empty for all
         * @param before only sequences below this one, 0 for all
         * @param kept the number of last messages to keep
         */
        List<Long> purgeable(String subject, long before, long kept) {
            List<Long> sequences = sequences(subject);
            return sequences.subList(0, (int) Math.max(0, sequences.size() - kept)).stream()
                    .filter(sequence -> before == 0 || sequence < before)
                    .toList();
        }

        void removed(long sequence) {
            messages.remove(sequence);
            consumers.values().forEach(consumer -> consumer.unacknowledged.remove(sequence));
        }

        void acknowledged(String consumer, long sequence) {
            Objects.requireNonNull(consumers.get(consumer)).unacknowledged.remove(sequence);
            drop();
        }

        void deleted(String consumer) {
            consumers.remove(consumer);
            drop();
        }

        private void drop() {
            if (kind.dropsUnneeded) {
                messages.keySet()
                        .removeIf(sequence -> consumers.values().stream()
                                .noneMatch(consumer -> consumer.unacknowledged.contains(sequence)));
            }
        }
    }

    final Map<String, ModelStream> streams = new TreeMap<>();

    StoreModel copy() {
        StoreModel copy = new StoreModel();
        streams.forEach((name, stream) -> copy.streams.put(name, stream.copy()));
        return copy;
    }

    ModelStream stream(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no stream " + name));
    }

    Optional<ModelStream> find(String name) {
        return Optional.ofNullable(streams.get(name));
    }

    /** Whether another stream copies this one. */
    boolean isCopied(String name) {
        return streams.values().stream().anyMatch(stream -> stream.origin.equals(name));
    }

    /** Stores a message, also in the streams that copy this one. A work queue drops copied messages. */
    void stored(String name, ModelMessage message) {
        ModelStream stream = stream(name);
        stream.stored(message);
        if (isCopied(name)) {
            streams.values().stream().filter(copy -> copy.origin.equals(name)).forEach(copy -> {
                String source = "Nats-Stream-Source: %s %d > >".formatted(name, stream.last);
                copy.stored(
                        copy.kind == Kind.MIRROR
                                ? message
                                : ModelMessage.of(message.subject(), List.of(source), message.payload()));
            });
            stream.drop();
        }
    }
}
