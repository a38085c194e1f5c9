package io.topz.top.control;

import io.topz.top.state.Settings;
import io.topz.top.state.TopState;
import io.topz.top.table.Look;
import io.topz.top.table.Table;

/** Changes of settings: every table looks accordingly. */
public final class Settling {

    private Settling() {}

    /** The state with other settings. */
    public static TopState with(TopState state, Settings settings) {
        return looking(state.withSettings(settings));
    }

    /** The state with tables that look by its settings; also after a name of a host became known. */
    public static TopState looking(TopState state) {
        Look look = state.settings().look();
        return state.withTables(new TopState.TableChange() {
            @Override
            public <R> Table<R> apply(Table<R> table) {
                return table.looking(look);
            }
        });
    }
}
