package io.topz.top.control;

import io.topz.collectors.document.Varz;
import io.topz.top.poll.Sample;
import io.topz.top.poll.Wish;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.table.ChangeRow;
import io.topz.top.table.Mark;
import io.topz.top.table.TableSpec;
import java.util.List;

/** Marks a moment, so that every number shows how it changed since. */
final class Marking {

    private Marking() {}

    /** Marks now; an earlier mark is forgotten. What is not known yet of what it compares is asked for at once. */
    static TopState mark(TopState state) {
        Snapshot snapshot = state.feed().snapshot();
        if (snapshot == null) {
            return Typing.complain(state, "there is nothing to mark yet");
        }
        // nobody answers while polls pause: then what is known must do
        TopState marked = marked(state, snapshot, state.settings().paused());
        return Typing.complain(
                marked, "marked: numbers show their change since; M lists what came and went; :unmark forgets");
    }

    /** The state with a mark of what a sample told that was asked for because of the mark, of all kinds at one moment. */
    static TopState completed(TopState state, Sample sample) {
        Mark mark = state.settings().mark();
        Snapshot snapshot = state.feed().snapshot();
        boolean isDue = mark != null && !mark.complete() && sample.wish() instanceof Wish.Comparison;
        return isDue && snapshot != null ? marked(state, snapshot, true) : state;
    }

    private static TopState marked(TopState state, Snapshot snapshot, boolean complete) {
        Mark mark = new Mark(
                snapshot.sample().varz(),
                snapshot.rates(),
                snapshot.sample().jsz(),
                state.open().all(),
                state.jetStream().streams().all(),
                state.jetStream().consumers().all(),
                state.tables().of(TableSpec.ACCOUNTS).all(),
                complete);
        return compared(Settling.with(state, state.settings().withMark(mark)));
    }

    /** Forgets the mark. */
    static TopState unmark(TopState state) {
        return Settling.with(state, state.settings().withMark(null));
    }

    /** The state with the list of what changed since the mark. */
    static TopState compared(TopState state) {
        Mark mark = state.settings().mark();
        Snapshot snapshot = state.feed().snapshot();
        if (mark == null || snapshot == null) {
            return state;
        }
        Varz varz = snapshot.sample().varz();
        List<ChangeRow> changes = ChangeRow.of(
                mark,
                varz,
                state.open().all(),
                state.jetStream().streams().all(),
                state.jetStream().consumers().all());
        return state.withTables(state.tables().showing(TableSpec.CHANGES, changes));
    }
}
