package io.topz.top.view;

import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Times;
import io.topz.top.canvas.Canvas;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.key.Binding;
import io.topz.top.key.Keymap;
import io.topz.top.poll.Sample;
import io.topz.top.state.Mode;
import io.topz.top.state.Outage;
import io.topz.top.state.Page;
import io.topz.top.state.RecordingStatus;
import io.topz.top.state.ServerFeed;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The footer: the most important keys, and at the right the cost of watching. */
final class FooterRegion {

    private FooterRegion() {}

    static void draw(Canvas canvas, TopState state, int row) {
        Line cost = cost(state);
        int end = canvas.columns() - cost.width();
        boolean costFits = canvas.columns() >= 60;
        int at = 0;
        for (Line key : keys(state)) {
            if (at + key.width() > (costFits ? end - 2 : canvas.columns())) {
                break;
            }
            at = key.draw(canvas, at, row) + 2;
        }
        if (costFits) {
            cost.drawRight(canvas, 0, row);
        }
    }

    private static List<Line> keys(TopState state) {
        List<Line> keys = new ArrayList<>();
        if (state.mode() instanceof Mode.Help) {
            keys.add(key("up down", "scroll"));
            keys.add(key("any other", "back"));
            return keys;
        }
        if (!(state.mode() instanceof Mode.Browse)) {
            keys.add(key("Enter", "accept"));
            keys.add(key("Esc", "cancel"));
            return keys;
        }
        if (state.page().isOpened()) {
            keys.add(key("Esc", "back"));
        }
        // The way out comes first; other keys follow if they fit.
        for (Binding binding : Keymap.of(state.views()).hinted()) {
            if (works(binding, state.page())) {
                keys.add(key(binding.shortName(), binding.hint()));
            }
        }
        return keys;
    }

    /** Whether a key does something on a page. */
    private static boolean works(Binding binding, Page page) {
        boolean ofConnections = page.topic() == Page.Topic.CONNECTIONS;
        return (ofConnections || !binding.isOfConnections()) && !(page.isDetailOnly() && binding.isOfRows());
    }

    private static Line key(String name, String hint) {
        return new Line().add(name, Style.KEY).add(" " + hint, Style.QUIET);
    }

    private static Line cost(TopState state) {
        Line line = new Line();
        ServerFeed feed = state.feed();
        RecordingStatus recording = feed.recording();
        if (recording != null) {
            line.add(recording.text(), recording.unusual() ? Style.WARN : Style.LABEL);
            if (recording.isReplay()) {
                return line;
            }
            line.add("  ", Style.QUIET);
        }
        Snapshot snapshot = feed.snapshot();
        if (snapshot != null) {
            Sample sample = snapshot.sample();
            line.add("poll " + Math.max(1, Math.round(sample.took().toNanos() / 1e6)) + " ms", Style.QUIET);
            line.add(
                    sample.bytes() == 0 ? "" : "  " + Quantity.bytesWithUnit(Quantity.unsigned(sample.bytes())),
                    Style.QUIET);
            line.add("  ", Style.QUIET);
        }
        Duration wanted = state.settings().interval();
        Outage outage = feed.outage();
        if (state.settings().paused()) {
            line.add("paused", Style.WARN);
        } else if (outage != null) {
            line.add(NoticeRegion.retry(outage, feed, state.now()), Style.WARN);
        } else if (feed.interval().compareTo(wanted.multipliedBy(11).dividedBy(10)) > 0) {
            line.add("every " + Times.interval(feed.interval()) + because(snapshot, feed), Style.WARN);
        } else {
            line.add("every " + Times.interval(wanted), Style.QUIET);
        }
        return line;
    }

    /** The reason for a slower pace: slow answers if a poll takes more than a third of the present interval, otherwise large answers. */
    private static String because(@Nullable Snapshot snapshot, ServerFeed feed) {
        boolean slow =
                snapshot == null || snapshot.sample().took().multipliedBy(3).compareTo(feed.interval()) > 0;
        return slow ? " (slow)" : " (large)";
    }
}
