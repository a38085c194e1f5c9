package io.topz.top.batch;

import java.util.List;

/** Lines of fields with a delimiter of the user's choice between them. */
final class Csv {

    private final String delimiter;

    Csv(String delimiter) {
        this.delimiter = delimiter;
    }

    /** One line; fields that would be read otherwise stand in quotes, quotes within them doubled. */
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
