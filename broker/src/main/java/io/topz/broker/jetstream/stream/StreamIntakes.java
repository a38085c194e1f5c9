package io.topz.broker.jetstream.stream;

import io.topz.broker.account.Subscription;
import io.topz.broker.reactor.Intake;
import io.topz.broker.reactor.Receiver;
import io.topz.broker.subject.ByteString;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The subscriptions of a stream to its subjects. Confined to the JetStream thread. */
final class StreamIntakes {

    /** The number of subscriptions changed in one step. More would keep the event loops, which match with the same table, waiting. */
    private static final int AT_ONCE = 256;

    private final StreamContext context;
    private final Receiver receiver;
    private List<Subscription> subscriptions = List.of();

    /** {@code receiver} receives the messages published to the subjects. */
    StreamIntakes(StreamContext context, Receiver receiver) {
        this.context = context;
        this.receiver = receiver;
    }

    /** Subscribes to the subjects; null means none. */
    void open(@Nullable List<String> subjects) {
        subscriptions = (subjects == null ? List.<String>of() : subjects)
                .stream()
                        .map(ByteString::of)
                        .map(subject -> context.reactor().intake(subject, receiver))
                        .map(Intake::subscription)
                        .toList();
        inParts(context.account().sublist()::insertAll);
    }

    /** Ends all subscriptions. */
    void close() {
        inParts(context.account().sublist()::removeAll);
        subscriptions = List.of();
    }

    private void inParts(Consumer<List<Subscription>> change) {
        for (int from = 0; from < subscriptions.size(); from += AT_ONCE) {
            change.accept(subscriptions.subList(from, Math.min(subscriptions.size(), from + AT_ONCE)));
        }
    }
}
