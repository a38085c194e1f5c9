package io.topz.metrics.jetstream;

import java.util.Comparator;

/** The identity of a stream: names are unique within an account. */
public record StreamKey(String account, String stream) implements Comparable<StreamKey> {

    private static final Comparator<StreamKey> ORDER =
            Comparator.comparing(StreamKey::account).thenComparing(StreamKey::stream);

    @Override
    public int compareTo(StreamKey other) {
        return ORDER.compare(this, other);
    }
}
