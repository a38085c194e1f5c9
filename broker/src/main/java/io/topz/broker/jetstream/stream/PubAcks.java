package io.topz.broker.jetstream.stream;

import io.topz.broker.account.Account;
import io.topz.broker.jetstream.error.ApiError;
import io.topz.broker.protocol.Message;
import io.topz.broker.protocol.Numbers;
import io.topz.broker.reactor.Reactor;
import io.topz.collectors.json.RecordJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The acknowledgements of published messages that wait for the commit, in the order of the messages. */
final class PubAcks {

    private static final int FIRST_COUNT = 64;
    private static final int MAX_DIGITS = 20;
    private static final byte[] END = "}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DUPLICATE = ",\"duplicate\": true}".getBytes(StandardCharsets.US_ASCII);

    /** The JSON of the answer to a refused message. */
    public record Refused(ApiError error, String stream, Long seq) {}

    private final String stream;
    private final int prefixLength;
    private final byte[] text;
    private byte[] replies = new byte[FIRST_COUNT * 32];
    private int[] ends = new int[FIRST_COUNT];
    private long[] sequences = new long[FIRST_COUNT];
    private byte[] @Nullable [] refusals = new byte[FIRST_COUNT] @Nullable [];
    private int count;

    PubAcks(String stream, String domain) {
        this.stream = stream;
        String of = "{\"stream\":\"" + stream + "\", " + (domain.isEmpty() ? "" : "\"domain\":\"" + domain + "\", ");
        byte[] prefix = (of + "\"seq\":").getBytes(StandardCharsets.UTF_8);
        prefixLength = prefix.length;
        text = Arrays.copyOf(prefix, prefixLength + MAX_DIGITS + DUPLICATE.length);
    }

    /** Adds an acknowledgement for a stored message, to be sent to its reply subject. */
    void stored(Message message, long sequence) {
        add(message, sequence, null);
    }

    /** Adds an acknowledgement for a duplicate of a stored message. */
    void duplicate(Message message, long sequence) {
        add(message, -sequence, null);
    }

    /** Adds an error for a refused message. */
    void refused(Message message, ApiError error) {
        add(message, 0, refusal(error));
    }

    private byte[] refusal(ApiError error) {
        return RecordJson.bytes(new Refused(error, stream, 0L));
    }

    private void add(Message message, long sequence, byte @Nullable [] refusal) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            sequences = Arrays.copyOf(sequences, 2 * count);
            refusals = Arrays.copyOf(refusals, 2 * count);
        }
        int start = count == 0 ? 0 : ends[count - 1];
        int end = start + message.replyLength;
        if (end > replies.length) {
            replies = Arrays.copyOf(replies, Math.max(end, 2 * replies.length));
        }
        System.arraycopy(message.buffer, message.reply, replies, start, message.replyLength);
        sequences[count] = sequence;
        refusals[count] = refusal;
        ends[count++] = end;
    }

    /** Sends all acknowledgements. */
    void send(Reactor reactor, Account account) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            byte[] refusal = refusals[i];
            byte[] body = refusal == null ? text : refusal;
            int length = refusal == null ? write(sequences[i]) : refusal.length;
            reactor.publish(account, reactor.composer().compose(replies, start, ends[i] - start, body, length));
            start = ends[i];
            refusals[i] = null;
        }
        count = 0;
    }

    /**
     * Sends all acknowledgements after a failed commit. Messages above {@code committed}, and duplicates of such messages, get the error
     * instead.
     */
    void sendFailed(Reactor reactor, Account account, ApiError error, long committed) {
        byte[] failed = refusal(error);
        for (int i = 0; i < count; i++) {
            if (Math.abs(sequences[i]) > committed) {
                refusals[i] = failed;
            }
        }
        send(reactor, account);
    }

    private int write(long sequence) {
        int end = Numbers.write(Math.abs(sequence), text, prefixLength);
        byte[] rest = sequence < 0 ? DUPLICATE : END;
        System.arraycopy(rest, 0, text, end, rest.length);
        return end + rest.length;
    }
}
