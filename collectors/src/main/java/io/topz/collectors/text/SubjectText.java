package io.topz.collectors.text;

/** Operations on NATS subjects: tokens between dots; {@code *} matches one token, {@code >} at the end one or more. */
public final class SubjectText {

    private SubjectText() {}

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
