package io.topz.top.view;

import io.topz.collectors.CollectException.Kind;
import io.topz.top.canvas.Canvas;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.state.Outage;
import io.topz.top.state.TopState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The screen before the first data: the address of the server, and the reason for the missing data. */
final class WelcomeRegion {

    /** The number of screen rows below which there are no blank lines. */
    private static final int MIN_AIRY = 14;

    private WelcomeRegion() {}

    static void draw(Canvas canvas, TopState state) {
        List<Line> lines = new ArrayList<>();
        String environment = state.settings().environment();
        Line title = new Line().add("topz", Style.STRONG).label(" top");
        lines.add(environment.isEmpty() ? title : title.value("  ").add(" " + environment + " ", Style.ENVIRONMENT));
        if (canvas.rows() >= MIN_AIRY) {
            lines.add(new Line());
        }
        Outage outage = state.feed().outage();
        if (outage == null) {
            lines.add(new Line().label("Connecting to ").add(state.settings().source(), Style.STRONG));
        } else {
            lines.add(new Line().label("No answer from ").add(state.settings().source(), Style.STRONG));
            lines.addAll(wrapped(outage.sentence(), canvas.columns(), Style.BAD));
            lines.add(new Line().add(NoticeRegion.retry(outage, state.feed(), state.now()), Style.QUIET));
            lines.addAll(wrapped(hint(outage.kind()), canvas.columns(), Style.PLAIN));
        }
        for (int i = 0; i < Math.min(lines.size(), canvas.rows() - 1); i++) {
            lines.get(i).draw(canvas, 0, i);
        }
    }

    private static List<Line> wrapped(String text, int columns, Style style) {
        return Wrapping.wrap(text, columns).stream()
                .map(line -> new Line().add(line, style))
                .toList();
    }

    /** The usual remedy, unless the sentence already names one. */
    private static String hint(@Nullable Kind kind) {
        if (kind == null) {
            return "";
        }
        return switch (kind) {
            case UNREACHABLE -> "Name the server with -s HOST -m PORT, or --url http://host:port.";
            case CLIENT_PORT -> "Name the monitoring port with -m; nats-server's is 8222 unless configured otherwise.";
            case NOT_FOUND ->
                "If the server has an http_base_path, give it in the address: --url http://host:port/path";
            case STATUS, MALFORMED -> "Is this a NATS monitoring port?";
            case TIMEOUT, TLS, UNAUTHORIZED, TOO_LARGE, BUSY -> "";
        };
    }
}
