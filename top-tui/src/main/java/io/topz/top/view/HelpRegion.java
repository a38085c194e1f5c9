package io.topz.top.view;

import io.topz.metrics.jetstream.StreamVerdict;
import io.topz.metrics.jetstream.Verdict;
import io.topz.top.canvas.Canvas;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.format.Align;
import io.topz.top.format.Width;
import io.topz.top.key.Binding;
import io.topz.top.key.Keymap;
import io.topz.top.state.Mode;
import io.topz.top.state.PaletteCommand;
import io.topz.top.state.TopState;
import java.util.ArrayList;
import java.util.List;

/** Every key, and what the numbers mean. */
public final class HelpRegion {

    private static final List<String> MEANING = List.of(
            "TO is what the server sends to the client, FROM what the client sends;",
            "bytes are payload and headers. PENDING is how many bytes the server holds",
            "for a client that does not read fast enough. K M B T are thousands,",
            "millions and so on, also of PENDING; of other bytes, powers of 1024.",
            "Rates are differences between two polls, divided by the server's own time",
            "between them; sorting follows what is shown. What happens and ends between",
            "two polls is not seen. A dash is not known: there is no rate before the",
            "second poll, after a restart or after a gap.",
            "RATE is messages in both directions, SHARE its part of what the server moves",
            "(of streams and consumers: of all of them), 10S and 60S are means of that",
            "time or since it was first seen, PEAK is the highest seen, TREND the last",
            "values, each row by its own highest.",
            "The server sorts all connections and sends the first n; that page is then",
            "sorted here. Times are the server's, in UTC.");

    private static final List<String> VERSIONS = List.of(
            "nats-server has /jsz since 2.2, /healthz since 2.7.1, /accstatz since 2.9,",
            "sorting by round-trip time and slow consumers by kind since 2.10, stalls,",
            "stalled clients and stale connections since 2.12. What a server is too old",
            "for is a dash or n/a, never a zero.");

    private static final List<String> FILTERS = List.of(
            "rate>1000 lang:go name~orders idle>5m: every term must hold. A field is a",
            "column by the name that o takes. > < >= <= compare sizes: 10k, 5MB, 5m, 20%.",
            "= != is the same or not, : contains, ~ finds a regular expression. A word",
            "without a field is looked for in every column; \"a b\" keeps the blank and the",
            "signs; ! before a term turns it round. What is not known passes no comparison.");

    private static final List<String> WATCH = List.of(
            "CUT IN is when as much waits for a client as the server lets wait (OF MAX",
            "100%), by the growth since the poll before; a client that reads nothing may",
            "be cut sooner, by the write deadline. Who was cut is kept in the incidents,",
            "with the last samples if a view of connections was open before.",
            "A restart is safe when all that this server keeps has copies elsewhere that",
            "keep up. Lifetimes and reasons are of the closed connections that the server",
            "remembers; groups are of the connections that were polled.");

    private static final List<String> MARKS = List.of(
            "After m totals show how they changed since, with their sign; what is new began",
            "at nothing. M compares what was known then with what is known now: a client",
            "of the same name and address under another cid has reconnected.",
            "W asks the server which subscriptions match a subject; nothing is published.",
            "Subscriptions of other servers of a cluster are not seen.");

    private static final List<String> STREAMS = List.of(
            "IN/S is by the last sequence since the poll before. GROWTH/S and BYTES/S",
            "are what a stream gains or loses, over the last 5 to 10 seconds; forecasts",
            "go by them. FULL is the limit that deserves attention: one that rejects",
            "(discard new) from 80% on, else the one that is used most. FULL IN is when",
            "it is reached and what happens then: rejects, drops old, expires, or never.",
            "LAG is what waits to be delivered, DRAIN how long that takes, or never.",
            "ACK/S is how fast the acknowledgement floor moves. Limits and other",
            "configuration are read anew every tenth poll. In a cluster the numbers are",
            "the leader's if its server is among those that were named; else the leader",
            "stands with (follower ...) behind it, and what waits is not known.");

    /** The columns of a screen that every help line fits. */
    private static final int COLUMNS = 78;

    private HelpRegion() {}

    static void draw(Canvas canvas, TopState state, Mode.Help help) {
        List<Line> lines = content(state);
        int rows = Regions.helpRows(state);
        int top = clampTop(state, help.top(), rows);
        for (int i = 0; i < rows && top + i < lines.size(); i++) {
            lines.get(top + i).draw(canvas, 0, i);
        }
        if (top + rows < lines.size()) {
            canvas.putField(0, rows - 1, " more below ", canvas.columns(), Align.RIGHT, Style.BADGE);
        }
        FooterRegion.draw(canvas, state, canvas.rows() - 1);
    }

    /** The first line of the page when so many lines of it fit. */
    public static int clampTop(TopState state, int top, int rows) {
        return Math.max(0, Math.min(top, content(state).size() - rows));
    }

    private static List<Line> content(TopState state) {
        List<Line> lines = new ArrayList<>();
        for (Keymap.Group group : Keymap.of(state.views()).groups()) {
            lines.add(new Line().add(group.title(), Style.HEADING));
            for (Binding binding : group.bindings()) {
                lines.add(new Line()
                        .add("  " + Width.fit(binding.names(), 24, Align.LEFT), Style.KEY)
                        .value(" " + binding.does()));
            }
        }
        lines.add(new Line().add("Commands, typed behind a colon; the name of a view opens it", Style.HEADING));
        for (PaletteCommand command : PaletteCommand.values()) {
            String typed = command.word() + " " + command.argument();
            lines.add(new Line()
                    .add("  " + Width.fit(typed, 24, Align.LEFT), Style.KEY)
                    .value(" " + command.does()));
        }
        lines.add(new Line().add("Filters", Style.HEADING));
        FILTERS.forEach(sentence -> lines.add(new Line().value("  " + sentence)));
        lines.add(new Line().add("What the numbers mean", Style.HEADING));
        MEANING.forEach(sentence -> lines.add(new Line().value("  " + sentence)));
        lines.add(new Line().add("What older servers do not tell", Style.HEADING));
        VERSIONS.forEach(sentence -> lines.add(new Line().value("  " + sentence)));
        lines.add(new Line().add("Slow consumers, health and churn", Style.HEADING));
        WATCH.forEach(sentence -> lines.add(new Line().value("  " + sentence)));
        lines.add(new Line().add("Marks, and who gets a subject", Style.HEADING));
        MARKS.forEach(sentence -> lines.add(new Line().value("  " + sentence)));
        lines.add(new Line().add("Streams and consumers", Style.HEADING));
        STREAMS.forEach(sentence -> lines.add(new Line().value("  " + sentence)));
        lines.add(new Line().add("Verdicts about streams: the first that holds", Style.HEADING));
        for (StreamVerdict verdict : StreamVerdict.values()) {
            addVerdict(lines, verdict.word(), verdict.rule());
        }
        lines.add(new Line().add("Verdicts about consumers: the first that holds", Style.HEADING));
        for (Verdict verdict : Verdict.values()) {
            addVerdict(lines, verdict.word(), verdict.rule());
        }
        return lines;
    }

    private static void addVerdict(List<Line> lines, String name, String rule) {
        String word = "  " + Width.fit(name, 15, Align.LEFT);
        for (String part : Wrapping.wrap(rule, COLUMNS - word.length())) {
            lines.add(new Line().add(word, Style.KEY).value(part));
            word = " ".repeat(word.length());
        }
    }
}
