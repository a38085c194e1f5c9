package io.topz.broker.streaming.channel;

/** The rule for names of channels. */
public final class ChannelName {

    private ChannelName() {}

    /** Whether a channel may have that name: no empty token, no wildcard, no slash. Blanks and colons are allowed. */
    public static boolean isValid(String name) {
        if (name.isEmpty() || name.startsWith(".") || name.endsWith(".") || name.contains("..")) {
            return false;
        }
        return name.chars().noneMatch(c -> c == '/' || c == '*' || c == '>');
    }
}
