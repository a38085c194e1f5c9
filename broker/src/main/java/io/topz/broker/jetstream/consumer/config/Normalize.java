package io.topz.broker.jetstream.consumer.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Normalizes fields of a configuration for which absent, zero and empty mean the same. */
final class Normalize {

    private Normalize() {}

    static long zeroIfAbsent(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    static @Nullable Long absentIfZero(@Nullable Long value) {
        return value == null || value == 0 ? null : value;
    }

    static @Nullable Boolean absentIfFalse(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value) ? value : null;
    }

    static @Nullable String absentIfEmpty(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    static <E> @Nullable List<E> absentIfEmpty(@Nullable List<E> value) {
        return value == null || value.isEmpty() ? null : value;
    }

    static <E> List<E> emptyIfAbsent(@Nullable List<E> value) {
        return value == null ? List.of() : value;
    }
}
