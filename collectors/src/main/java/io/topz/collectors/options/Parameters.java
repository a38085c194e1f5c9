package io.topz.collectors.options;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the parameters that differ from their default. */
final class Parameters {

    private final Map<String, String> values = new LinkedHashMap<>();

    Parameters text(String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
        return this;
    }

    Parameters bool(String name, boolean value) {
        return text(name, value ? "1" : "");
    }

    Parameters integer(String name, long value) {
        return text(name, value == 0 ? "" : Long.toString(value));
    }

    Parameters uint64(String name, long value) {
        return text(name, value == 0 ? "" : Long.toUnsignedString(value));
    }

    Map<String, String> build() {
        return values;
    }
}
