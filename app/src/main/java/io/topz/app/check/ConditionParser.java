package io.topz.app.check;

import io.topz.app.check.Condition.Comparison;
import java.util.Map;

/**
 * Reads conditions such as {@code connections>100:crit}, {@code lag(ORDERS/worker)>1000:warn} or {@code mem>=512M}:
 *
 * <pre>
 * condition = figure [ "(" subject ")" ] comparison number [ unit ] [ ":" level ]
 * comparison = ">" | ">=" | "<" | "<=" | "==" | "=" | "!="
 * unit = "K" | "M" | "G" | "T" (powers of 1024 with "i" behind) | "%" | "ms" | "s" | "m" | "h" | "d"
 * level = "warn" | "warning" | "crit" | "critical"; critical when there is none
 * </pre>
 */
final class ConditionParser {

    private static final Map<String, Level> LEVELS =
            Map.of("warn", Level.WARNING, "warning", Level.WARNING, "crit", Level.CRITICAL, "critical", Level.CRITICAL);

    private static final Map<String, Double> UNITS = Map.ofEntries(
            Map.entry("", 1.0),
            Map.entry("%", 1.0),
            Map.entry("K", 1e3),
            Map.entry("M", 1e6),
            Map.entry("G", 1e9),
            Map.entry("T", 1e12),
            Map.entry("Ki", 1024.0),
            Map.entry("Mi", 1024.0 * 1024),
            Map.entry("Gi", 1024.0 * 1024 * 1024),
            Map.entry("Ti", 1024.0 * 1024 * 1024 * 1024),
            Map.entry("ms", 0.001),
            Map.entry("s", 1.0),
            Map.entry("m", 60.0),
            Map.entry("h", 3600.0),
            Map.entry("d", 86_400.0));

    private final String text;
    private int at;

    private ConditionParser(String text) {
        this.text = text;
    }

    /** @throws ConditionException with a sentence that points at the character */
    static Condition parse(String text) {
        return new ConditionParser(text).condition();
    }

    private Condition condition() {
        blanks();
        int start = at;
        String figure = take("abcdefghijklmnopqrstuvwxyz0123456789_.");
        if (figure.isEmpty()) {
            throw failed(start, "the name of a figure is missing here");
        }
        String subject = "";
        blanks();
        boolean hasSubject = at < text.length() && text.charAt(at) == '(';
        if (hasSubject) {
            int close = text.indexOf(')', at);
            if (close < 0) {
                throw failed(at, "this parenthesis is not closed");
            }
            subject = text.substring(at + 1, close).strip();
            at = close + 1;
        }
        String problem = FigureNames.problem(figure, hasSubject);
        if (problem != null) {
            throw failed(start, problem);
        }
        Comparison comparison = comparison();
        double limit = number();
        return new Condition(figure, subject, comparison, limit, level());
    }

    private Comparison comparison() {
        blanks();
        for (Comparison comparison : Comparison.values()) {
            if (text.startsWith(comparison.sign(), at)) {
                at += comparison.sign().length();
                return comparison;
            }
        }
        if (text.startsWith("=", at)) {
            at++;
            return Comparison.EQUAL;
        }
        throw failed(at, "a comparison is missing here: one of > >= < <= == !=");
    }

    private double number() {
        blanks();
        int start = at;
        String digits = take("0123456789.-");
        int unitStart = at;
        String unit = take("KMGTimshd%");
        Double factor = UNITS.get(unit);
        if (factor == null) {
            throw failed(unitStart, "there is no unit " + unit + ": one of K M G T Ki Mi Gi Ti % ms s m h d");
        }
        try {
            return Double.parseDouble(digits) * factor;
        } catch (NumberFormatException none) {
            throw failed(start, "a number is missing here");
        }
    }

    private Level level() {
        blanks();
        if (at == text.length()) {
            return Level.CRITICAL;
        }
        if (text.charAt(at) != ':') {
            throw failed(at, "this is too much: only :warn or :crit may follow the number");
        }
        at++;
        int start = at;
        Level level = LEVELS.get(text.substring(at).strip());
        if (level == null) {
            throw failed(start, "the level is warn or crit");
        }
        return level;
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private String take(String characters) {
        int start = at;
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private ConditionException failed(int place, String why) {
        return new ConditionException(text, place, why);
    }
}
