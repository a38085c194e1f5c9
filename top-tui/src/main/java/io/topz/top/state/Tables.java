package io.topz.top.state;

import io.topz.top.table.Look;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import java.util.IdentityHashMap;
import java.util.List;

/** The tables of the views that are listed by nothing but their kind. Immutable. */
public final class Tables {

    private final IdentityHashMap<TableSpec<?>, Table<?>> tables;

    private Tables(IdentityHashMap<TableSpec<?>, Table<?>> tables) {
        this.tables = tables;
    }

    /** Without rows. */
    static Tables empty(Look look) {
        IdentityHashMap<TableSpec<?>, Table<?>> tables = new IdentityHashMap<>();
        for (TableSpec<?> spec : List.of(
                TableSpec.SLOW,
                TableSpec.INCIDENTS,
                TableSpec.ACCOUNTS,
                TableSpec.GROUPS,
                TableSpec.MEMBERS,
                TableSpec.ALL_SUBSCRIPTIONS,
                TableSpec.FLAPS,
                TableSpec.VISITS,
                TableSpec.CHANGES,
                TableSpec.RECEIVERS)) {
            tables.put(spec, Table.empty(spec, look));
        }
        return new Tables(tables);
    }

    /** The table of a kind. */
    @SuppressWarnings("unchecked") // only a table of that kind is put there
    public <R> Table<R> of(TableSpec<R> spec) {
        Table<R> table = (Table<R>) tables.get(spec);
        if (table == null) {
            throw new IllegalArgumentException("there is no such table");
        }
        return table;
    }

    /** With another table in place of the one of its kind. */
    public <R> Tables with(Table<R> table) {
        IdentityHashMap<TableSpec<?>, Table<?>> changed = new IdentityHashMap<>(tables);
        changed.put(table.spec(), table);
        return new Tables(changed);
    }

    /** With new rows in the table of a kind; the server tells all that there are, unless it says otherwise. */
    public <R> Tables showing(TableSpec<R> spec, List<R> rows) {
        return with(of(spec).showing(rows, (long) rows.size()));
    }

    /** Without rows in the table of a kind. */
    public <R> Tables emptied(TableSpec<R> spec) {
        Table<R> table = of(spec);
        return with(Table.empty(spec, table.look()).sortedBy(table.order()));
    }

    /** With every table changed. */
    Tables each(TopState.TableChange change) {
        IdentityHashMap<TableSpec<?>, Table<?>> changed = new IdentityHashMap<>();
        tables.forEach((spec, table) -> changed.put(spec, change.apply(table)));
        return new Tables(changed);
    }

    /** Without rows, in the same order; what happened stays. */
    public Tables emptied(Look look) {
        Tables empty = empty(look).each(new TopState.TableChange() {
            @Override
            public <R> Table<R> apply(Table<R> table) {
                return table.sortedBy(of(table.spec()).order());
            }
        });
        return empty.with(of(TableSpec.INCIDENTS));
    }
}
