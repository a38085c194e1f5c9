package io.topz.metrics.catalog;

import java.util.List;
import java.util.stream.Stream;

/** Lists made of lists. */
final class Lists {

    private Lists() {}

    /** All elements of some lists, in order. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    static <T> List<T> concat(List<T>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }
}
