package io.topz.top.view;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Jsz;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Times;
import io.topz.top.canvas.Canvas;
import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.query.Problem;
import io.topz.top.state.CommandLine;
import io.topz.top.state.Incident;
import io.topz.top.state.Mode;
import io.topz.top.state.Notice;
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

/** The region of questions to the user and of problems, the most pressing first. */
final class NoticeRegion {

    private NoticeRegion() {}

    static void draw(Canvas canvas, TopState state, Regions regions) {
        List<Line> lines = lines(state);
        for (int i = 0; i < Math.min(lines.size(), regions.notices()); i++) {
            lines.get(i).draw(canvas, 0, regions.noticesAt() + i);
        }
    }

    /** The present notices. */
    static List<Line> lines(TopState state) {
        List<Line> lines = new ArrayList<>();
        addQuestion(lines, state);
        Notice notice = state.notice();
        if (notice != null && notice.until() > state.now()) {
            lines.add(new Line().add(notice.text(), Style.WARN));
        }
        addOutage(lines, state);
        RecordingStatus recording = state.feed().recording();
        if (recording != null) {
            recording.remarks().forEach(remark -> lines.add(new Line().add(remark, Style.WARN)));
        }
        Incident incident = state.incident();
        if (incident != null) {
            lines.add(slowConsumer(incident));
        }
        if (state.page().topic() == Page.Topic.JETSTREAM) {
            addAbsentLeaders(lines, state.jetStream().absentLeaders());
            addMissingAccounts(lines, state.feed().snapshot());
        }
        Snapshot snapshot = state.feed().snapshot();
        if (snapshot != null) {
            snapshot.sample().remarks().forEach(remark -> lines.add(new Line().add(remark, Style.QUIET)));
        }
        return lines;
    }

    private static void addAbsentLeaders(List<Line> lines, List<String> leaders) {
        if (!leaders.isEmpty()) {
            String names = String.join(", ", leaders);
            lines.add(new Line()
                    .add(
                            "led by " + names + ", shown as a follower knows it; name these servers, too (--url)",
                            Style.QUIET));
        }
    }

    /** Adds a notice about missing accounts: servers return pages of connections per account. */
    private static void addMissingAccounts(List<Line> lines, @Nullable Snapshot snapshot) {
        Jsz jsz = snapshot == null ? null : snapshot.sample().jsz();
        if (jsz != null
                && jsz.accountDetails() != null
                && jsz.total() != null
                && jsz.total() > jsz.accountDetails().size()) {
            String shown = jsz.accountDetails().size() + " of " + jsz.total();
            lines.add(new Line().add(shown + " accounts: the server returns no more at once", Style.QUIET));
        }
    }

    private static void addQuestion(List<Line> lines, TopState state) {
        if (state.mode() instanceof Mode.Prompt prompt) {
            String question = prompt.question() == Mode.Question.SORT
                    ? "sort by [" + state.table().order().key() + "]: "
                    : "limit   [" + state.settings().limit() + "]: ";
            lines.add(new Line()
                    .add(question, Style.STRONG)
                    .add(prompt.text(), Style.INPUT)
                    .cursor());
        } else if (state.mode() instanceof Mode.Filter filter) {
            lines.add(filter(filter, state.table().filterProblems()));
        } else if (state.mode() instanceof Mode.Palette palette) {
            lines.add(new Line()
                    .add(":", Style.STRONG)
                    .add(palette.text(), Style.INPUT)
                    .cursor()
                    .add(
                            "   "
                                    + String.join(
                                            " ",
                                            CommandLine.of(state, palette.text())
                                                    .hints()),
                            Style.QUIET));
        }
    }

    private static Line filter(Mode.Filter filter, List<Problem> problems) {
        Line line = new Line()
                .add("filter: ", Style.STRONG)
                .add(filter.text(), Style.INPUT)
                .cursor();
        if (!problems.isEmpty()) {
            Problem first = problems.get(0);
            return line.add("   at " + first.at() + ": " + first.sentence(), Style.BAD);
        }
        boolean isEmpty = filter.text().isEmpty();
        return line.add(isEmpty ? "   words, or rate>1000 lang:go idle>5m name~^a; Tab completes" : "", Style.QUIET);
    }

    private static void addOutage(List<Line> lines, TopState state) {
        ServerFeed feed = state.feed();
        long now = state.now();
        Snapshot snapshot = feed.snapshot();
        if (snapshot == null) {
            return;
        }
        String age = Times.age(Duration.ofNanos(now - snapshot.sample().at()));
        Outage outage = feed.outage();
        if (outage != null) {
            lines.add(new Line()
                    .add(" NO ANSWER, data " + age + " old ", Style.ALARM)
                    .add(
                            " "
                                    + withoutAddress(
                                            outage.sentence(), state.settings().source()),
                            Style.BAD));
        } else if (feed.isWaiting(now)) {
            lines.add(new Line()
                    .add(" SLOW ANSWER, data " + age + " old ", Style.ALARM)
                    .add(" the server has not answered yet", Style.BAD));
        }
    }

    /** Removes the address from a sentence, because the top of the screen already shows it. */
    private static String withoutAddress(String sentence, String source) {
        int end = sentence.indexOf(' ');
        return end > 0 && sentence.startsWith(source) ? sentence.substring(end + 1) : sentence;
    }

    /** The time until the next retry. */
    static String retry(Outage outage, ServerFeed feed, long now) {
        if (feed.askedAt() != null) {
            return "trying again";
        }
        return "next try in " + Math.max(0, Math.round((outage.retryAt() - now) / 1e9)) + "s";
    }

    private static Line slowConsumer(Incident incident) {
        Line line = new Line().add(" SLOW CONSUMER +" + incident.more() + " ", Style.ALARM);
        String missing = missing(incident);
        if (incident.who().isEmpty()) {
            return line.add(" at " + Times.clock(incident.at()) + "  " + missing, Style.BAD)
                    .add("  Esc closes", Style.QUIET);
        }
        ConnInfo first = incident.who().get(0);
        line.add(" " + who(first), Style.BAD);
        line.add("  " + why(first.reason()) + " at " + Times.clock(first.stop()), Style.WARN);
        int others = incident.who().size() - 1;
        line.add(others > 0 ? " and " + others + " more" : "", Style.WARN)
                .add(missing.isEmpty() ? "" : "  " + missing, Style.WARN);
        return line.add("  7 shows more, Esc closes", Style.QUIET);
    }

    private static String missing(Incident incident) {
        if (incident.missing() == 0) {
            return "";
        }
        return incident.searching() ? "looking for " + incident.missing() : incident.missing() + " not found";
    }

    /** The part of the reason that the banner does not show yet: the text in brackets. */
    private static String why(@Nullable String reason) {
        if (reason == null) {
            return Quantity.UNKNOWN;
        }
        int bracket = reason.indexOf('(');
        return bracket >= 0 && reason.endsWith(")") ? reason.substring(bracket + 1, reason.length() - 1) : reason;
    }

    private static String who(ConnInfo conn) {
        String name = conn.name() == null ? "" : conn.name() + " ";
        return "cid " + (conn.cid() == null ? "-" : Long.toUnsignedString(conn.cid())) + " " + name + conn.ip() + ":"
                + conn.port();
    }
}
