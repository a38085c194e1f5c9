package io.topz.top.control;

import io.topz.collectors.document.Varz;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.table.ChangeRow;
import io.topz.top.table.Mark;
import io.topz.top.table.TableSpec;
import java.util.ArrayList;
import java.util.List;

/** Marks a moment, so that every number shows how it changed since. */
final class Marking {

    private Marking() {}

    /** Marks now; an earlier mark is forgotten. */
    static TopState mark(TopState state) {
        Snapshot snapshot = state.feed().snapshot();
        if (snapshot == null) {
            return Typing.complain(state, "there is nothing to mark yet");
        }
        Mark mark = new Mark(
                snapshot.sample().varz(),
                state.open().all(),
                state.jetStream().streams().all(),
                state.jetStream().consumers().all(),
                state.tables().of(TableSpec.ACCOUNTS).all());
        TopState marked = Settling.with(state, state.settings().withMark(mark));
        return Typing.complain(
                compared(marked), "marked: M lists what came and went since; :unmark forgets" + unknown(mark));
    }

    private static String unknown(Mark mark) {
        List<String> missing = new ArrayList<>();
        if (mark.connections().isEmpty()) {
            missing.add("connections");
        }
        if (mark.consumers().isEmpty()) {
            missing.add("streams and consumers");
        }
        return missing.isEmpty() ? "" : ". Not polled yet: " + String.join(", ", missing);
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
