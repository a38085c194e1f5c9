package io.topz.top.view;

import io.topz.top.canvas.Canvas;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.state.Settings;

/** The badge with the name of the watched environment, so that production is not mistaken for a test system. */
final class Badge {

    private Badge() {}

    /** The badge; empty without an environment. */
    static Line of(Settings settings) {
        String name = settings.environment();
        return name.isEmpty() ? new Line() : new Line().add(" " + name + " ", Style.ENVIRONMENT);
    }

    /** The column after the badge when it follows the present content of a row. */
    static int end(int columns, Settings settings, int end) {
        Line badge = of(settings);
        return badge.width() == 0 ? end : Math.min(columns, at(columns, badge, end) + badge.width());
    }

    private static int at(int columns, Line badge, int end) {
        return Math.max(0, Math.min(end + 1, columns - badge.width()));
    }

    /** Draws the badge after the present content of a row, or over its end if there is no room; returns the column after it. */
    static int draw(Canvas canvas, Settings settings, int end, int row) {
        Line badge = of(settings);
        return badge.width() == 0 ? end : badge.draw(canvas, at(canvas.columns(), badge, end), row);
    }
}
