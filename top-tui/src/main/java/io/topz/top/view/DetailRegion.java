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
        for (int i = 0; i < Math.min(lines.size(), regions.detail()); i++) {
            lines.get(i).draw(canvas, 0, regions.detailAt() + i);
        }
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
