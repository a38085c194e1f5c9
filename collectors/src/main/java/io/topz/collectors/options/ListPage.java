package io.topz.collectors.options;

import java.util.List;

/**
 * A page of a list in a document. Immutable.
 *
 * @param offset the number of elements to skip, not negative
 * @param limit the maximum number of elements, positive
 */
public record ListPage(long offset, long limit) {

    /** The page that contains every list completely. */
    public static final ListPage ALL = new ListPage(0, Long.MAX_VALUE);

    /** The requested page, where a negative offset means 0 and a limit below 1 means the default. */
    public static ListPage of(long offset, long limit) {
        return new ListPage(Math.max(0, offset), limit < 1 ? Options.DEFAULT_LIMIT : limit);
    }

    /** The index of the first element of the page in a list of that size. */
    public int from(int size) {
        return (int) Math.min(offset, size);
    }

    /** The index after the last element of the page in a list of that size. */
    public int to(int size) {
        int from = from(size);
        return from + (int) Math.min(limit, size - from);
    }

    /** The elements of the page. */
    public <T> List<T> of(List<T> all) {
        return all.subList(from(all.size()), to(all.size()));
    }
}
