package io.topz.app.monitoring;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Something in which nats-server is known to answer otherwise. Nothing else may differ.
 *
 * @param before the first version of nats-server that answers as we do, empty for none so far
 * @param requests whose answers differ
 * @param reason what nats-server does, or why we do otherwise
 * @param undo makes the answer of nats-server (first) like ours (second)
 */
record Difference(String before, Pattern requests, String reason, BiConsumer<Answer, Answer> undo) {

    private static final String ALWAYS = "";
    private static final String ANY = ".*";

    private static final List<Difference> ALL = List.of(
            known(ALWAYS, "\\w+ /(\\?.*)?", "the page at the root is our own", Undo::text),
            known(
                    ALWAYS,
                    ANY,
                    "a redirect is permanent, as Go said up to 1.25, not temporary",
                    Undo::temporaryRedirect),
            known(ALWAYS, ".*acc=NOSUCH.*", "an empty list is [], never null", Undo::nullConnections),
            known(ALWAYS, ".* /accountz\\?acc=\\$.*", "system services, im- and exported, come later", Undo::services),
            known(ALWAYS, ".*subs=1.*", "system services, which subscribe, come later", Undo::internalSubscriptions),
            known(
                    ALWAYS,
                    ".*state=.*",
                    "the last -ERR to a closed connection counts as pending",
                    Undo::pendingOfClosed),
            known(
                    ALWAYS,
                    ".*subs=detail.*",
                    "a closed connection forgets where a subscription ends",
                    Undo::maxOfClosed),
            known(ALWAYS, ".*acc=\\$G&state=(closed|all)", "a closed connection forgets its account", Answer::become),
            known(ALWAYS, ".*auth=1.*", "a token is a secret", Undo::token),
            known("2.10.28", ".*offset=9223372036854775807", "panics when offset and limit overflow", Undo::panic),
            known("2.11.2", ".*cid=5&state=all", "an open connection is not found among all", Answer::become),
            known(
                    "2.11.6",
                    ".* /subs\\w*\\?.*subs=1.*(limit|offset)=.*",
                    "the total counts the page only",
                    Undo::total));

    private static Difference known(String before, String requests, String reason, BiConsumer<Answer, Answer> undo) {
        return new Difference(before, Pattern.compile(requests), reason, undo);
    }

    /** Those of a version of nats-server. */
    static List<Difference> of(String version) {
        return ALL.stream()
                .filter(difference -> difference.before.isEmpty() || isBefore(version, difference.before))
                .toList();
    }

    static boolean isBefore(String version, String other) {
        return Arrays.compare(numbers(version), numbers(other)) < 0;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    @Override
    public String toString() {
        return requests + ": " + reason;
    }
}
