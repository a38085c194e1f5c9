package io.topz.broker.jetstream.crash;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What streams and consumers hold as far as a broker has confirmed it: slow, and evidently right. */
final class StoreModel {

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

    /** A stream with its consumers. */
    static final class ModelStream {
        final boolean dropsWhatNobodyNeeds;
        final Map<Long, String> messages = new TreeMap<>();
        final Map<String, ModelConsumer> consumers = new TreeMap<>();

        ModelStream(boolean dropsWhatNobodyNeeds) {
            this.dropsWhatNobodyNeeds = dropsWhatNobodyNeeds;
        }

        ModelStream copy() {
            ModelStream copy = new ModelStream(dropsWhatNobodyNeeds);
            copy.messages.putAll(messages);
            consumers.forEach((name, consumer) -> copy.consumers.put(name, consumer.copy()));
            return copy;
        }

        void stored(long sequence, String payload) {
            messages.put(sequence, payload);
            consumers.values().forEach(consumer -> consumer.unacknowledged.add(sequence));
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
            if (dropsWhatNobodyNeeds) {
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
        ModelStream stream = streams.get(name);
        if (stream == null) {
            throw new IllegalArgumentException("no stream " + name);
        }
        return stream;
    }
}
