package io.topz.broker.jetstream.consumer.push;

import io.topz.broker.subject.ByteString;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The flow control window of a push consumer: the number of bytes that it may send before its subscriber answers. The window begins small
 * and doubles with every answer, as in nats-server.
 */
public final class FlowControl {

    /** As large as a window gets, in bytes. */
    static final long MAX_WINDOW = 32L * 1024 * 1024;

    private static final long FIRST_WINDOW = MAX_WINDOW / 16;

    private final Supplier<ByteString> replies;
    private long window = FIRST_WINDOW;
    private long sent;
    private long asked;
    private @Nullable ByteString question;

    /** {@code replies} makes the subject to which the next question is answered. */
    public FlowControl(Supplier<ByteString> replies) {
        this.replies = replies;
    }

    /** Whether more may be sent. */
    public boolean isOpen() {
        return sent <= window;
    }

    /** So many bytes were sent. Returns where to answer if it is time to ask the subscriber. */
    public @Nullable ByteString sent(int bytes) {
        sent += bytes;
        if (question != null) {
            if (sent - asked >= window) {
                asked += bytes;
            }
            return null;
        }
        if (sent <= window / 2) {
            return null;
        }
        question = replies.get();
        asked = sent;
        return question;
    }

    /** An answer came. Returns whether it was to the open question. */
    public boolean answered(ByteString subject) {
        if (!subject.equals(question)) {
            return false;
        }
        window = Math.min(MAX_WINDOW, 2 * window);
        sent = Math.max(0, sent - asked);
        asked = 0;
        question = null;
        return true;
    }

    /** Where the open question is to be answered, null if there is none. */
    public @Nullable ByteString question() {
        return question;
    }

    /** Another subscriber has come. */
    public void reset() {
        window = FIRST_WINDOW;
        sent = 0;
        asked = 0;
        question = null;
    }
}
