package io.topz.broker.subject;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A map from literal tokens to the nodes below them. Most nodes have no child or one: they do without a hash table, which would be four
 * times as large as the entry. Not thread-safe.
 */
final class TokenMap<V> {

    /** The only entry; both fields are null if there is none or if there are several. */
    private @Nullable ByteString token;

    private @Nullable V value;

    /** All entries if there are several, otherwise null. */
    private @Nullable Map<ByteString, V> several;

    @Nullable
    V get(ByteString wanted) {
        if (several != null) {
            return several.get(wanted);
        }
        return token != null && token.equals(wanted) ? value : null;
    }

    void put(ByteString added, V its) {
        if (several != null) {
            several.put(added, its);
        } else if (token == null || value == null || token.equals(added)) {
            token = added;
            value = its;
        } else {
            several = new HashMap<>(4);
            several.put(token, value);
            several.put(added, its);
            token = null;
            value = null;
        }
    }

    void remove(ByteString removed) {
        if (several != null) {
            several.remove(removed);
            several = several.isEmpty() ? null : several;
        } else if (token != null && token.equals(removed)) {
            token = null;
            value = null;
        }
    }

    boolean isEmpty() {
        return several == null && token == null;
    }

    int size() {
        if (several != null) {
            return several.size();
        }
        return token == null ? 0 : 1;
    }

    /** The current values in no particular order. */
    Collection<V> values() {
        if (several != null) {
            return several.values();
        }
        return value == null ? List.of() : List.of(value);
    }

    void forEach(BiConsumer<ByteString, V> action) {
        if (several != null) {
            several.forEach(action);
        } else if (token != null && value != null) {
            action.accept(token, value);
        }
    }
}
