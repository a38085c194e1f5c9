package io.topz.top.control;

import io.topz.top.state.Settings;
import io.topz.top.state.TopState;

/** Applies changed settings to the state and its tables. */
public final class SettingsChange {

    private SettingsChange() {}

    /** The state with different settings. */
    public static TopState with(TopState state, Settings settings) {
        return looking(state.withSettings(settings));
    }

    /** The state with tables that use its settings, also after a host name became known. */
    public static TopState looking(TopState state) {
        return state.withTables(state.tables().looking(state.settings().look()));
    }
}
