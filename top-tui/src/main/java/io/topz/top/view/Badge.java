package io.topz.top.view;

import io.topz.top.state.Settings;

/** The name of the environment that is watched, so that nobody takes one for another. */
final class Badge {

    private Badge() {}

    /** The badge, empty without an environment. */
    static Line of(Settings settings) {
        String name = settings.environment();
        return name.isEmpty() ? new Line() : new Line().add(" " + name + " ", Style.ENVIRONMENT);
    }

    /** Draws the badge behind what is in a row already, over its end where there is no room; returns the column behind it. */
    static int draw(Canvas canvas, Settings settings, int end, int row) {
        Line badge = of(settings);
        if (badge.width() == 0) {
            return end;
        }
        int at = Math.max(0, Math.min(end + 1, canvas.columns() - badge.width()));
        return badge.draw(canvas, at, row);
    }
}
