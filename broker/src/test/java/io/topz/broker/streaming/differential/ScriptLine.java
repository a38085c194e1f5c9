package io.topz.broker.streaming.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request of a script, such as {@code > sub s1 channel=orders start=FIRST}.
 *
 * @param verb the first word
 * @param words the other words
 * @param values the words with an equals sign, by name
 */
record ScriptLine(String verb, List<String> words, Map<String, String> values) {

    static final String MARK = "> ";

    static ScriptLine parse(String line) {
        List<String> words = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        for (String word : line.substring(MARK.length()).strip().split("\\s+")) {
            int equals = word.indexOf('=');
            if (equals > 0 && !word.startsWith("/") && !word.startsWith("\"")) {
                values.put(word.substring(0, equals), word.substring(equals + 1));
            } else {
                words.add(word);
            }
        }
        return new ScriptLine(words.get(0), words.subList(1, words.size()), values);
    }

    /** A word by its position, which must exist. */
    String word(int position) {
        return words.get(position);
    }

    String word(int position, String otherwise) {
        return position < words.size() ? words.get(position) : otherwise;
    }

    String value(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(value(name, Integer.toString(otherwise)));
    }
}
