package io.topz.broker.streaming;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.topz.broker.protocol.Message;
import io.topz.broker.protocol.MessageComposer;
import io.topz.broker.reactor.ManualReactor;
import io.topz.broker.reactor.Receiver;
import io.topz.broker.service.NatsClient;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Subjects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A NATS server whose clients all work on one reactor. Messages without a subscriber are kept for the test. */
final class FakeNats {

    private static final byte[] NO_RESPONDERS = "NATS/1.0 503\r\n\r\n".getBytes(US_ASCII);

    private record Interest(ByteString subject, Receiver receiver) {}

    private final ManualReactor reactor;
    private final MessageComposer composer = new MessageComposer();
    private final List<Interest> interests = new ArrayList<>();
    private final Map<String, List<byte[]>> kept = new LinkedHashMap<>();
    private final List<Runnable> whenBack = new ArrayList<>();
    private boolean isAway;

    FakeNats(ManualReactor reactor) {
        this.reactor = reactor;
    }

    /** A client of it; the name is ignored. */
    NatsClient client(String name) {
        return new Client();
    }

    /** Cuts all connections: what is published is lost. */
    void goAway() {
        isAway = true;
    }

    /** Restores all connections. */
    void comeBack() {
        isAway = false;
        whenBack.forEach(reactor::execute);
    }

    void publish(String subject, @Nullable String reply, byte[] body) {
        ByteString replyBytes = reply == null ? null : ByteString.of(reply);
        reactor.execute(() -> route(ByteString.of(subject), replyBytes, body, 0));
    }

    /** Answers every message to a subject at once. */
    NatsClient.Registration answer(String subject) {
        return client("").subscribe(ByteString.of(subject), null, message -> {
            ByteString reply = ByteString.copyOf(message.buffer, message.reply, message.replyLength);
            publish(reply.toString(), null, new byte[0]);
        });
    }

    /** The messages published to a subject since the last call. */
    List<byte[]> take(String subject) {
        List<byte[]> taken = kept.remove(subject);
        return taken == null ? List.of() : taken;
    }

    private void route(ByteString subject, @Nullable ByteString reply, byte[] body, int headerLength) {
        List<Interest> interested = interests.stream()
                .filter(interest -> Subjects.matches(interest.subject, subject))
                .toList();
        for (Interest interest : interested) {
            byte[] replyBytes = reply == null ? null : reply.bytes();
            Message message =
                    composer.compose(subject, replyBytes, reply == null ? 0 : reply.length(), body, headerLength);
            interest.receiver.receive(message);
        }
        if (interested.isEmpty()) {
            kept.computeIfAbsent(subject.toString(), to -> new ArrayList<>()).add(body);
            if (reply != null && hasServer(subject.toString())) {
                reactor.execute(() -> route(reply, null, NO_RESPONDERS, NO_RESPONDERS.length));
            }
        }
    }

    /** Whether a publish without subscribers is answered, as by a server. The others are kept for the test alone. */
    private static boolean hasServer(String subject) {
        return subject.startsWith("hb.") || subject.startsWith("_STAN.discover.");
    }

    private final class Client implements NatsClient {

        private final List<Interest> own = new ArrayList<>();

        @Override
        public Registration subscribe(ByteString subject, @Nullable ByteString queue, Receiver receiver) {
            Interest interest = new Interest(subject, receiver);
            interests.add(interest);
            own.add(interest);
            return () -> interests.remove(interest);
        }

        @Override
        public void publish(ByteString subject, @Nullable ByteString reply, byte[] body, int length) {
            if (!isAway) {
                byte[] copy = Arrays.copyOf(body, length);
                reactor.execute(() -> route(subject, reply, copy, 0));
            }
        }

        @Override
        public boolean isConnected() {
            return !isAway;
        }

        @Override
        public void onReconnect(Runnable task) {
            whenBack.add(task);
        }

        @Override
        public void flush(Runnable then) {
            reactor.execute(then);
        }

        @Override
        public void close() {
            interests.removeAll(own);
        }
    }
}
