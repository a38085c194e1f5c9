package io.topz.broker.subject;

import java.util.ArrayList;
import java.util.List;

/**
 * The syntax of subjects: non-empty tokens separated by dots. A token {@code *} matches any one token, a final token {@code >} matches one
 * or more; within longer tokens both are ordinary characters.
 */
public final class Subjects {

    static final byte SEPARATOR = '.';

    private Subjects() {}

    /** Whether the subject is valid for a subscription. */
    public static boolean isValid(ByteString subject) {
        return check(subject, true);
    }

    /** Whether the subject is valid for a publish: without wildcards. */
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

    /** Whether a token is empty. Messages published to such a subject reach no one. */
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

    /** Whether some literal subject matches both patterns. */
    public static boolean overlap(ByteString a, ByteString b) {
        int i = 0;
        int j = 0;
        while (i <= a.length() && j <= b.length()) {
            int aEnd = tokenEnd(a, i);
            int bEnd = tokenEnd(b, j);
            byte aOnly = aEnd - i == 1 ? a.byteAt(i) : 0;
            byte bOnly = bEnd - j == 1 ? b.byteAt(j) : 0;
            if ((aOnly == '>' && aEnd == a.length()) || (bOnly == '>' && bEnd == b.length())) {
                return true;
            }
            if (aOnly != '*' && bOnly != '*' && !sameToken(a, i, aEnd, b, j, bEnd)) {
                return false;
            }
            i = aEnd + 1;
            j = bEnd + 1;
        }
        return i > a.length() && j > b.length();
    }

    /** Whether every literal subject that matches {@code inner} matches {@code outer}, too. */
    public static boolean includes(ByteString outer, ByteString inner) {
        int o = 0;
        int i = 0;
        while (o <= outer.length() && i <= inner.length()) {
            int outerEnd = tokenEnd(outer, o);
            int innerEnd = tokenEnd(inner, i);
            byte outerOnly = outerEnd - o == 1 ? outer.byteAt(o) : 0;
            byte innerOnly = innerEnd - i == 1 ? inner.byteAt(i) : 0;
            if (outerOnly == '>' && outerEnd == outer.length()) {
                return true;
            }
            if (innerOnly == '>' && innerEnd == inner.length()) {
                return false;
            }
            if (outerOnly != '*' && !sameToken(outer, o, outerEnd, inner, i, innerEnd)) {
                return false;
            }
            o = outerEnd + 1;
            i = innerEnd + 1;
        }
        return o > outer.length() && i > inner.length();
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
