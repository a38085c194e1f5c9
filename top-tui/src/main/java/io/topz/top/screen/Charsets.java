package io.topz.top.screen;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Determines the character set of a terminal. */
final class Charsets {

    private Charsets() {}

    /**
     * Returns UTF-8 if the locale says so, otherwise ASCII. The locale is the first of {@code LC_ALL}, {@code LC_CTYPE} and {@code LANG}
     * that is set.
     */
    static Charset of(Map<String, String> environment) {
        for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String locale = environment.getOrDefault(name, "").toUpperCase(Locale.ROOT);
            if (!locale.isEmpty()) {
                boolean utf8 = locale.contains("UTF-8") || locale.contains("UTF8");
                return utf8 ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
            }
        }
        return StandardCharsets.US_ASCII;
    }
}
