package io.topz.metrics.jetstream;

import java.util.Comparator;

/** The identity of a consumer: names are unique within a stream. */
public record ConsumerKey(StreamKey stream, String consumer) implements Comparable<ConsumerKey> {

    private static final Comparator<ConsumerKey> ORDER =
            Comparator.comparing(ConsumerKey::stream).thenComparing(ConsumerKey::consumer);

    @Override
    public int compareTo(ConsumerKey other) {
        return ORDER.compare(this, other);
    }
}
