package io.topz.top.view;

import io.topz.top.canvas.Canvas;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.state.TopState;
import java.util.List;

/** Draws the details of the open page, such as a connection, a stream or a consumer, or the summary of a view. */
final class DetailRegion {

    private DetailRegion() {}

    static void draw(Canvas canvas, TopState state, Regions regions) {
        if (regions.detail() == 0) {
            return;
        }
        List<Line> lines = state.page().details(state);
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

    /** The number of lines that the details need. */
    static int lines(TopState state) {
        return state.page().details(state).size();
    }
}
