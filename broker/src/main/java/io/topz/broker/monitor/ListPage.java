package io.topz.broker.monitor;

import java.util.List;

/**
 * A part of a longer list.
 *
 * @param offset elements to skip, not negative
 * @param limit elements in the page at most, positive
 */
record ListPage(long offset, long limit) {

    /** All of any list. */
    static final ListPage ALL = new ListPage(0, Long.MAX_VALUE);

    private static final long DEFAULT_LIMIT = 1024;

    /** The page that was asked for, where a negative offset means 0 and a limit below 1 the default. */
    static ListPage of(long offset, long limit) {
        return new ListPage(Math.max(0, offset), limit < 1 ? DEFAULT_LIMIT : limit);
    }

    /** The index of the first element in a list of that size. */
    int from(int size) {
        return (int) Math.min(offset, size);
    }

    /** The index after the last element in a list of that size. */
    int to(int size) {
        int from = from(size);
        return from + (int) Math.min(limit, size - from);
    }

    <T> List<T> of(List<T> all) {
        return all.subList(from(all.size()), to(all.size()));
    }
}
