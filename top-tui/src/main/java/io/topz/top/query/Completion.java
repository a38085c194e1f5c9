package io.topz.top.query;

import java.util.List;

/**
 * The possible completions of a word.
 *
 * @param word the unambiguous part, which includes what was typed
 * @param candidates the words that it may become
 */
public record Completion(String word, List<String> candidates) {

    /** Completes the beginning of a word from a list of words. */
    public static Completion of(String beginning, List<String> words) {
        List<String> candidates =
                words.stream().filter(word -> word.startsWith(beginning)).toList();
        if (candidates.isEmpty()) {
            return new Completion(beginning, candidates);
        }
        String common = candidates.get(0);
        for (String candidate : candidates) {
            while (!candidate.startsWith(common)) {
                common = common.substring(0, common.length() - 1);
            }
        }
        return new Completion(common, candidates);
    }
}
