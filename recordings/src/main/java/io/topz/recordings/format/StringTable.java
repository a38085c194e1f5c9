package io.topz.recordings.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table of numbered texts, in the order of their first use. It grows from one key block to the next. Not thread-safe. */
final class StringTable {

    /** The texts of one kind. */
    static final class Words {
        private final List<String> words = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        private int written;

        int number(String word) {
            Integer known = numbers.get(word);
            if (known != null) {
                return known;
            }
            numbers.put(word, words.size());
            words.add(word);
            return words.size() - 1;
        }

        /** A text that must exist. */
        String get(int number) {
            return words.get(number);
        }

        String word(long number) throws IOException {
            if (number < 0 || number >= words.size()) {
                throw new IOException("there is no text " + number);
            }
            return words.get((int) number);
        }

        /** Writes the texts that are new since the last call. */
        void write(ByteOutput out) {
            out.number(words.size() - written);
            for (; written < words.size(); written++) {
                out.octets(words.get(written));
            }
        }

        void read(ByteInput in) throws IOException {
            for (int count = in.count(Integer.MAX_VALUE); count > 0; count--) {
                number(in.octets());
            }
        }
    }

    /** The shapes: rows without their values. */
    final Words shapes = new Words();

    /** The values that are texts. */
    final Words texts = new Words();
}
