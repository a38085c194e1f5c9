package io.topz.metrics.text;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses numbers with units as people type them: {@code 10k}, {@code 5MB}, {@code 1.5m}, {@code 90s}, {@code 20%}. The result is null if
 * the text is not a number in the unit.
 */
public final class Amount {

    /** Ordered by the powers of 1000 or 1024. */
    private static final String PREFIXES = "kmgtpe";

    /** Further names of powers of a thousand, as used for counts on the screen: billion and quadrillion. */
    private static final Map<String, Double> COUNTS = Map.of("b", 1e9, "q", 1e15);

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{0,9})?|-?\\.[0-9]{1,9}");

    private Amount() {}

    /** Parses a number in a unit; null if it is invalid. */
    public static @Nullable Double parse(String text, Unit unit) {
        return switch (unit) {
            case NONE -> null;
            case COUNT -> count(text);
            case BYTES -> bytes(text);
            case PERCENT -> percent(text);
            case SECONDS -> {
                boolean isNegative = text.startsWith("-");
                Double seconds = seconds(isNegative ? text.substring(1) : text);
                yield seconds == null || !isNegative ? seconds : Double.valueOf(-seconds);
            }
        };
    }

    /** The suffixes that a number in a unit may have, for messages. */
    public static String suffixes(Unit unit) {
        return switch (unit) {
            case NONE -> "";
            case COUNT -> "K M G T (powers of 1000) Ki Mi Gi Ti (of 1024)";
            case BYTES -> "K M G T or Ki Mi Gi Ti (powers of 1024)";
            case PERCENT -> "%";
            case SECONDS -> "ms s m h d";
        };
    }

    /** Parses a count. The suffixes k, m, g (or b) and t are powers of 1000; followed by i, b or ib they are powers of 1024. */
    public static @Nullable Double count(String text) {
        return scaled(text, 1000);
    }

    /** Parses a number of bytes. The suffixes k, m, g and t, optionally followed by i, b or ib, are powers of 1024. */
    public static @Nullable Double bytes(String text) {
        return scaled(text, 1024);
    }

    /** Parses a whole number of bytes from 0 to less than 2^63, for flags. */
    public static @Nullable Long size(String text) {
        Double bytes = bytes(text);
        if (bytes == null || bytes < 0 || bytes >= Long.MAX_VALUE || bytes != Math.rint(bytes)) {
            return null;
        }
        return bytes.longValue();
    }

    /** Parses a share from 0 to 1: {@code 20%} or {@code 20}. */
    public static @Nullable Double share(String text) {
        Double percent = percent(text);
        return percent == null ? null : Double.valueOf(percent / 100);
    }

    private static @Nullable Double percent(String text) {
        return number(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
    }

    /** Parses seconds: {@code 5}, {@code 5s}, {@code 300ms}, {@code 1m30s}, {@code 2h}, {@code 3d}. */
    public static @Nullable Double seconds(String text) {
        double sum = 0;
        int at = 0;
        while (at < text.length()) {
            int unit = at;
            while (unit < text.length() && isDigit(text.charAt(unit))) {
                unit++;
            }
            int end = unit;
            while (end < text.length() && !isDigit(text.charAt(end))) {
                end++;
            }
            Double number = number(text.substring(at, unit));
            Double factor = secondsOf(text.substring(unit, end));
            if (number == null || factor == null) {
                return null;
            }
            sum += number * factor;
            at = end;
        }
        return text.isEmpty() ? null : Double.valueOf(sum);
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || c == '.';
    }

    private static @Nullable Double secondsOf(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "ns" -> 1e-9;
            case "us", "µs" -> 1e-6;
            case "ms" -> 1e-3;
            case "", "s" -> 1.0;
            case "m", "min" -> 60.0;
            case "h" -> 3600.0;
            case "d" -> 86_400.0;
            default -> null;
        };
    }

    private static @Nullable Double scaled(String text, int usualBase) {
        String lower = text.toLowerCase(Locale.ROOT);
        int unit = lower.length();
        while (unit > 0 && Character.isLetter(lower.charAt(unit - 1))) {
            unit--;
        }
        Double number = number(lower.substring(0, unit));
        String suffix = lower.substring(unit);
        if (number == null || suffix.isEmpty() || (suffix.equals("b") && usualBase == 1024)) {
            return number;
        }
        Double named = usualBase == 1000 ? COUNTS.get(suffix) : null;
        if (named != null) {
            return number * named;
        }
        int power = PREFIXES.indexOf(suffix.charAt(0)) + 1;
        String rest = suffix.substring(1);
        if (power == 0 || !(rest.isEmpty() || rest.equals("b") || rest.equals("i") || rest.equals("ib"))) {
            return null;
        }
        return number * Math.pow(rest.isEmpty() ? usualBase : 1024, power);
    }

    private static @Nullable Double number(String text) {
        return NUMBER.matcher(text).matches() ? Double.valueOf(text) : null;
    }
}
