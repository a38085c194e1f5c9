package io.topz.app.check;

import io.topz.app.check.CheckReport.Entry;
import java.util.StringJoiner;

/** A report for people: one line per figure, the worst first. */
final class CheckText {

    private CheckText() {}

    /** The lines, the last one without a line feed. */
    static String of(CheckReport report) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(report.severity().toString());
        report.problems().forEach(problem -> lines.add("  UNREAD   " + clean(problem)));
        for (Entry entry : report.entries()) {
            CheckResult result = entry.result();
            String thresholds = (result.warning().isEmpty() ? "" : "  warn " + result.warning())
                    + (result.critical().isEmpty() ? "" : "  crit " + result.critical());
            boolean withThresholds = result.severity() == Severity.OK && !thresholds.isEmpty();
            lines.add("  %-8s %s%s"
                    .formatted(result.severity(), clean(entry.text()), withThresholds ? "  " + thresholds : ""));
        }
        report.skipped().forEach(name -> lines.add("  skipped  " + clean(name) + ": not reported, or without limit"));
        return lines.toString();
    }

    private static String clean(String text) {
        return OneLine.of(text);
    }
}
