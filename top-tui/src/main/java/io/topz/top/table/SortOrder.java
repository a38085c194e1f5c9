package io.topz.top.table;

/**
 * The order of a table.
 *
 * @param key the key of a column
 * @param reversed against the column's natural order
 */
public record SortOrder(String key, boolean reversed) {

    /** The natural order of a column. */
    public static SortOrder by(String key) {
        return new SortOrder(key, false);
    }

    /** The same column the other way round. */
    public SortOrder reverse() {
        return new SortOrder(key, !reversed);
    }
}
