package io.topz.broker.jetstream.consumer;

import io.topz.broker.account.Account;
import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.reactor.Receiver;
import io.topz.broker.subject.ByteString;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Routes the acknowledgements ({@code $JS.ACK.>}) and flow control responses ({@code $JS.FC.>}) of an account to its consumers. Runs on the
 * JetStream thread.
 */
public final class AckRouter {

    private static final int SLOTS = 256;
    private static final int FLOW_CONTROL_PREFIX = "$JS.FC.".length();

    private record Entry(ByteString name, Consumer consumer) {}

    private final Account account;
    private final Reactor reactor;
    private final Map<ByteString, Entry> consumers = new HashMap<>();
    private final @Nullable Entry[] lately = new @Nullable Entry[SLOTS];
    private final AckSubject subject = new AckSubject();

    public AckRouter(Account account, Reactor reactor) {
        this.account = account;
        this.reactor = reactor;
    }

    /** Receives messages to {@code $JS.ACK.>}. */
    public Receiver acknowledgements() {
        return this::acknowledged;
    }

    /** Receives messages to {@code $JS.FC.>}. */
    public Receiver flowControl() {
        return this::flowControlled;
    }

    void add(String stream, Consumer consumer) {
        ByteString name = name(stream, consumer);
        consumers.put(name, new Entry(name, consumer));
    }

    void remove(String stream, Consumer consumer) {
        ByteString name = name(stream, consumer);
        consumers.remove(name);
        lately[name.hashCode() & (SLOTS - 1)] = null;
    }

    private static ByteString name(String stream, Consumer consumer) {
        return ByteString.of(stream + "." + consumer.name());
    }

    private void acknowledged(Message message) {
        Consumer consumer = subject.parse(message.buffer, message.subject, message.subjectLength)
                ? find(message.buffer, subject.name, subject.nameLength)
                : null;
        if (consumer != null && consumer.takesAcks()) {
            consumer.acks().acknowledged(subject, message);
        } else if (message.hasReply()) {
            ByteString reply = ByteString.copyOf(message.buffer, message.reply, message.replyLength);
            new Statuses(account, reactor).send(reply, "503");
        }
    }

    private void flowControlled(Message message) {
        byte[] buffer = message.buffer;
        int start = message.subject + FLOW_CONTROL_PREFIX;
        int end = message.subject + message.subjectLength;
        int dots = 0;
        for (int i = start; i < end; i++) {
            if (buffer[i] == '.' && ++dots == 2) {
                Consumer consumer = find(buffer, start, i - start);
                if (consumer != null) {
                    consumer.flowControlAnswered(ByteString.copyOf(buffer, message.subject, message.subjectLength));
                }
                return;
            }
        }
    }

    private @Nullable Consumer find(byte[] buffer, int offset, int length) {
        int slot = ByteString.hash(buffer, offset, length) & (SLOTS - 1);
        Entry entry = lately[slot];
        if (entry == null || !entry.name.contentEquals(buffer, offset, length)) {
            entry = consumers.get(ByteString.copyOf(buffer, offset, length));
            lately[slot] = entry;
        }
        return entry == null ? null : entry.consumer;
    }
}
