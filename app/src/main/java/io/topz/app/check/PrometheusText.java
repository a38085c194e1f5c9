package io.topz.app.check;

import io.topz.app.check.CheckReport.Entry;

/** A report as metrics in Prometheus' text format, which the textfile collector of the node exporter reads. */
final class PrometheusText {

    private PrometheusText() {}

    /** The metrics, the last one without a line feed. */
    static String of(CheckReport report) {
        StringBuilder text = new StringBuilder();
        head(text, "topz_check_status_code", "How bad it is as a whole: 0 ok, 1 warning, 2 critical, 3 unknown.");
        text.append("topz_check_status_code{status=\"%s\"} %d%n"
                .formatted(report.severity(), report.severity().exitCode()));
        head(text, "topz_check_unreadable_servers", "Servers that could not be read.");
        text.append(
                "topz_check_unreadable_servers %d%n".formatted(report.problems().size()));
        head(text, "topz_check_skipped_figures", "Figures that the servers do not report, or that have no limit.");
        text.append("topz_check_skipped_figures %d%n".formatted(report.skipped().size()));
        if (!report.entries().isEmpty()) {
            head(text, "topz_check_figure_status_code", "How bad a figure is: 0 ok, 1 warning, 2 critical, 3 unknown.");
            for (Entry entry : report.entries()) {
                Severity severity = entry.result().severity();
                text.append("topz_check_figure_status_code{%s} %d%n".formatted(labels(entry), severity.exitCode()));
            }
        }
        if (report.entries().stream().anyMatch(entry -> entry.result().value() != null)) {
            head(text, "topz_check_figure_value", "What was compared with the thresholds.");
            for (Entry entry : report.entries()) {
                Double value = entry.result().value();
                if (value != null) {
                    text.append("topz_check_figure_value{%s} %s%n"
                            .formatted(labels(entry), value.isInfinite() ? "+Inf" : NumberText.text(value)));
                }
            }
        }
        return text.toString().stripTrailing();
    }

    private static void head(StringBuilder text, String name, String help) {
        text.append("# HELP %s %s%n# TYPE %s gauge%n".formatted(name, help, name));
    }

    private static String labels(Entry entry) {
        CheckResult result = entry.result();
        return "server=\"%s\",figure=\"%s\",subject=\"%s\""
                .formatted(escaped(entry.server()), result.name(), escaped(result.subject()));
    }

    private static String escaped(String text) {
        return OneLine.of(text).replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
