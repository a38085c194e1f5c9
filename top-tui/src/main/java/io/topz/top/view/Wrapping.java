package io.topz.top.view;

import java.util.ArrayList;
import java.util.List;

/** Breaks sentences into lines. */
final class Wrapping {

    private Wrapping() {}

    /** Breaks a text into lines of at most {@code columns} characters; a longer word gets a line of its own. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }
}
