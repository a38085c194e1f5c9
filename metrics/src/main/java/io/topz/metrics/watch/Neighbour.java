package io.topz.metrics.watch;

import io.topz.collectors.document.Varz;
import org.jspecify.annotations.Nullable;

/**
 * A configured server other than the watched one.
 *
 * @param address the address shown to the user
 * @param varz its last document; null if there is none or it is old
 * @param failure why it does not answer; null if it does, and before the first request
 */
public record Neighbour(
        String address, @Nullable Varz varz, @Nullable String failure) {

    /** A server before the first request. */
    public static Neighbour unasked(String address) {
        return new Neighbour(address, null, null);
    }

    /** Whether its state is unknown. */
    public boolean isUnknown() {
        return varz == null && failure == null;
    }
}
