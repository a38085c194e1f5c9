package io.topz.app.check;

import io.topz.app.check.Condition.Origin;
import io.topz.app.check.Threshold.Comparison;
import io.topz.app.check.Threshold.Limit;
import io.topz.app.check.Threshold.Range;
import io.topz.metrics.text.Amount;
import io.topz.metrics.text.Unit;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses conditions such as {@code connections>100:crit}, {@code lag(ORDERS/worker)>1000:warn} or {@code mem>=512M}:
 *
 * <pre>
 * condition = figure [ "(" subject ")" ] ( comparison number [ unit ] | "=" range ) [ ":" level ]
 * comparison = ">" | ">=" | "<" | "<=" | "==" | "=" | "!="
 * range = [ "@" ] ( [ start ] ":" end | start ":" ), start a number or "~" for none: bad outside of it, with "@" inside
 * unit = for bytes "K" | "M" | "G" | "T" (powers of 1024), for counts the same (powers of 1000), "Ki" | "Mi" | "Gi" | "Ti" (of 1024
 * always), for percent "%", for seconds "ms" | "s" | "m" | "h" | "d"
 * level = "warn" | "warning" | "crit" | "critical"; critical by default
 * </pre>
 */
final class ConditionParser {

    private static final Map<String, Severity> SEVERITIES = Map.of(
            "warn",
            Severity.WARNING,
            "warning",
            Severity.WARNING,
            "crit",
            Severity.CRITICAL,
            "critical",
            Severity.CRITICAL);

    /** A range, as opposed to a number with a level: {@code 5:} and {@code 5:9}, not {@code 5:warn}. */
    private static final Pattern RANGE = Pattern.compile("[@~:].*|[-0-9.]+[A-Za-z%]{0,3}:([-0-9.:].*|\\s*)");

    private final String text;
    private final Vocabulary vocabulary;
    private int at;
    private Unit unit = Unit.COUNT;

    private ConditionParser(String text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
    }

    /**
     * Parses a condition.
     *
     * @throws ConditionException with a sentence and the position of the error
     */
    static Condition parse(String text) {
        return parse(text, Vocabulary.ALL);
    }

    /**
     * Parses a condition with another vocabulary.
     *
     * @throws ConditionException with a sentence and the position of the error
     */
    static Condition parse(String text, Vocabulary vocabulary) {
        return new ConditionParser(text, vocabulary).condition(null);
    }

    /**
     * Parses {@code FIGURE=RANGE} in the notation of monitoring plug-ins: a single number is the range from 0 to that number.
     *
     * @throws ConditionException with a sentence and the position of the error
     */
    static Condition parse(String text, Severity severity) {
        return parse(text, severity, Vocabulary.ALL);
    }

    /** Parses a range with another vocabulary. */
    static Condition parse(String text, Severity severity, Vocabulary vocabulary) {
        return new ConditionParser(text, vocabulary).condition(severity);
    }

    private Condition condition(@Nullable Severity given) {
        blanks();
        int start = at;
        String figure = take("abcdefghijklmnopqrstuvwxyz0123456789_.");
        if (figure.isEmpty()) {
            throw failed(start, "the name of a figure is missing here");
        }
        boolean hasSubject = at < text.length() && text.charAt(at) == '(';
        String subject = hasSubject ? subject() : "";
        String problem = vocabulary.problem(figure, hasSubject ? subject : null);
        if (problem != null) {
            throw failed(start, problem);
        }
        unit = vocabulary.word(figure, subject).map(word -> word.unit()).orElse(Unit.COUNT);
        Threshold threshold = given == null ? threshold() : plugInRange();
        return new Condition(figure, subject, threshold, given == null ? severity() : end(given), Origin.GIVEN);
    }

    private String subject() {
        int close = text.indexOf(')', at);
        if (close < 0) {
            throw failed(at, "this parenthesis is not closed");
        }
        String subject = text.substring(at + 1, close).strip();
        at = close + 1;
        return subject;
    }

    private Threshold threshold() {
        blanks();
        for (Comparison comparison : Comparison.values()) {
            if (text.startsWith(comparison.sign(), at)) {
                at += comparison.sign().length();
                return new Limit(comparison, number());
            }
        }
        if (!text.startsWith("=", at)) {
            throw failed(at, "a comparison is missing here: one of > >= < <= == != or = and a range such as 10:20");
        }
        at++;
        blanks();
        return RANGE.matcher(text.substring(at)).matches() ? range() : new Limit(Comparison.EQUAL, number());
    }

    private Threshold plugInRange() {
        blanks();
        if (!text.startsWith("=", at)) {
            throw failed(at, "= and a range such as 10:20 is missing here");
        }
        at++;
        blanks();
        return range();
    }

    private Range range() {
        int start = at;
        boolean inside = skip("@");
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        if (skip("~")) {
            low = Double.NEGATIVE_INFINITY;
            if (!skip(":")) {
                throw failed(at, "a colon is missing here: ~ is the start of a range such as ~:10");
            }
            high = number();
        } else if (skip(":")) {
            high = number();
        } else {
            double first = number();
            if (!skip(":")) {
                high = first;
            } else {
                low = first;
                boolean ends = at < text.length() && "-.0123456789".indexOf(text.charAt(at)) >= 0;
                high = ends ? number() : high;
            }
        }
        if (low > high) {
            throw failed(start, "the start of the range is more than its end");
        }
        return new Range(low, high, inside);
    }

    private boolean skip(String sign) {
        boolean there = text.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
    }

    private double number() {
        blanks();
        int start = at;
        String digits = take("0123456789.-");
        int unitStart = at;
        String suffix = take("BKMGTbikmgtsuhd%");
        Double number = Amount.parse(digits + suffix, unit);
        if (number != null) {
            return number;
        }
        if (Amount.parse(digits, unit) == null) {
            throw failed(start, "a number is missing here");
        }
        throw failed(unitStart, "there is no unit " + suffix + " for this figure: one of " + Amount.suffixes(unit));
    }

    private Severity severity() {
        blanks();
        if (at == text.length()) {
            return Severity.CRITICAL;
        }
        if (text.charAt(at) != ':') {
            throw failed(at, "this is too much: only :warn or :crit may follow the number");
        }
        at++;
        int start = at;
        Severity severity = SEVERITIES.get(text.substring(at).strip());
        if (severity == null) {
            throw failed(start, "the severity is warn or crit");
        }
        return severity;
    }

    private Severity end(Severity given) {
        blanks();
        if (at < text.length()) {
            throw failed(at, "this is too much: only a range is wanted");
        }
        return given;
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
