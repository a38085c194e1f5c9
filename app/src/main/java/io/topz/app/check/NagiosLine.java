package io.topz.app.check;

import io.topz.app.check.CheckReport.Entry;
import io.topz.metrics.text.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A report in the one-line format of monitoring systems: {@code TOPZ OK - sentence | perfdata}. */
final class NagiosLine {

    /** The length that readers of plug-in output accept, including the line feed. */
    private static final int MAX_BYTES = 1000;

    /** The longest text; the rest is for perfdata. */
    private static final int MAX_TEXT_BYTES = 800;

    /** The longest text of one problem, so that a long name does not displace the others. */
    private static final int MAX_SENTENCE_BYTES = 200;

    /** The number of figures that are shown even when they are ok. */
    private static final int FEW = 8;

    private NagiosLine() {}

    /** The line without a line feed. */
    static String of(CheckReport report) {
        StringBuilder line = new StringBuilder(text(report));
        int bytes = bytes(line.toString());
        String between = " | ";
        for (Entry entry : report.entries()) {
            String perf = perfdata(entry);
            if (!perf.isEmpty() && bytes + between.length() + bytes(perf) < MAX_BYTES) {
                line.append(between).append(perf);
                bytes += between.length() + bytes(perf);
                between = " ";
            }
        }
        return line.toString();
    }

    /** The problems, the worst first, then other results if there is room. */
    private static String text(CheckReport report) {
        List<Entry> entries = report.entries();
        List<String> problems = new ArrayList<>(report.problems());
        entries.stream().filter(NagiosLine::isBad).forEach(entry -> problems.add(entry.text()));
        List<String> extras = new ArrayList<>();
        long right = entries.stream().filter(entry -> !isBad(entry)).count();
        if (entries.size() > FEW) {
            extras.add(right + " ok");
        } else {
            entries.stream().filter(entry -> !isBad(entry)).forEach(entry -> extras.add(entry.text()));
        }
        if (!report.skipped().isEmpty()) {
            extras.add("not reported or without limit: " + String.join(" ", report.skipped()));
        }
        if (problems.isEmpty() && extras.isEmpty()) {
            extras.add("nothing to check was found");
        }
        StringBuilder text = new StringBuilder("TOPZ " + report.severity() + " - ");
        String between = "";
        for (int i = 0; i < problems.size(); i++) {
            String more = ", and " + (problems.size() - i) + " more problems";
            String next = between + cut(clean(problems.get(i)), MAX_SENTENCE_BYTES);
            if (bytes(text + next) + more.length() > MAX_TEXT_BYTES) {
                return text.append(more).toString();
            }
            text.append(next);
            between = ", ";
        }
        for (String extra : extras) {
            text.append(between).append(clean(extra));
            between = ", ";
        }
        return cut(text.toString(), MAX_TEXT_BYTES);
    }

    private static boolean isBad(Entry entry) {
        return entry.result().severity() != Severity.OK;
    }

    private static String perfdata(Entry entry) {
        CheckResult result = entry.result();
        if (result.value() == null || result.value().isInfinite()) {
            return "";
        }
        String name = clean(entry.name()).replace('\'', '"').replace('=', ':');
        return "'%s'=%s%s;%s;%s"
                .formatted(
                        name,
                        NumberText.text(result.value()),
                        suffix(result.unit()),
                        result.warning(),
                        result.critical());
    }

    /** A unit in the notation of monitoring plug-ins. */
    private static String suffix(Unit unit) {
        return switch (unit) {
            case NONE, COUNT -> "";
            case BYTES -> "B";
            case PERCENT -> "%";
            case SECONDS -> "s";
        };
    }

    /** Removes characters that end the text or the line, because names may contain anything. */
    private static String clean(String text) {
        return OneLine.of(text).replace('|', '/');
    }

    private static String cut(String text, int maxBytes) {
        if (bytes(text) <= maxBytes) {
            return text;
        }
        String ellipsis = "...";
        int end = 0;
        int bytes = ellipsis.length();
        while (end < text.length()) {
            int next = end + Character.charCount(text.codePointAt(end));
            bytes += bytes(text.substring(end, next));
            if (bytes > maxBytes) {
                break;
            }
            end = next;
        }
        return text.substring(0, end) + ellipsis;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
