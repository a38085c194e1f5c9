package io.topz.top.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The boundaries between what readers take for one character: a letter with its marks, a syllable of Hindi or Thai, a flag, an emoji of
 * several that are joined. They are the extended grapheme clusters of Unicode (UAX 29) as the JDK's regular expressions know them.
 */
public final class Graphemes {

    private static final Pattern CLUSTER = Pattern.compile("\\X");

    /** Below it nothing combines with anything. */
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
