package io.topz.collectors.options;

import io.topz.collectors.text.GoQuote;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query string, parsed with the leniency and the error texts of nats-server.
 *
 * <p>The first of a repeated name wins; unknown names are ignored; malformed pairs and pairs with a semicolon are dropped; an empty value
 * means the default.
 */
public final class Query {

    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "False", "FALSE");
    private static final Pattern SIGNED = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern UNSIGNED = Pattern.compile("[0-9]+");

    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    /** Parses the part of a request target after the question mark; null is an empty query. */
    public static Query parse(@Nullable String rawQuery) {
        Map<String, String> values = new HashMap<>();
        if (rawQuery != null) {
            for (String pair : rawQuery.split("&", -1)) {
                if (!pair.isEmpty() && pair.indexOf(';') < 0) {
                    putPair(values, pair);
                }
            }
        }
        return new Query(values);
    }

    private static void putPair(Map<String, String> values, String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        try {
            values.putIfAbsent(decode(name), decode(value));
        } catch (IllegalArgumentException malformedEscape) {
            // nats-server drops the pair as well.
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Every parameter with its first value, in no order. */
    public Map<String, String> all() {
        return Collections.unmodifiableMap(values);
    }

    /** The value of a text parameter, empty when absent. */
    public String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** The value of a boolean parameter, false when absent. */
    public boolean bool(String name) {
        String value = text(name);
        if (value.isEmpty() || FALSE.contains(value)) {
            return false;
        }
        if (TRUE.contains(value)) {
            return true;
        }
        throw invalid("boolean", name, "ParseBool", value, "invalid syntax");
    }

    /** The value of an integer parameter, 0 when absent. */
    public long integer(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            return 0;
        }
        if (!SIGNED.matcher(value).matches()) {
            throw invalid("int", name, "Atoi", value, "invalid syntax");
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException tooLarge) {
            throw invalid("int", name, "Atoi", value, "value out of range");
        }
    }

    /** The value of an integer parameter, 0 if absent or not an integer: nats-streaming-server rejects nothing. */
    public long integerOrZero(String name) {
        try {
            return integer(name);
        } catch (BadRequestException unreadable) {
            return 0;
        }
    }

    /** The value of an unsigned 64-bit parameter, 0 when absent. */
    public long uint64(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            return 0;
        }
        if (!UNSIGNED.matcher(value).matches()) {
            throw invalid("uint64", name, "ParseUint", value, "invalid syntax");
        }
        try {
            return Long.parseUnsignedLong(value);
        } catch (NumberFormatException tooLarge) {
            throw invalid("uint64", name, "ParseUint", value, "value out of range");
        }
    }

    /** The requested detail of subscriptions: a boolean or the word detail. */
    public SubsMode subs(String name) {
        if (text(name).equalsIgnoreCase("detail")) {
            return SubsMode.DETAIL;
        }
        return bool(name) ? SubsMode.SUBJECTS : SubsMode.NONE;
    }

    private static BadRequestException invalid(String type, String name, String function, String value, String why) {
        return new BadRequestException("Error decoding %s for '%s': strconv.%s: parsing %s: %s"
                .formatted(type, name, function, GoQuote.quote(value), why));
    }
}
