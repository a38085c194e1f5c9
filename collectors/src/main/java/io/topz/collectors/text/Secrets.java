package io.topz.collectors.text;

import java.util.regex.Pattern;

/** Removes credentials from text that people will read, such as messages, logs and titles. */
public final class Secrets {

    /** A word up to its last {@code @}, after a scheme or with a colon in it: everything in it may be part of a password. */
    private static final Pattern USER_INFO =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*://)[^\\s'\"]*@|[^\\s'\"/:]+:[^\\s'\"]*@");

    private static final Pattern QUERY = Pattern.compile("(://[^\\s'\"?]*\\?)[^\\s'\"]+");

    private Secrets() {}

    /** The text without the part before an {@code @} in addresses and without their queries. */
    public static String removed(String text) {
        if (text.indexOf('@') < 0 && text.indexOf('?') < 0) {
            return text;
        }
        String bare = USER_INFO.matcher(text).replaceAll(match -> match.group(1) == null ? "" : match.group(1));
        return QUERY.matcher(bare).replaceAll("$1...");
    }

    /** One address without the part before its last {@code @} and without its query. */
    public static String removedFromAddress(String address) {
        int at = address.lastIndexOf('@');
        int scheme = address.indexOf("://");
        String kept = scheme < 0 || scheme > at ? "" : address.substring(0, scheme + "://".length());
        String bare = at < 0 ? address : kept + address.substring(at + 1);
        return bare.replaceAll("/?[?].*", "");
    }
}
