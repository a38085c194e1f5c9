package io.topz.top.state;

import io.topz.top.table.Look;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import java.util.IdentityHashMap;
import java.util.List;

/** The tables of the dashboard by their kind; a kind without content has an empty table. Immutable. */
public final class Tables {

    private final Look look;
    private final IdentityHashMap<TableSpec<?>, Table<?>> tables;

    private Tables(Look look, IdentityHashMap<TableSpec<?>, Table<?>> tables) {
        this.look = look;
        this.tables = tables;
    }

    /** Tables without rows. */
    static Tables empty(Look look) {
        return new Tables(look, new IdentityHashMap<>());
    }

    /** The table of a kind. */
    @SuppressWarnings("unchecked") // a kind always maps to a table of that kind
    public <R> Table<R> of(TableSpec<R> spec) {
        Table<R> table = (Table<R>) tables.get(spec);
        return table == null ? Table.empty(spec, look) : table;
    }

    /** An empty table of a kind, in its initial order, with the columns that the user chose. */
    public <R> Table<R> fresh(TableSpec<R> spec) {
        return Table.empty(spec, look).withChoice(of(spec).choice());
    }

    /** These tables with one replaced by another of the same kind. */
    public Tables with(Table<?> table) {
        IdentityHashMap<TableSpec<?>, Table<?>> changed = new IdentityHashMap<>(tables);
        changed.put(table.spec(), table);
        return new Tables(look, changed);
    }

    /** These tables with new rows in the table of a kind; they replace all old ones. */
    public <R> Tables showing(TableSpec<R> spec, List<R> rows) {
        return with(of(spec).showing(rows, (long) rows.size()));
    }

    /** These tables without rows in the table of a kind, which keeps its order and columns. */
    public <R> Tables emptied(TableSpec<R> spec) {
        return with(of(spec).emptied(look));
    }

    /** These tables with another look. */
    public Tables looking(Look changed) {
        IdentityHashMap<TableSpec<?>, Table<?>> looking = new IdentityHashMap<>();
        tables.forEach((spec, table) -> looking.put(spec, table.looking(changed)));
        return new Tables(changed, looking);
    }

    /** These tables without rows except for the incidents, with the same orders and columns. */
    public Tables emptied(Look changed) {
        IdentityHashMap<TableSpec<?>, Table<?>> emptied = new IdentityHashMap<>();
        tables.forEach((spec, table) -> emptied.put(spec, table.emptied(changed)));
        return new Tables(changed, emptied).with(of(TableSpec.INCIDENTS));
    }
}
