package io.topz.broker.jetstream.differential;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An intended difference from the answers of nats-server 2.10.27 that the scripts contain. No other difference is permitted.
 *
 * @param reason the difference, and the reason why the broker is right
 * @param recorded the text in a script
 * @param ours the text of the broker
 */
record Difference(String reason, Pattern recorded, String ours) {

    static final List<Difference> ALL = List.of(
            new Difference(
                    "more than one replica is refused at an update, too, where nats-server takes the number and keeps one copy",
                    Pattern.compile(
                            "(\"num_replicas\":3}\n< \\{\"type\":\"[^\"]*stream_update_response\",\n).*?\"ts\":\"TIME\"}",
                            Pattern.DOTALL),
                    "$1<  \"error\":{\"code\":500,\"err_code\":10074,"
                            + "\"description\":\"replicas > 1 not supported in non-clustered mode\"}}"),
            new Difference(
                    "a purge up to sequence 1 removes nothing, as in nats-server 2.15.3, where 2.10.27 removes all from a file",
                    Pattern.compile(
                            "(?<one>PURGE.S \\{\"seq\":1}\n[^\n]*\"purged\":)4(?<hundred>}\n[^\n]*\n[^\n]*\"purged\":)0}"),
                    "${one}0${hundred}4}"),
            new Difference(
                    "the first limit of messages per subject removes what exceeds it, as in nats-server 2.15.3, where 2.10.27 waits "
                            + "for the next message of the subject",
                    Pattern.compile("(?<state>\"state\":\\{\"messages\":)11,\"bytes\":460,\"first_seq\":1,"),
                    "${state}10,\"bytes\":418,\"first_seq\":2,"));

    /** The expected transcript of the broker for a case. */
    static String apply(Case script) {
        String expected = script.recorded();
        for (Difference difference : ALL) {
            expected = difference.recorded().matcher(expected).replaceAll(difference.ours());
        }
        return expected;
    }
}
