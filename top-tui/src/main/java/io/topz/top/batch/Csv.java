package io.topz.top.batch;

import java.util.List;

/** Formats lines of fields with a delimiter chosen by the user. */
final class Csv {

    private final String delimiter;

    Csv(String delimiter) {
        this.delimiter = delimiter;
    }

    /** Formats a line. Fields with special characters are quoted, and quotes within them are doubled. */
    String line(List<String> fields) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            line.append(i == 0 ? "" : delimiter).append(quoted(fields.get(i)));
        }
        return line.toString();
    }

    private String quoted(String field) {
        boolean plain = !field.contains(delimiter) && field.chars().noneMatch(c -> c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
