package io.topz.broker.jetstream.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.jetstream.crash.StoreModel.Kind;
import io.topz.broker.jetstream.crash.StoreModel.ModelConsumer;
import io.topz.broker.jetstream.crash.StoreModel.ModelMessage;
import io.topz.broker.jetstream.crash.StoreModel.ModelStream;
import io.topz.broker.testing.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * A client that makes random changes to streams of every kind, one after the other, and knows the resulting content of the broker. It
 * outlives its broker: {@link #check} compares a restarted broker, and the script continues with that one.
 */
final class StoreScript {

    private static final String LOG = "LOG";
    private static final String JOBS = "JOBS";
    private static final String EVENTS = "EVENTS";
    private static final String BUCKET = "KV_B";
    private static final String FACTS = "FACTS";
    private static final String FEED = "FEED";
    private static final String TEMPORARY = "TEMPORARY";
    private static final String MIRRORED = "MIRRORED";
    private static final String SOURCED = "SOURCED";
    private static final String MOVED = "MOVED";
    private static final List<String> COPIES = List.of(MIRRORED, SOURCED, MOVED);
    private static final int SUBJECTS = 3;

    /** The streams that the script ever creates. */
    static final List<String> STREAMS =
            List.of(LOG, JOBS, EVENTS, BUCKET, FACTS, MIRRORED, SOURCED, FEED, MOVED, TEMPORARY);

    private record Reader(String stream, String consumer) {}

    private final Random random;
    private StoreModel confirmed;
    private StoreModel pending;
    private int named;
    private int changes;

    StoreScript(Random random) {
        this(random, new StoreModel(), new StoreModel());
    }

    private StoreScript(Random random, StoreModel confirmed, StoreModel pending) {
        this.random = random;
        this.confirmed = confirmed;
        this.pending = pending;
    }

    /** This script at an earlier moment, when the broker had confirmed less and a request may have been in progress. */
    StoreScript at(StoreModel confirmedThen, StoreModel pendingThen) {
        StoreScript earlier = new StoreScript(random, confirmedThen, pendingThen);
        earlier.named = named;
        return earlier;
    }

    /** The store with the effects of all confirmed changes. It is immutable from then on. */
    StoreModel confirmed() {
        return confirmed;
    }

    /** The number of confirmed changes. */
    int changes() {
        return changes;
    }

    /** The changes that create the missing ones among the permanent streams and consumers. */
    List<StoreChange> preparation() {
        List<StoreChange> changes = new ArrayList<>();
        prepareStream(changes, LOG, new ModelStream(Kind.LIMITS, ""));
        prepareStream(changes, JOBS, new ModelStream(Kind.WORK_QUEUE, ""));
        prepareStream(changes, EVENTS, new ModelStream(Kind.INTEREST, ""));
        prepareStream(changes, BUCKET, new ModelStream(Kind.BUCKET, ""));
        prepareStream(changes, FACTS, new ModelStream(Kind.LIMITS, ""));
        prepareStream(changes, MIRRORED, new ModelStream(Kind.MIRROR, FACTS));
        prepareStream(changes, SOURCED, new ModelStream(Kind.SOURCE, FACTS));
        prepareStream(changes, FEED, new ModelStream(Kind.WORK_QUEUE, ""));
        prepareStream(changes, MOVED, new ModelStream(Kind.SOURCE, FEED));
        prepareConsumer(changes, LOG, "c");
        prepareConsumer(changes, JOBS, "w");
        prepareConsumer(changes, EVENTS, "a");
        prepareConsumer(changes, EVENTS, "b");
        return changes;
    }

    private void prepareStream(List<StoreChange> changes, String name, ModelStream stream) {
        if (confirmed.find(name).isEmpty()) {
            changes.add(createStream(name, stream));
        }
    }

    private void prepareConsumer(List<StoreChange> changes, String stream, String name) {
        if (confirmed
                .find(stream)
                .filter(held -> held.consumers.containsKey(name))
                .isEmpty()) {
            changes.add(createConsumer(stream, name, -1));
        }
    }

    /** Chooses the next change, for which it may have to receive a message; empty at the end of the connection. */
    Optional<StoreChange> next(Client client) {
        Optional<StoreChange> change = Optional.empty();
        while (change.isEmpty() && !client.hasEnded()) {
            change = switch (random.nextInt(20)) {
                case 0, 1, 2, 3, 4 -> publish();
                case 5, 6, 7 -> changeKey();
                case 8 -> publishAgain();
                case 9, 10, 11, 12 -> acknowledge(client);
                case 13 -> delete(client);
                case 14 -> purge(client);
                case 15 -> update();
                case 16 -> Optional.of(createConsumer(EVENTS, "a", 10L + random.nextInt(1000)));
                case 17 -> createOrDeleteConsumer();
                default -> createOrDeleteStream();
            };
        }
        return client.hasEnded() ? Optional.empty() : change;
    }

    /** Makes a change. Returns whether it was confirmed before the connection ended. */
    boolean make(StoreChange change, Client client) {
        pending = confirmed.copy();
        change.effect().accept(pending);
        boolean isConfirmed = change.send(client);
        if (isConfirmed) {
            confirmed = pending;
            changes++;
        }
        return isConfirmed;
    }

    /** Makes changes until the connection ends. */
    void run(Client client) {
        Optional<StoreChange> change = next(client);
        while (change.isPresent() && make(change.get(), client)) {
            change = next(client);
        }
    }

    /** Compares a restarted broker, and continues with its content. */
    void check(Client client, String moment) {
        confirmed = new StoreCheck(client, confirmed, pending, moment).run();
        pending = confirmed;
    }

    private static StoreChange createStream(String name, ModelStream stream) {
        stream.maxPerSubject = stream.kind == Kind.BUCKET ? 3 : -1;
        return StoreChange.api(
                "STREAM.CREATE." + name,
                stream.config(name),
                "\"did_create\":true",
                store -> store.streams.put(name, stream.copy()));
    }

    private static StoreChange createConsumer(String stream, String name, long maxDeliver) {
        String config = ("{\"stream_name\":\"%s\",\"config\":{\"durable_name\":\"%s\",\"ack_policy\":\"explicit\","
                        + "\"deliver_policy\":\"%s\",\"ack_wait\":5000000000,\"max_deliver\":%d}}")
                .formatted(stream, name, stream.equals(JOBS) ? "all" : "new", maxDeliver);
        return StoreChange.api(
                "CONSUMER.DURABLE.CREATE." + stream + "." + name,
                config,
                "\"max_deliver\":" + maxDeliver,
                store -> store.stream(stream).consumers.computeIfAbsent(name, any -> new ModelConsumer()).maxDeliver =
                        maxDeliver);
    }

    private Optional<StoreChange> publish() {
        String stream = any(LOG, JOBS, EVENTS, FACTS, FEED, TEMPORARY);
        if (confirmed.find(stream).isEmpty()) {
            return Optional.empty();
        }
        boolean hasId = (stream.equals(LOG) || stream.equals(JOBS)) && random.nextBoolean();
        List<String> lines = hasId ? List.of(ModelMessage.idLine(newName("id"))) : List.of();
        ModelMessage message = ModelMessage.of(anySubject(stream), lines, newName("message"));
        return Optional.of(StoreChange.publish(confirmed, stream, message));
    }

    /** Puts, deletes or purges a key whose revision is known. */
    private Optional<StoreChange> changeKey() {
        String key = "$KV.B." + any("k0", "k1", "k2");
        long revision = confirmed.stream(BUCKET).last(key);
        String expected = "Nats-Expected-Last-Subject-Sequence: " + revision;
        ModelMessage message = switch (random.nextInt(5)) {
            case 0 -> ModelMessage.of(key, List.of(expected, "KV-Operation: DEL"), "");
            case 1 -> ModelMessage.of(key, List.of(expected, "KV-Operation: PURGE", StoreModel.ROLLUP), "");
            default -> ModelMessage.of(key, List.of(expected), newName("value"));
        };
        return Optional.of(StoreChange.publish(confirmed, BUCKET, message));
    }

    private Optional<StoreChange> publishAgain() {
        String stream = any(LOG, JOBS);
        return anyMessage(stream, ModelMessage::hasId)
                .map(message -> StoreChange.republish(message.getKey(), message.getValue()));
    }

    private Optional<StoreChange> acknowledge(Client client) {
        List<Reader> waiting = new ArrayList<>();
        confirmed.streams.forEach((stream, held) -> held.consumers.forEach((name, consumer) -> {
            if (!consumer.unacknowledged.isEmpty()) {
                waiting.add(new Reader(stream, name));
            }
        }));
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Reader reader = waiting.get(random.nextInt(waiting.size()));
        client.publish(
                "$JS.API.CONSUMER.MSG.NEXT." + reader.stream() + "." + reader.consumer(),
                client.inbox("next"),
                "{\"batch\":1,\"no_wait\":true}");
        // Messages that were delivered before the broker ended are not delivered again before the end of their
        // ack_wait.
        return client.receive()
                .filter(delivered -> delivered.reply().startsWith("$JS.ACK."))
                .map(delivered -> acknowledge(reader, delivered));
    }

    private StoreChange acknowledge(Reader reader, Client.Received delivered) {
        long sequence = Long.parseLong(delivered.reply().split("\\.")[5]);
        ModelStream stream = confirmed.stream(reader.stream());
        ModelConsumer consumer = Objects.requireNonNull(stream.consumers.get(reader.consumer()));
        assertThat(consumer.unacknowledged)
                .as("unacknowledged messages of %s, which was sent one", reader)
                .contains(sequence);
        ModelMessage message = Objects.requireNonNull(stream.messages.get(sequence));
        assertThat(delivered.body()).isEqualTo(message.header() + message.payload());
        return new StoreChange(
                delivered.reply(),
                "",
                any("+ACK", "+TERM"),
                store -> store.stream(reader.stream()).acknowledged(reader.consumer(), sequence),
                "");
    }

    private Optional<StoreChange> delete(Client client) {
        String stream = any(LOG, MIRRORED, SOURCED, MOVED);
        awaitCopies(client);
        return anyMessage(stream, any -> true)
                .map(message -> StoreChange.api(
                        "STREAM.MSG.DELETE." + stream,
                        "{\"seq\":%d,\"no_erase\":%b}".formatted(message.getKey(), random.nextBoolean()),
                        "\"success\":true",
                        store -> store.stream(stream).removed(message.getKey())));
    }

    private Optional<StoreChange> purge(Client client) {
        String stream = any(LOG, JOBS, EVENTS, BUCKET, FACTS, MIRRORED, SOURCED, MOVED);
        awaitCopies(client);
        return anyMessage(stream, any -> true).map(message -> {
            String subject = random.nextBoolean() ? message.getValue().subject() : "";
            int limit = random.nextInt(3);
            long before = limit == 1 ? message.getKey() : 0;
            long kept = limit == 2 ? 1 + random.nextInt(3) : 0;
            List<Long> gone = confirmed.stream(stream).purgeable(subject, before, kept);
            return StoreChange.api(
                    "STREAM.PURGE." + stream,
                    "{\"filter\":\"%s\",\"seq\":%d,\"keep\":%d}".formatted(subject, before, kept),
                    "\"purged\":" + gone.size(),
                    store -> gone.forEach(store.stream(stream)::removed));
        });
    }

    /**
     * Waits until the copies contain everything that was published: only then is it known which messages a removal removes from a copy, and
     * which only from its origin.
     */
    private void awaitCopies(Client client) {
        for (String copy : COPIES) {
            long last = confirmed.stream(copy).last;
            Eventually.await(
                    copy + " has message " + last,
                    () -> client.tryRequest("STREAM.INFO." + copy, "")
                            .map(info -> StoreCheck.number(info, "last_seq") == last)
                            .orElse(true));
        }
    }

    private Optional<StoreChange> update() {
        String name = any(LOG, JOBS, EVENTS, BUCKET);
        ModelStream updated = confirmed.stream(name).copy();
        updated.description = newName("description");
        updated.maxPerSubject = name.equals(BUCKET) ? 1 + random.nextInt(4) : -1;
        return Optional.of(StoreChange.api(
                "STREAM.UPDATE." + name, updated.config(name), "\"description\":\"" + updated.description, store -> {
                    ModelStream stream = store.stream(name);
                    stream.description = updated.description;
                    stream.maxPerSubject = updated.maxPerSubject;
                    stream.limit();
                }));
    }

    private Optional<StoreChange> createOrDeleteConsumer() {
        String name = any("x0", "x1", "x2");
        if (!confirmed.stream(EVENTS).consumers.containsKey(name)) {
            return Optional.of(createConsumer(EVENTS, name, -1));
        }
        return Optional.of(StoreChange.api(
                "CONSUMER.DELETE." + EVENTS + "." + name,
                "",
                "\"success\":true",
                store -> store.stream(EVENTS).deleted(name)));
    }

    private Optional<StoreChange> createOrDeleteStream() {
        Optional<ModelStream> there = confirmed.find(TEMPORARY);
        if (there.isEmpty()) {
            return Optional.of(createStream(TEMPORARY, new ModelStream(Kind.LIMITS, "")));
        }
        if (there.get().consumers.isEmpty()) {
            return Optional.of(createConsumer(TEMPORARY, "t", -1));
        }
        return Optional.of(StoreChange.api(
                "STREAM.DELETE." + TEMPORARY, "", "\"success\":true", store -> store.streams.remove(TEMPORARY)));
    }

    private Optional<Map.Entry<Long, ModelMessage>> anyMessage(String stream, Predicate<ModelMessage> wanted) {
        List<Map.Entry<Long, ModelMessage>> messages = confirmed.stream(stream).messages.entrySet().stream()
                .filter(message -> wanted.test(message.getValue()))
                .toList();
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages.get(random.nextInt(messages.size())));
    }

    private String anySubject(String stream) {
        return stream + "." + random.nextInt(SUBJECTS);
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String newName(String kind) {
        return kind + "-" + ++named;
    }
}
