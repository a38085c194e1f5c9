package io.topz.broker.jetstream.consumer.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Converts enums to and from their names in configurations: {@code LAST_PER_SUBJECT} is {@code last_per_subject}. */
final class EnumNames {

    private EnumNames() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> boolean isKnown(E[] values, @Nullable String word) {
        if (word == null) {
            return true;
        }
        for (E value : values) {
            if (of(value).equals(word)) {
                return true;
            }
        }
        return false;
    }

    static <E extends Enum<E>> E find(E[] values, @Nullable String word, E otherwise) {
        for (E value : values) {
            if (of(value).equals(word)) {
                return value;
            }
        }
        return otherwise;
    }
}
