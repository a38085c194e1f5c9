package io.topz.top.view;

import io.topz.top.canvas.Canvas;
import io.topz.top.canvas.Frame;
import io.topz.top.state.Mode;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;

/** Draws the frame of a state in the layout of {@link Regions}. */
public final class ScreenRenderer {

    private ScreenRenderer() {}

    /** The frame of a state. */
    public static Frame render(TopState state) {
        Canvas canvas = new Canvas(state.size());
        Snapshot snapshot = state.feed().snapshot();
        if (state.mode() instanceof Mode.Help help) {
            HelpRegion.draw(canvas, state, help);
        } else if (snapshot == null) {
            WelcomeRegion.draw(canvas, state);
            FooterRegion.draw(canvas, state, canvas.rows() - 1);
        } else {
            drawServer(canvas, state, snapshot);
        }
        return canvas.frame();
    }

    private static void drawServer(Canvas canvas, TopState state, Snapshot snapshot) {
        Regions regions = Regions.of(state);
        HeaderRegion.draw(canvas, state, snapshot, regions);
        DetailRegion.draw(canvas, state, regions);
        TitleRegion.draw(canvas, state, regions);
        TableRegion.draw(canvas, state, regions);
        if (state.feed().isStale(state.now())) {
            canvas.makeStale(0, regions.footerAt());
        }
        NoticeRegion.draw(canvas, state, regions);
        if (regions.footer() > 0) {
            FooterRegion.draw(canvas, state, regions.footerAt());
        }
    }
}
