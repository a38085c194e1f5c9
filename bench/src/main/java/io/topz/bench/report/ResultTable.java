package io.topz.bench.report;

import io.topz.bench.report.Results.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Formats results as a table with a line for each number: its median on each server and the ratio to the first server. */
public final class ResultTable {

    private static final String GAP = "  ";
    private static final String NONE = "-";

    private ResultTable() {}

    /** The table with its heading, padded for a monospaced font. */
    public static String of(String title, Results results) {
        StringBuilder text = new StringBuilder("\n").append(title).append('\n');
        List<List<String>> lines = new ArrayList<>();
        lines.add(head(results));
        String lastCase = "";
        for (Line key : results.keys()) {
            lines.add(line(key, key.caseName().equals(lastCase) ? "" : key.caseName(), results));
            lastCase = key.caseName();
        }
        append(text, lines);
        results.failures().forEach((label, why) -> text.append("%s could not be measured: %s%n".formatted(label, why)));
        return text.toString();
    }

    private static List<String> head(Results results) {
        List<String> head = new ArrayList<>(List.of("", "", "unit"));
        head.addAll(results.labels());
        for (String label : others(results)) {
            head.add("%s/%s".formatted(label, results.labels().get(0)));
            head.add("in single rounds");
        }
        return head;
    }

    private static List<String> line(Line key, String caseName, Results results) {
        List<String> line = new ArrayList<>(
                List.of(caseName, key.metric().name(), key.metric().unit()));
        for (String label : results.labels()) {
            List<Double> rounds = results.rounds(key, label);
            line.add(rounds.isEmpty() ? NONE : number(Results.median(rounds)));
        }
        List<Double> base = results.rounds(key, results.labels().get(0));
        for (String label : others(results)) {
            line.addAll(ratio(base, results.rounds(key, label)));
        }
        return line;
    }

    private static List<String> others(Results results) {
        return results.labels().subList(1, results.labels().size());
    }

    /** The ratio of the medians, and the least and the greatest ratio of a single round. */
    private static List<String> ratio(List<Double> base, List<Double> rounds) {
        boolean positive = DoubleStream.concat(
                        base.stream().mapToDouble(Double::doubleValue),
                        rounds.stream().mapToDouble(Double::doubleValue))
                .allMatch(value -> value > 0);
        if (base.isEmpty() || rounds.isEmpty() || !positive) {
            return List.of(NONE, NONE);
        }
        double[] single = IntStream.range(0, Math.min(base.size(), rounds.size()))
                .mapToDouble(round -> rounds.get(round) / base.get(round))
                .sorted()
                .toArray();
        return List.of(
                format("%.2f", Results.median(rounds) / Results.median(base)),
                format("%.2f to %.2f", single[0], single[single.length - 1]));
    }

    /** Formats three significant digits, or more if needed before the decimal point. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size >= 100) {
            return format("%,.0f", value);
        }
        return format(size >= 10 ? "%.1f" : "%.2f", value);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static void append(StringBuilder text, List<List<String>> lines) {
        int columns = lines.get(0).size();
        int[] widths = IntStream.range(0, columns)
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        for (List<String> line : lines) {
            StringBuilder padded = new StringBuilder(GAP);
            for (int column = 0; column < columns; column++) {
                String pad = " ".repeat(widths[column] - line.get(column).length());
                boolean words = column < 3;
                padded.append(words ? line.get(column) + pad : pad + line.get(column))
                        .append(GAP);
            }
            text.append(padded.toString().stripTrailing()).append('\n');
        }
    }
}
