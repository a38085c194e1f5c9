package io.topz.broker.jetstream.consumer.push;

import io.topz.broker.subject.ByteString;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The flow control window of a push consumer: the number of bytes that it may send before its subscriber responds. The window starts small
 * and doubles with every response, as in nats-server.
 */
public final class FlowControl {

    /** The largest window, in bytes. */
    static final long MAX_WINDOW = 32L * 1024 * 1024;

    private static final long FIRST_WINDOW = MAX_WINDOW / 16;

    private final Supplier<ByteString> replies;
    private long window = FIRST_WINDOW;
    private long sent;
    private long asked;
    private @Nullable ByteString question;

    /** {@code replies} generates the reply subject of the next flow control request. */
    public FlowControl(Supplier<ByteString> replies) {
        this.replies = replies;
    }

    /** Whether more bytes may be sent. */
    public boolean isOpen() {
        return sent <= window;
    }

    /** Records that bytes were sent; returns the reply subject of a flow control request if one is due. */
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

    /** Handles a response; returns whether it was to the open request. */
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

    /** The reply subject of the open request; null if there is none. */
    public @Nullable ByteString question() {
        return question;
    }

    /** Starts over for a new subscriber. */
    public void reset() {
        window = FIRST_WINDOW;
        sent = 0;
        asked = 0;
        question = null;
    }
}
