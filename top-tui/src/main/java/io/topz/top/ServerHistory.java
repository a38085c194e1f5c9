package io.topz.top;

import io.topz.top.control.PollEventReducer;
import io.topz.top.state.ServerFeed;
import io.topz.top.state.TopState;
import io.topz.top.table.Mark;
import org.jspecify.annotations.Nullable;

/**
 * The state of a server that is kept while another one is watched: its history and its mark.
 *
 * @param reducer which knows the earlier samples
 * @param state when it was left
 */
record ServerHistory(PollEventReducer reducer, TopState state) {

    /** The state to begin another server with: the same view in the same order, without data; with the mark that was set there. */
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

    /** The state with its graphs going on after a gap; the numbers that are remembered are old and not shown. */
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
