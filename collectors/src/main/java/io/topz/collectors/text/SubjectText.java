package io.topz.collectors.text;

import java.util.Arrays;
import java.util.Comparator;

/** Operations on NATS subjects: tokens between dots; {@code *} matches one token, {@code >} at the end one or more. */
public final class SubjectText {

    /**
     * The order in which NATS Streaming tries patterns: of those that match one subject the last decides. A pattern comes before all
     * patterns and subjects that it includes.
     */
    public static final Comparator<String> WIDEST_FIRST = Comparator.comparing(
                    (String pattern) -> pattern.split("\\.", -1),
                    (a, b) -> Arrays.compare(a, b, SubjectText::compareTokens))
            .thenComparing(Comparator.naturalOrder());

    private SubjectText() {}

    private static int compareTokens(String a, String b) {
        int byWidth = Integer.compare(width(b), width(a));
        return byWidth != 0 ? byWidth : a.compareTo(b);
    }

    private static int width(String token) {
        return switch (token) {
            case ">" -> 2;
            case "*" -> 1;
            default -> 0;
        };
    }

    /**
     * Whether a text is a subject without wildcards. As in nats-server, a blank is an ordinary character, although no client can send one.
     */
    public static boolean isLiteral(String subject) {
        if (subject.isEmpty() || subject.startsWith(".") || subject.endsWith(".") || subject.contains("..")) {
            return false;
        }
        for (String token : subject.split("\\.")) {
            if (token.equals("*") || token.equals(">")) {
                return false;
            }
        }
        return true;
    }

    /** Whether a subscription to a pattern receives a subject without wildcards. */
    public static boolean matches(String pattern, String subject) {
        String[] wanted = pattern.split("\\.", -1);
        String[] tokens = subject.split("\\.", -1);
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals(">")) {
                return i == wanted.length - 1 && tokens.length > i;
            }
            if (i >= tokens.length || !(wanted[i].equals("*") || wanted[i].equals(tokens[i]))) {
                return false;
            }
        }
        return wanted.length == tokens.length;
    }
}
