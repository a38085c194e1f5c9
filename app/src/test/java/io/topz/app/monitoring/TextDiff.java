package io.topz.app.monitoring;

import java.util.List;

/** What two texts do not have in common: the lines between their common begin and end. */
final class TextDiff {

    private static final int CONTEXT = 3;
    private static final int MAX_LINES = 25;

    private TextDiff() {}

    static String of(String expected, String actual) {
        List<String> left = expected.lines().toList();
        List<String> right = actual.lines().toList();
        int start = 0;
        while (start < left.size() && start < right.size() && left.get(start).equals(right.get(start))) {
            start++;
        }
        int end = 0;
        while (end < left.size() - start
                && end < right.size() - start
                && left.get(left.size() - 1 - end).equals(right.get(right.size() - 1 - end))) {
            end++;
        }
        StringBuilder out = new StringBuilder();
        append(out, "  ", left.subList(Math.max(0, start - CONTEXT), start));
        append(out, "- ", left.subList(start, left.size() - end));
        append(out, "+ ", right.subList(start, right.size() - end));
        return out.toString();
    }

    private static void append(StringBuilder out, String sign, List<String> lines) {
        lines.stream()
                .limit(MAX_LINES)
                .forEach(line -> out.append(sign).append(line).append('\n'));
    }
}
