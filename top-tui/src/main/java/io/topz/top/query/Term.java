package io.topz.top.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A term of a filter: a word that some column must contain, or a comparison of a field. Terms are separated by blanks; blanks and operators
 * within quotes belong to the text; an exclamation mark before a term negates it.
 *
 * @param at the position of its first character, counted from one
 * @param not whether it is negated
 * @param field the field to compare, in lower case; empty for a word
 * @param operator the operator; null for a word
 * @param value the word, or the value to compare with
 * @param valueAt the position of the value
 */
public record Term(
        int at, boolean not, String field, @Nullable Operator operator, String value, int valueAt) {

    /** Parses the terms of a text. */
    public static List<Term> parse(String text) {
        List<Term> terms = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == ' ') {
                at++;
                continue;
            }
            int end = end(text, at);
            terms.add(term(text.substring(at, end), at));
            at = end;
        }
        return terms;
    }

    /** The end of the term: the next blank that is not within quotes. */
    private static int end(String text, int from) {
        boolean quoted = false;
        int at = from;
        while (at < text.length() && (quoted || text.charAt(at) != ' ')) {
            quoted ^= text.charAt(at) == '"';
            at++;
        }
        return at;
    }

    private static Term term(String typed, int from) {
        boolean not = typed.startsWith("!") && typed.length() > 1;
        String rest = not ? typed.substring(1) : typed;
        int restAt = from + 1 + (not ? 1 : 0);
        int name = 0;
        while (name < rest.length() && isNamePart(rest.charAt(name), name)) {
            name++;
        }
        for (Operator operator : Operator.values()) {
            if (name > 0 && rest.startsWith(operator.sign(), name)) {
                int valueAt = name + operator.sign().length();
                String field = rest.substring(0, name).toLowerCase(Locale.ROOT);
                return new Term(from + 1, not, field, operator, unquoted(rest.substring(valueAt)), restAt + valueAt);
            }
        }
        return new Term(from + 1, not, "", null, unquoted(rest), restAt);
    }

    private static boolean isNamePart(char c, int at) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        return letter || (at > 0 && c >= '0' && c <= '9');
    }

    private static String unquoted(String value) {
        return value.replace("\"", "");
    }
}
