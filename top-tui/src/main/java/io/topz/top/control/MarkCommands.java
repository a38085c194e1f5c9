package io.topz.top.control;

import io.topz.collectors.document.Varz;
import io.topz.metrics.watch.ChangeRow;
import io.topz.metrics.watch.Neighbour;
import io.topz.metrics.watch.Strikes;
import io.topz.top.poll.Sample;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.table.Changes;
import io.topz.top.table.Mark;
import io.topz.top.table.Mark.Extent;
import io.topz.top.table.TableSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sets, completes and clears the mark, since which every number shows its change. */
final class MarkCommands {

    private MarkCommands() {}

    /** Marks the current moment and replaces an earlier mark. Data that a mark compares but that is not known yet is requested at once. */
    static TopState mark(TopState state) {
        Snapshot snapshot = state.feed().snapshot();
        if (snapshot == null) {
            return state.withMessage("there is nothing to mark yet");
        }
        // No answer arrives while polls pause: the known data must suffice.
        TopState marked = marked(state, snapshot, state.settings().paused() ? Extent.COMPLETE : Extent.PENDING);
        return marked.withMessage(
                "marked: numbers show their change since; M lists what came and went; :unmark forgets");
    }

    /**
     * The state with its mark completed by a sample that was requested for the mark, so that all kinds of data are of one moment. A sample
     * from before the mark, as in a replay, does not count; one from long after it is too late, and the mark stays incomplete. The mark is
     * not complete before every other configured server has answered or failed.
     */
    static TopState completed(TopState state, Sample sample) {
        Mark mark = state.settings().mark();
        Snapshot snapshot = state.feed().snapshot();
        if (mark == null || !mark.isPending() || snapshot == null) {
            return state;
        }
        Instant now = sample.varz().now();
        Instant at = mark.at();
        if (now != null && at != null && now.isBefore(at)) {
            return state;
        }
        boolean isLate =
                now != null && at != null && now.isAfter(at.plus(sample.window().max()));
        boolean isAsked = sample.request().isComparison();
        if (isAsked && !isLate && state.neighbours().stream().noneMatch(Neighbour::isUnknown)) {
            return marked(state, snapshot, Extent.COMPLETE);
        }
        return isLate ? SettingsChange.with(state, state.settings().withMark(mark.partial())) : state;
    }

    /** Marks the last sample, which has all data that a mark compares. */
    static TopState markSample(TopState state) {
        Snapshot snapshot = state.feed().snapshot();
        return snapshot == null ? state : marked(state, snapshot, Extent.COMPLETE);
    }

    private static TopState marked(TopState state, Snapshot snapshot, Extent extent) {
        List<Varz> servers = new ArrayList<>();
        for (Neighbour neighbour : state.neighbours()) {
            if (neighbour.varz() != null && neighbour.failure() == null) {
                servers.add(neighbour.varz());
            }
        }
        Mark.Server server = new Mark.Server(
                snapshot.sample().varz(), snapshot.rates(), snapshot.sample().jsz(), servers);
        Mark.Rows rows = new Mark.Rows(
                state.open().all(),
                state.streams().all(),
                state.consumers().all(),
                state.tables().of(TableSpec.ACCOUNTS).all());
        Mark mark = new Mark(server, rows, extent);
        return compared(
                SettingsChange.with(strikesMarked(state), state.settings().withMark(mark)));
    }

    /** The limits of the server are of this moment only if they are being requested. */
    private static TopState strikesMarked(TopState state) {
        Strikes strikes = state.strikes();
        return strikes == null
                ? state
                : state.withStrikes(
                        state.page().view().request(state).hasLimits() ? strikes.atMark() : strikes.unmarked());
    }

    /** Removes the mark. */
    static TopState unmark(TopState state) {
        return SettingsChange.with(state, state.settings().withMark(null));
    }

    /** The state with the list of changes since the mark. */
    static TopState compared(TopState state) {
        Mark mark = state.settings().mark();
        Snapshot snapshot = state.feed().snapshot();
        if (mark == null || snapshot == null) {
            return state;
        }
        Varz varz = snapshot.sample().varz();
        List<ChangeRow> changes = new Changes(mark, varz, state.neighbours())
                .of(state.open().all(), state.streams().all(), state.consumers().all());
        return state.withTables(state.tables().showing(TableSpec.CHANGES, changes));
    }
}
