package io.topz.broker.monitor;

import io.topz.collectors.options.Options;
import java.util.List;

/**
 * A page of a list.
 *
 * @param offset the number of elements to skip, not negative
 * @param limit the maximum number of elements, positive
 */
record ListPage(long offset, long limit) {

    /** The whole of any list. */
    static final ListPage ALL = new ListPage(0, Long.MAX_VALUE);

    /** The requested page, where a negative offset means 0 and a limit below 1 means the default. */
    static ListPage of(long offset, long limit) {
        return new ListPage(Math.max(0, offset), limit < 1 ? Options.DEFAULT_LIMIT : limit);
    }

    /** The index of the first element of the page in a list of that size. */
    int from(int size) {
        return (int) Math.min(offset, size);
    }

    /** The index after the last element of the page in a list of that size. */
    int to(int size) {
        int from = from(size);
        return from + (int) Math.min(limit, size - from);
    }

    <T> List<T> of(List<T> all) {
        return all.subList(from(all.size()), to(all.size()));
    }
}
