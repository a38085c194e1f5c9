package io.topz.broker.jetstream.crash;

import static io.topz.broker.jetstream.crash.StoreCheck.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.testing.Eventually;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Compares a restarted broker with the ledgers of its earlier confirmations. */
final class LedgerCheck {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Client client;
    private final Random random;

    LedgerCheck(Client client, Random random) {
        this.client = client;
        this.random = random;
    }

    /**
     * Checks that no acknowledged message is lost and that no settled one has returned.
     *
     * @param kept the number of messages that the stream keeps, 0 for all
     */
    void check(Ledger ledger, long kept) {
        String info = info(ledger.stream());
        long last = number(info, "last_seq");
        assertThat(last).as("last sequence: %s", info).isGreaterThanOrEqualTo(ledger.highest());
        Map<Long, String> expected = ledger.expected(kept == 0 ? 0 : last - kept + 1);
        checkPayloads(ledger.stream(), Ledger.sample(expected, random));
        List<Long> gone = ledger.gone();
        assertThat(answers(ledger.stream(), gone))
                .as("%s: messages that were acknowledged by all", ledger.stream())
                .allSatisfy(answer -> assertThat(answer).contains("no message found"));
    }

    private String info(String stream) {
        return client.request("STREAM.INFO." + stream, "");
    }

    private List<String> answers(String stream, Collection<Long> sequences) {
        return client.requests(
                "STREAM.MSG.GET." + stream,
                sequences.stream().map("{\"seq\":%d}"::formatted).toList());
    }

    private void checkPayloads(String stream, Map<Long, String> expected) {
        Iterator<String> answers = answers(stream, expected.keySet()).iterator();
        expected.forEach((sequence, payload) -> {
            String answer = answers.next();
            assertThat(Client.payloadOf(answer))
                    .as("%s: sequence %d: %s", stream, sequence, answer)
                    .contains(payload);
        });
    }

    /** Checks that the last message of each key is kept: the last acknowledged one, or one after it. */
    void checkKeys(Ledger ledger) {
        Map<Long, String> acknowledged = ledger.expected(0);
        Map<String, Long> last = new TreeMap<>();
        acknowledged.forEach((sequence, payload) -> last.put(key(ledger, payload), sequence));
        last.forEach((key, sequence) -> {
            String answer = client.request("STREAM.MSG.GET." + ledger.stream(), "{\"last_by_subj\":\"" + key + "\"}");
            assertThat(number(answer, "seq")).as(answer).isGreaterThanOrEqualTo(sequence);
            if (number(answer, "seq") == sequence) {
                assertThat(Client.payloadOf(answer)).contains(acknowledged.get(sequence));
            }
        });
    }

    private static String key(Ledger ledger, String payload) {
        return BulkLoad.subject(ledger.stream(), Integer.parseInt(payload.substring("message ".length())));
    }

    /** Checks that the copy of a stream from which nothing is removed has each of its messages once, with the same sequence. */
    void checkCopy(Ledger origin, String copy) {
        long last = number(info(origin.stream()), "last_seq");
        assertThat(number(info(origin.stream()), "messages")).isEqualTo(last);
        Eventually.await(copy + " has message " + last, PATIENCE, () -> number(info(copy), "last_seq") >= last);
        String info = info(copy);
        assertThat(List.of(number(info, "last_seq"), number(info, "messages")))
                .as("%s: last sequence and messages", copy)
                .containsExactly(last, last);
        checkPayloads(copy, Ledger.sample(origin.expected(0), random));
    }
}
