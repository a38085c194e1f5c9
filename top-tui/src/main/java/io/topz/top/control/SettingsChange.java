package io.topz.top.control;

import io.topz.top.state.Settings;
import io.topz.top.state.TopState;

/** Changes of settings: every table looks accordingly. */
public final class SettingsChange {

    private SettingsChange() {}

    /** The state with other settings. */
    public static TopState with(TopState state, Settings settings) {
        return looking(state.withSettings(settings));
    }

    /** The state with tables that look by its settings; also after a name of a host became known. */
    public static TopState looking(TopState state) {
        return state.withTables(state.tables().looking(state.settings().look()));
    }
}
