package io.topz.broker.jetstream.differential;

import com.fasterxml.jackson.databind.JsonNode;
import io.topz.broker.jetstream.schema.Schemas;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A kind of answer that nats-server gives although the published schemas do not allow it. No other answer may be invalid.
 *
 * @param reason the reason why it is accepted
 * @param problem the error message of the validation
 */
record Invalid(String reason, Pattern problem) {

    static final List<Invalid> ALL = List.of(
            new Invalid(
                    "a refused page has the fields of a page as well, so that it is valid as an error and as a page",
                    Pattern.compile(": must be valid to one and only one schema, but 2 are valid with indexes '0, 1'")),
            new Invalid(
                    "limits below -1 are taken and told as they were asked for",
                    Pattern.compile("/config/\\w+: must have a minimum value of -?\\d")),
            new Invalid(
                    "the sequence in advisories of refused and ended messages is a number, which the schema calls a text",
                    Pattern.compile("/consumer_seq: integer found, string expected")),
            new Invalid(
                    "what validation adds to the line above: the answer is no error, either",
                    Pattern.compile(": must be valid to one and only one schema, but 0 are valid")),
            new Invalid("the same", Pattern.compile(": required property 'error' not found")));

    /** The number of entries that are specific on their own. */
    private static final int SPECIFIC = 3;

    /** The problems of the answers that are not listed here. */
    static List<String> among(List<JsonNode> answers, Schemas schemas) {
        return answers.stream()
                .filter(Schemas::concern)
                .filter(answer -> !isListed(schemas.problems(answer)))
                .map(answer -> schemas.problems(answer) + " in " + answer)
                .toList();
    }

    /** Whether every problem is listed; the general ones, which are not specific, only count together with others. */
    private static boolean isListed(List<String> problems) {
        boolean specific = problems.stream()
                .anyMatch(problem -> ALL.subList(0, SPECIFIC).stream()
                        .anyMatch(invalid -> invalid.problem().matcher(problem).matches()));
        return problems.isEmpty()
                || (specific
                        && problems.stream()
                                .allMatch(problem -> ALL.stream()
                                        .anyMatch(invalid -> invalid.problem()
                                                .matcher(problem)
                                                .matches())));
    }
}
