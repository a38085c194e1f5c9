package io.topz.top.state;

import io.topz.top.table.Look;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import java.util.IdentityHashMap;
import java.util.List;

/** Every table of the dashboard, by its kind; a kind that nothing was put into is empty. Immutable. */
public final class Tables {

    private final Look look;
    private final IdentityHashMap<TableSpec<?>, Table<?>> tables;

    private Tables(Look look, IdentityHashMap<TableSpec<?>, Table<?>> tables) {
        this.look = look;
        this.tables = tables;
    }

    /** Without rows. */
    static Tables empty(Look look) {
        return new Tables(look, new IdentityHashMap<>());
    }

    /** The table of a kind. */
    @SuppressWarnings("unchecked") // only a table of that kind is put there
    public <R> Table<R> of(TableSpec<R> spec) {
        Table<R> table = (Table<R>) tables.get(spec);
        return table == null ? Table.empty(spec, look) : table;
    }

    /** The table of a kind without rows, in its first order, with the columns that the user chose. */
    public <R> Table<R> fresh(TableSpec<R> spec) {
        return Table.empty(spec, look).withChoice(of(spec).choice());
    }

    /** With another table in place of the one of its kind. */
    public Tables with(Table<?> table) {
        IdentityHashMap<TableSpec<?>, Table<?>> changed = new IdentityHashMap<>(tables);
        changed.put(table.spec(), table);
        return new Tables(look, changed);
    }

    /** With new rows in the table of a kind; these are all that there are. */
    public <R> Tables showing(TableSpec<R> spec, List<R> rows) {
        return with(of(spec).showing(rows, (long) rows.size()));
    }

    /** Without rows in the table of a kind, in the same order and with the same columns. */
    public <R> Tables emptied(TableSpec<R> spec) {
        return with(of(spec).emptied(look));
    }

    /** With every table in another look. */
    public Tables looking(Look changed) {
        IdentityHashMap<TableSpec<?>, Table<?>> looking = new IdentityHashMap<>();
        tables.forEach((spec, table) -> looking.put(spec, table.looking(changed)));
        return new Tables(changed, looking);
    }

    /** Without rows, in the same order and with the same columns; the incidents stay. */
    public Tables emptied(Look changed) {
        IdentityHashMap<TableSpec<?>, Table<?>> emptied = new IdentityHashMap<>();
        tables.forEach((spec, table) -> emptied.put(spec, table.emptied(changed)));
        return new Tables(changed, emptied).with(of(TableSpec.INCIDENTS));
    }
}
