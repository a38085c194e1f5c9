package io.topz.top.table;

import io.topz.metrics.Entity;
import java.util.List;

/**
 * The columns of a table, which show the metrics that their keys name.
 *
 * @param columns the columns in the order of the screen
 * @param extra further columns, placed before one that takes the rest of the line
 * @param entity the kind of entity in the rows, with all its metrics
 */
public record TableColumns<R>(List<Column<R>> columns, List<Column<R>> extra, Entity<R> entity) {

    /** Ties each column to the metric that its key names. */
    public TableColumns {
        Entity<R> kind = entity;
        columns = columns.stream().map(column -> column.of(kind)).toList();
        extra = extra.stream().map(column -> column.of(kind)).toList();
    }

    /** Columns without further ones. */
    TableColumns(List<Column<R>> columns, Entity<R> entity) {
        this(columns, List.of(), entity);
    }
}
