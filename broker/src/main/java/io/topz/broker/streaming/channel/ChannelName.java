package io.topz.broker.streaming.channel;

/** The rule for channel names. */
public final class ChannelName {

    private ChannelName() {}

    /** Whether the name is valid: no empty token, no wildcard, no slash. Blanks and colons are allowed. */
    public static boolean isValid(String name) {
        if (name.isEmpty() || name.startsWith(".") || name.endsWith(".") || name.contains("..")) {
            return false;
        }
        return name.chars().noneMatch(c -> c == '/' || c == '*' || c == '>');
    }
}
