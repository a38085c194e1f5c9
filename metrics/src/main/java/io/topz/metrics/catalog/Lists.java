package io.topz.metrics.catalog;

import java.util.List;
import java.util.stream.Stream;

/** Concatenates lists. */
final class Lists {

    private Lists() {}

    /** All elements of the lists, in order. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    static <T> List<T> concat(List<T>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }
}
