package io.topz.metrics.watch;

import io.topz.collectors.document.Varz;
import org.jspecify.annotations.Nullable;

/**
 * A server that is named next to the one that is watched.
 *
 * @param address for people
 * @param varz its last answer, null when there is none or it is old
 * @param failure why it does not answer; null while it does, and before it was asked
 */
public record Neighbour(
        String address, @Nullable Varz varz, @Nullable String failure) {

    /** A server that was not asked yet. */
    public static Neighbour unasked(String address) {
        return new Neighbour(address, null, null);
    }

    /** Whether it is not known how it is. */
    public boolean isUnknown() {
        return varz == null && failure == null;
    }
}
