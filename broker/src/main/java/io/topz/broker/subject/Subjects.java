package io.topz.broker.subject;

import java.util.ArrayList;
import java.util.List;

/**
 * The syntax of subjects: tokens separated by dots, none of them empty. A token {@code *} stands for any one token, a last
 * token {@code >} for one or more; inside longer tokens both are ordinary characters.
 */
public final class Subjects {

    static final byte SEPARATOR = '.';

    private Subjects() {}

    /** Whether one may subscribe to the subject. */
    public static boolean isValid(ByteString subject) {
        return check(subject, true);
    }

    /** Whether one may publish to the subject: valid and without wildcards. */
    public static boolean isLiteral(ByteString subject) {
        return check(subject, false);
    }

    private static boolean check(ByteString subject, boolean wildcardsAllowed) {
        int length = subject.length();
        int start = 0;
        for (int i = 0; i <= length; i++) {
            if (i < length && subject.byteAt(i) != SEPARATOR) {
                continue;
            }
            if (i == start) {
                return false;
            }
            if (i - start == 1) {
                byte only = subject.byteAt(start);
                boolean full = only == '>';
                boolean wildcard = full || only == '*';
                if ((wildcard && !wildcardsAllowed) || (full && i < length)) {
                    return false;
                }
            }
            start = i + 1;
        }
        return true;
    }

    /** Whether some token is empty; nobody gets a message published to such a subject. */
    static boolean hasEmptyToken(ByteString subject) {
        int length = subject.length();
        boolean wasSeparator = true;
        for (int i = 0; i < length; i++) {
            boolean isSeparator = subject.byteAt(i) == SEPARATOR;
            if (isSeparator && wasSeparator) {
                return true;
            }
            wasSeparator = isSeparator;
        }
        return wasSeparator;
    }

    /** Whether a publish to {@code literal} reaches a subscription to {@code pattern}. */
    public static boolean matches(ByteString pattern, ByteString literal) {
        int p = 0;
        int l = 0;
        while (p <= pattern.length() && l <= literal.length()) {
            int patternEnd = tokenEnd(pattern, p);
            int literalEnd = tokenEnd(literal, l);
            byte only = patternEnd - p == 1 ? pattern.byteAt(p) : 0;
            if (only == '>' && patternEnd == pattern.length()) {
                return true;
            }
            if (only != '*' && !sameToken(pattern, p, patternEnd, literal, l, literalEnd)) {
                return false;
            }
            p = patternEnd + 1;
            l = literalEnd + 1;
        }
        return p > pattern.length() && l > literal.length();
    }

    private static int tokenEnd(ByteString subject, int from) {
        int end = from;
        while (end < subject.length() && subject.byteAt(end) != SEPARATOR) {
            end++;
        }
        return end;
    }

    private static boolean sameToken(ByteString a, int aFrom, int aTo, ByteString b, int bFrom, int bTo) {
        if (aTo - aFrom != bTo - bFrom) {
            return false;
        }
        for (int i = 0; i < aTo - aFrom; i++) {
            if (a.byteAt(aFrom + i) != b.byteAt(bFrom + i)) {
                return false;
            }
        }
        return true;
    }

    static List<ByteString> tokens(ByteString subject) {
        List<ByteString> tokens = new ArrayList<>(8);
        int start = 0;
        for (int i = 0; i <= subject.length(); i++) {
            if (i == subject.length() || subject.byteAt(i) == SEPARATOR) {
                tokens.add(subject.substring(start, i));
                start = i + 1;
            }
        }
        return tokens;
    }

    /** {@code *}. */
    static boolean isWildcard(ByteString token) {
        return token.length() == 1 && token.byteAt(0) == '*';
    }

    /** {@code >}. */
    static boolean isFullWildcard(ByteString token) {
        return token.length() == 1 && token.byteAt(0) == '>';
    }
}
