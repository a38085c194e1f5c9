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

/** The help page: every key, and the meaning of the numbers. */
public final class HelpRegion {

    private static final List<String> MEANING = List.of(
            "TO is traffic from the server to the client, FROM is traffic from the",
            "client; bytes are payload and headers. PENDING is the number of bytes that",
            "the server holds for a client that does not read fast enough. K M B T are",
            "thousands, millions and so on, also for PENDING; for other bytes they are",
            "powers of 1024. Rates are differences between two polls, divided by the",
            "time between them by the server's clock; sorting follows the values shown.",
            "What starts and ends between two polls is not seen. A dash is an unknown",
            "value: there is no rate before the second poll, after a restart or after a",
            "gap. RATE is messages in both directions, SHARE its part of all messages of",
            "the server (for streams and consumers: of all of them), 10S and 60S are",
            "means over that time or since the row was first seen, PEAK is the highest",
            "rate seen, TREND the last values, each row relative to its own highest. The",
            "server sorts all connections and sends the first n; that page is then",
            "sorted here. Times are the server's, in UTC.");

    private static final List<String> VERSIONS = List.of(
            "nats-server has /jsz since 2.2, /healthz since 2.7.1, /accstatz since 2.9,",
            "sorting by round-trip time and slow consumers by kind since 2.10, stalls,",
            "stalled clients and stale connections since 2.12. A value that a server is",
            "too old to report is a dash or n/a, never a zero.");

    private static final List<String> FILTERS = List.of(
            "rate>1000 lang:go name~orders idle>5m: every term must match. A field is",
            "the name of a column, as o takes it. > < >= <= compare sizes: 10k, 5MB, 5m,",
            "20%. = means equal, != different, : contains, ~ matches a regular",
            "expression. A word without a field is searched in every column; \"a b\" keeps",
            "blanks and operators; ! before a term negates it. An unknown value never",
            "matches a comparison.");

    private static final List<String> WATCH = List.of(
            "CUT IN is the predicted time at which the bytes pending for a client reach",
            "the server's limit (OF MAX 100%), by the growth since the previous poll; a",
            "client that reads nothing may be disconnected earlier, by the write",
            "deadline. Disconnected clients are kept in the incidents, with their last",
            "samples if a view of connections was open before. A restart is safe if",
            "everything on this server has replicas elsewhere that are up to date.",
            "Lifetimes and reasons are those of the closed connections that the server",
            "remembers; groups are made of the polled connections.");

    private static final List<String> MARKS = List.of(
            "After m, totals show their change since the mark, with a sign; for new rows",
            "that is the whole total. M compares the data at the mark with the current",
            "data: a client with the same name and address but another cid has",
            "reconnected. W asks the server which subscriptions match a subject; nothing",
            "is published. Subscriptions on other servers of a cluster are not seen.");

    private static final List<String> STREAMS = List.of(
            "IN/S is the rate of the last sequence since the previous poll. GROWTH/S and",
            "BYTES/S are the changes of a stream's size over the last 5 to 10 seconds,",
            "on which forecasts are based. FULL is the limit that most needs attention:",
            "one that rejects (discard new) from 80% on, otherwise the one with the",
            "highest use. FULL IN is when it is reached and what happens then: rejects,",
            "drops old, expires, or never. LAG is the number of undelivered messages,",
            "DRAIN how long their delivery takes, or never. ACK/S is the rate of the",
            "acknowledgement floor. Limits and other configuration are read every tenth",
            "poll. In a cluster the numbers are those of the leader if its server is",
            "among the given ones; otherwise the leader is followed by (follower ...),",
            "and the lag is unknown.");

    /** The width that every line of the help page fits into. */
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

    /** The first line to show if {@code rows} lines fit, so that the end of the page is not scrolled past. */
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
        lines.add(new Line().add("Commands, typed after a colon; the name of a view opens it", Style.HEADING));
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
        lines.add(new Line().add("What older servers do not report", Style.HEADING));
        VERSIONS.forEach(sentence -> lines.add(new Line().value("  " + sentence)));
        lines.add(new Line().add("Slow consumers, health and churn", Style.HEADING));
        WATCH.forEach(sentence -> lines.add(new Line().value("  " + sentence)));
        lines.add(new Line().add("Marks, and the receivers of a subject", Style.HEADING));
        MARKS.forEach(sentence -> lines.add(new Line().value("  " + sentence)));
        lines.add(new Line().add("Streams and consumers", Style.HEADING));
        STREAMS.forEach(sentence -> lines.add(new Line().value("  " + sentence)));
        lines.add(new Line().add("Verdicts on streams: the first rule that matches", Style.HEADING));
        for (StreamVerdict verdict : StreamVerdict.values()) {
            addVerdict(lines, verdict.word(), verdict.rule());
        }
        lines.add(new Line().add("Verdicts on consumers: the first rule that matches", Style.HEADING));
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
