package io.topz.top;

import io.topz.top.control.PollEventReducer;
import io.topz.top.state.ServerFeed;
import io.topz.top.state.TopState;
import io.topz.top.table.Mark;
import org.jspecify.annotations.Nullable;

/**
 * The state of a server that is kept while another one is watched: its history and its mark.
 *
 * @param reducer the reducer, which knows the earlier samples
 * @param state the state when the user switched to another server
 */
record ServerHistory(PollEventReducer reducer, TopState state) {

    /**
     * The initial state for another server: the same view in the same order, without data, and with the mark that was set on that server.
     */
    static TopState turned(TopState state, @Nullable ServerHistory memory) {
        Mark mark = memory == null ? null : memory.state.settings().mark();
        TopState fresh = TopState.initial(
                state.settings().withPaused(false).withMark(mark),
                state.size(),
                state.views(),
                state.page().view());
        return fresh.withGrouping(state.grouping())
                .withTables(state.tables().emptied(fresh.settings().look()));
    }

    /** The state with the graphs of the server continued after a gap; the remembered numbers are old and not shown. */
    static TopState remembered(TopState state, @Nullable ServerHistory memory) {
        if (memory == null) {
            return state;
        }
        ServerFeed then = memory.state.feed();
        return state.withFeed(state.feed()
                .withIn(then.in().with(Double.NaN))
                .withOut(then.out().with(Double.NaN)));
    }
}
