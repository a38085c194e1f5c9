package io.topz.top.table;

/**
 * The sort order of a table.
 *
 * @param key the key of a column
 * @param reversed whether the natural order of the column is reversed
 */
public record SortOrder(String key, boolean reversed) {

    /** The natural order of a column. */
    public static SortOrder by(String key) {
        return new SortOrder(key, false);
    }

    /** The same column in reverse order. */
    public SortOrder reverse() {
        return new SortOrder(key, !reversed);
    }
}
