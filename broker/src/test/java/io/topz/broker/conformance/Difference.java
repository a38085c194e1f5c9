package io.topz.broker.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A known difference of a version of nats-server from 2.10.27, on which the table is based. No other difference is permitted.
 *
 * @param since the first version with the difference
 * @param reason the behaviour of that version, and the reason why it is accepted
 * @param theirs the text in a transcript of that version
 * @param table the corresponding text in the table
 */
record Difference(String since, String reason, Pattern theirs, String table) {

    static final List<Difference> ALL = List.of(
            new Difference(
                    "2.12.0",
                    "after the first PONG a second INFO tells the account; clients take it or leave it",
                    Pattern.compile("(?m)^[A-Z]< INFO \\{.*\"connect_info\":true.*}\n"),
                    ""),
            new Difference(
                    "2.12.0",
                    "the 503 of a request without responders names the subject of the request in a header",
                    Pattern.compile("(?m) \\d+ \\d+\n([A-Z]< NATS/1.0 503)\n[A-Z]< Nats-Subject: .*$"),
                    " 16 16\n$1"));

    /** Returns the transcript of that version without the known differences. */
    static String undo(String version, String transcript) {
        String undone = transcript;
        for (Difference difference : ALL) {
            if (Arrays.compare(numbers(version), numbers(difference.since())) >= 0) {
                undone = difference.theirs().matcher(undone).replaceAll(difference.table());
            }
        }
        return undone;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
