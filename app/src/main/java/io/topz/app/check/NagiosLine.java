package io.topz.app.check;

import io.topz.app.check.CheckReport.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A report in one line as monitoring systems expect it: {@code TOPZ OK - sentence | perfdata}. */
final class NagiosLine {

    /** What plug-in readers take, the line feed included. */
    private static final int MAX_BYTES = 1000;

    /** So many figures are told even when they are all right. */
    private static final int FEW = 8;

    private NagiosLine() {}

    /** The line, without a line feed. */
    static String of(CheckReport report) {
        List<Entry> entries = report.entries();
        List<String> sentences = new ArrayList<>(report.problems());
        List<Entry> bad = entries.stream()
                .filter(entry -> entry.finding().level() != Level.OK)
                .toList();
        (entries.size() <= FEW ? entries : bad).forEach(entry -> sentences.add(entry.text()));
        if (entries.size() > FEW) {
            sentences.add((entries.size() - bad.size()) + " ok");
        }
        if (sentences.isEmpty()) {
            sentences.add("nothing to check was found");
        }
        if (!report.skipped().isEmpty()) {
            sentences.add("not told or without limit: " + String.join(" ", report.skipped()));
        }
        // the worst comes first, so that what is cut off is the least
        String text = cut(clean("TOPZ " + report.level() + " - " + String.join(", ", sentences)), MAX_BYTES / 2);
        StringBuilder line = new StringBuilder(text);
        int bytes = bytes(text);
        String between = " | ";
        for (Entry entry : entries) {
            String perf = perfdata(entry);
            if (!perf.isEmpty() && bytes + between.length() + bytes(perf) < MAX_BYTES) {
                line.append(between).append(perf);
                bytes += between.length() + bytes(perf);
                between = " ";
            }
        }
        return line.toString();
    }

    private static String perfdata(Entry entry) {
        Finding finding = entry.finding();
        if (finding.value() == null) {
            return "";
        }
        String name = clean(entry.name()).replace('\'', '"').replace('=', ':');
        return "'%s'=%s%s;%s;%s"
                .formatted(
                        name,
                        Numbers.text(finding.value()),
                        unit(finding.figure()),
                        finding.warning(),
                        finding.critical());
    }

    private static String unit(String figure) {
        if (figure.contains("percent") || figure.equals("full")) {
            return "%";
        }
        if (figure.endsWith("_seconds") || figure.startsWith("last_")) {
            return "s";
        }
        return figure.equals("mem") || figure.equals("bytes") || figure.endsWith("_bytes") ? "B" : "";
    }

    /** Names come from anybody: what ends the text or the line is taken out. */
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
