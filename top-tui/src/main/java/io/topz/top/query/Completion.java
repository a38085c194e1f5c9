package io.topz.top.query;

import java.util.List;

/**
 * The possible completions of a word.
 *
 * @param word as far as it is certain: at least what was typed
 * @param candidates every word that it may become
 */
public record Completion(String word, List<String> candidates) {

    /** The completion of a beginning by a list of words. */
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
