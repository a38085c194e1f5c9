package io.topz.top.view;

import io.topz.top.state.Page;
import io.topz.top.state.TopState;
import java.util.List;

/** What is looked at: a connection, a stream or a consumer. */
final class DetailRegion {

    private DetailRegion() {}

    static void draw(Canvas canvas, TopState state, Regions regions) {
        if (regions.detail() == 0) {
            return;
        }
        List<Line> lines = content(state);
        int rows = Math.min(lines.size(), regions.detail());
        int top = state.page().isDetailOnly() ? Math.min(state.detailTop(), lines.size() - rows) : 0;
        int below = state.page().isDetailOnly() ? lines.size() - rows - top : 0;
        for (int i = 0; i < rows; i++) {
            Line line = below > 0 && i + 1 == rows ? more(below + 1) : lines.get(top + i);
            line.draw(canvas, 0, regions.detailAt() + i);
        }
    }

    private static Line more(int lines) {
        return new Line()
                .add("… " + lines + " more lines below", Style.QUIET)
                .value("  ")
                .add("j", Style.KEY)
                .add(" scrolls", Style.QUIET);
    }

    /** How many lines it wants. */
    static int lines(TopState state) {
        return content(state).size();
    }

    private static List<Line> content(TopState state) {
        if (state.page() instanceof Page.Listing page) {
            return ListingRegion.content(state, page);
        }
        if (state.page() instanceof Page.Receivers page) {
            return ReceiversRegion.content(state, page);
        }
        if (state.page() instanceof Page.Account page) {
            return AccountRegion.content(state, page);
        }
        if (state.page() instanceof Page.Flapper page) {
            return ListingRegion.visits(page);
        }
        if (state.page() instanceof Page.Members page) {
            return ListingRegion.members(page);
        }
        if (state.page() instanceof Page.Incident page) {
            return IncidentRegion.content(state, page);
        }
        if (state.page() instanceof Page.Connection) {
            return ConnectionRegion.content(state);
        }
        if (state.page() instanceof Page.Stream page) {
            return StreamRegion.content(state, page);
        }
        return state.page() instanceof Page.Consumer page ? ConsumerRegion.content(state, page) : List.of();
    }
}
