package io.topz.top.control;

import io.topz.metrics.watch.Grouping;
import io.topz.top.key.Action;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.table.TableSpec;

/** Opens and leaves pages. A new page shows the data known so far, and the rest is requested at once. */
final class Navigation {

    private Navigation() {}

    /** Opens another view of the view bar. */
    static TopState view(TopState state, Action action) {
        View open = state.page().view();
        return open(
                state,
                switch (action) {
                    case NEXT_VIEW -> state.views().neighbour(open, 1);
                    case PREVIOUS_VIEW -> state.views().neighbour(open, -1);
                    default ->
                        state.views()
                                .of(TableSpec.CLOSED.equals(state.page().spec()) ? TableSpec.OPEN : TableSpec.CLOSED);
                });
    }

    /** Opens a view. */
    static TopState open(TopState state, View view) {
        return state.withPage(view).withDetailTop(0);
    }

    /** Groups connections by another property. */
    static TopState fold(TopState state, Grouping grouping) {
        TopState folded = state.withGrouping(grouping);
        TopState open = open(folded, state.views().of(TableSpec.GROUPS));
        return WatchReducer.grouped(open, open.open().all());
    }

    /** Clears the filter; without one, goes back; otherwise closes the current notice. */
    static TopState back(TopState state) {
        if (!state.table().filter().isEmpty()) {
            return TextInput.filtered(state, "");
        }
        if (state.page().isOpened()) {
            return state.withPage(state.page().from())
                    .withConnection(null)
                    .withJetStream(state.jetStream().withConsumer(null));
        }
        return state.withIncident(null).withNotice(null);
    }
}
