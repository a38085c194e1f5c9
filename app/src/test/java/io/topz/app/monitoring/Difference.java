package io.topz.app.monitoring;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * A known difference from nats-server. No other difference is permitted.
 *
 * @param before the first version of nats-server that answers as we do, empty for none so far, ? if it does not depend on the version
 * @param requests the requests whose answers differ
 * @param reason the behaviour of nats-server, or the reason for ours
 * @param undo makes the answer of nats-server (first) equal to ours (second)
 */
record Difference(String before, Pattern requests, String reason, BiConsumer<Answer, Answer> undo) {

    private static final String ALWAYS = "";
    private static final String SOME_BUILDS = "?";
    private static final String ANY = ".*";

    private static final List<Difference> ALL = List.of(
            known(ALWAYS, "\\w+ /(\\?.*)?", "the page at the root is our own", Undo::text),
            known(
                    SOME_BUILDS,
                    ANY,
                    "a redirect is permanent, as Go said up to 1.25, not temporary",
                    Undo::temporaryRedirect),
            known(ALWAYS, ".*acc=NOSUCH.*", "an empty list is [], never null", Undo::nullConnections),
            known(ALWAYS, ".*subs=1.*", "has fewer system services, which subscribe", Undo::internalSubscriptions),
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
            known("2.9.22", ANY, "other pages may not read it", Undo::cors),
            known("2.9.16", ".* /routez.*", "does not tell its name", Undo.add("server_name", "server_id")),
            known(
                    "2.10.0",
                    ".*/(v|%76)arz.*",
                    "does not count slow consumers by kind",
                    Undo.add("slow_consumer_stats", "system_account")),
            known(
                    "2.12.0",
                    ".*/(v|%76)arz.*",
                    "does not count stale connections",
                    Undo.add("stale_connections", "slow_consumers")),
            known(
                    "2.12.0",
                    ".*/(v|%76)arz.*",
                    "does not count stalled clients",
                    Undo.add("stalled_clients", "stale_connections")),
            known(
                    "2.12.0",
                    ".*/(v|%76)arz.*",
                    "does not count stale connections by kind",
                    Undo.add("stale_connection_stats", "slow_consumer_stats")),
            known(
                    "2.10.0",
                    ".* /accountz\\?acc=\\$(G|SYS)",
                    "does not import the information about a user, and shows the subjects of an import the other way round",
                    Answer::become),
            known("2.10.0", ".* /accstatz.*", "does not count subscriptions", Undo::accountSubscriptions),
            known("2.9.17", ".*sort=rtt", "does not sort by it", Answer::become),
            known("2.10.0", ".* /healthz.*(details=xxx|stream=|consumer=).*", "no such parameter", Answer::become),
            known("2.10.0", ".*auth=1.*", "a closed connection forgets that it had a token", Undo::tokenOfClosed),
            known("2.10.16", ".* /leafz.*", "an empty list is null", Undo::nullLeafs),
            known("2.10.27", ".*/(v|%76)arz.*", "another version", Undo::version),
            known("2.10.28", ".*offset=9223372036854775807", "panics when offset and limit overflow", Undo::panic),
            known("2.11.2", ".*cid=\\{0}&state=all", "an open connection is not found among all", Answer::become),
            known(
                    "2.11.6",
                    ".* /subs\\w*\\?.*subs=1.*(limit|offset)=.*",
                    "the total counts the page only",
                    Undo::total));

    private static Difference known(String before, String requests, String reason, BiConsumer<Answer, Answer> undo) {
        return new Difference(before, Pattern.compile(requests), reason, undo);
    }

    /** The differences from a version of nats-server. */
    static List<Difference> of(String version) {
        return ALL.stream()
                .filter(difference -> !difference.before.matches("[0-9.]+") || isBefore(version, difference.before))
                .toList();
    }

    /** Whether it must occur; a difference that depends on the Go version of the server's build need not. */
    boolean isCertain() {
        return !before.equals(SOME_BUILDS);
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
