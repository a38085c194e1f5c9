package io.topz.top.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the boundaries between what readers perceive as one character: a letter with its marks, a syllable of Hindi or Thai, a flag, an
 * emoji composed of several. They are the extended grapheme clusters of Unicode (UAX 29) as implemented by the JDK's regular expressions.
 */
public final class Graphemes {

    private static final Pattern CLUSTER = Pattern.compile("\\X");

    /** Characters below it do not combine with others. */
    private static final char FIRST_MARK = '\u0300';

    private Graphemes() {}

    /** The end of the cluster that begins at an index. */
    public static int end(String text, int from) {
        int next = from + 1;
        boolean simple = text.charAt(from) < FIRST_MARK && (next == text.length() || text.charAt(next) < FIRST_MARK);
        if (simple) {
            return next;
        }
        Matcher matcher = CLUSTER.matcher(text).region(from, text.length());
        return matcher.lookingAt() ? matcher.end() : next;
    }
}
