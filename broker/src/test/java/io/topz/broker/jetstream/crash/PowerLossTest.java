package io.topz.broker.jetstream.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.topz.broker.Broker;
import io.topz.broker.BrokerOptions;
import io.topz.broker.jetstream.JetStreamOptions;
import io.topz.broker.jetstream.JetStreamOptionsBuilder;
import io.topz.broker.jetstream.crash.RecordedDisk.Unforced;
import io.topz.broker.jetstream.crash.StoreModel.ModelConsumer;
import io.topz.broker.jetstream.crash.StoreModel.ModelStream;
import io.topz.broker.jetstream.store.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records everything that a broker does to its files while a client works with it, then opens the store as it would be had the
 * power failed in between: nothing that was confirmed before may be undone. How many moments are tried is the system property
 * {@code topz.prefixes}.
 */
final class PowerLossTest {

    private static final int PREFIXES = Integer.getInteger("topz.prefixes", 24);
    private static final int STEPS = 250;
    private static final List<Unforced> FATES = List.copyOf(EnumSet.allOf(Unforced.class));

    /** What the broker holds from a confirmation on; the request was sent when so many operations had been recorded. */
    private record Step(int requested, int confirmed, StoreModel after) {}

    @TempDir
    private Path directory;

    private final RecordedDisk disk = new RecordedDisk();
    private final List<Step> steps = new ArrayList<>();
    private final StoreModel model = new StoreModel();
    private int published;

    @Test
    void confirmedChanges_survivePowerLossAtAnyMoment() throws IOException {
        long seed = Long.getLong("topz.seed", System.nanoTime());
        Random random = new Random(seed);
        Path recorded = directory.resolve("recorded");
        Files.createDirectories(recorded.resolve("jetstream"));
        try (Run run = new Run(recorded, disk)) {
            steps.add(new Step(0, 0, new StoreModel()));
            prepare(run.client);
            for (int i = 0; i < STEPS; i++) {
                step(run.client, random);
            }
        }
        for (int i = 0; i < PREFIXES; i++) {
            int before = 1 + random.nextInt(disk.size());
            Unforced unforced = FATES.get(i % FATES.size());
            Path lost = directory.resolve("lost" + i);
            Files.createDirectories(lost.resolve("jetstream"));
            disk.restore(before, unforced, random, recorded, lost);
            String moment = "seed %d, power lost before operation %d, what was not forced is %s"
                    .formatted(seed, before, unforced);
            try (Run run = new Run(lost, StoreFiles.DISK)) {
                check(run.client, before, moment);
            }
        }
        System.out.printf(
                "%d power failures within %d operations, nothing undone (seed %d)%n", PREFIXES, disk.size(), seed);
    }

    private static final class Run implements AutoCloseable {
        private final Broker broker;
        private final Client client;

        Run(Path store, StoreFiles files) {
            JetStreamOptions jetStream = JetStreamOptionsBuilder.builder(JetStreamOptions.in(store))
                    .files(files)
                    .build();
            broker = Broker.start(BrokerOptions.builder()
                    .host("127.0.0.1")
                    .port(-1)
                    .eventLoops(1)
                    .jetStream(jetStream)
                    .build());
            client = new Client(broker.port());
        }

        @Override
        public void close() {
            client.close();
            broker.stop();
        }
    }

    private void prepare(Client client) {
        createStream(client, "KEEP", "limits");
        createStream(client, "WORK", "workqueue");
        createStream(client, "NEED", "interest");
        createConsumer(client, "KEEP", "c", -1);
        createConsumer(client, "WORK", "w", -1);
        createConsumer(client, "NEED", "a", -1);
        createConsumer(client, "NEED", "b", -1);
    }

    private void step(Client client, Random random) {
        List<String> names = List.copyOf(model.streams.keySet());
        String stream = names.get(random.nextInt(names.size()));
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> publish(client, stream);
            case 4, 5, 6, 7 -> acknowledge(client, stream, random);
            case 8 -> remove(client, random);
            case 9 -> changeConsumer(client, random);
            case 10 -> comeAndGoConsumer(client, random);
            default -> comeAndGoStream(client);
        }
    }

    /** Asks for something; what the model becomes is what the broker has confirmed then. */
    private void confirmed(String answer, int requested, Runnable change) {
        assertThat(answer).doesNotContain("\"error\"");
        change.run();
        steps.add(new Step(requested, disk.size(), model.copy()));
    }

    private void createStream(Client client, String name, String retention) {
        int requested = disk.size();
        String config =
                "{\"name\":\"%s\",\"subjects\":[\"%s.>\"],\"retention\":\"%s\"}".formatted(name, name, retention);
        confirmed(
                client.request("STREAM.CREATE." + name, config),
                requested,
                () -> model.streams.put(name, new ModelStream(!retention.equals("limits"))));
    }

    private void createConsumer(Client client, String stream, String name, long maxDeliver) {
        int requested = disk.size();
        String config = ("{\"stream_name\":\"%s\",\"config\":{\"durable_name\":\"%s\",\"ack_policy\":\"explicit\","
                        + "\"deliver_policy\":\"%s\",\"ack_wait\":600000000000,\"max_deliver\":%d}}")
                .formatted(stream, name, stream.equals("WORK") ? "all" : "new", maxDeliver);
        confirmed(
                client.request("CONSUMER.DURABLE.CREATE." + stream + "." + name, config),
                requested,
                () -> model.stream(stream).consumers.computeIfAbsent(name, any -> new ModelConsumer()).maxDeliver =
                        maxDeliver);
    }

    private void publish(Client client, String stream) {
        int requested = disk.size();
        String payload = "message " + ++published;
        client.publish(stream + ".x", client.inbox("ack"), payload);
        String answer = client.receive().orElseThrow().body();
        long sequence = Client.sequence(answer).orElseThrow();
        confirmed(answer, requested, () -> model.stream(stream).stored(sequence, payload));
    }

    private void acknowledge(Client client, String stream, Random random) {
        List<String> waiting = new ArrayList<>();
        model.stream(stream).consumers.forEach((name, consumer) -> {
            if (!consumer.unacknowledged.isEmpty()) {
                waiting.add(name);
            }
        });
        if (waiting.isEmpty()) {
            return;
        }
        String consumer = waiting.get(random.nextInt(waiting.size()));
        client.publish("$JS.API.CONSUMER.MSG.NEXT." + stream + "." + consumer, client.inbox("next"), "1");
        String reply = client.receive().orElseThrow().reply();
        int requested = disk.size();
        client.publish(reply, client.inbox("ack"), random.nextBoolean() ? "+ACK" : "+TERM");
        String answer = client.receive().orElseThrow().body();
        long sequence = Long.parseLong(reply.split("\\.")[5]);
        confirmed(answer, requested, () -> model.stream(stream).acknowledged(consumer, sequence));
    }

    private void remove(Client client, Random random) {
        ModelStream keep = model.stream("KEEP");
        if (keep.messages.isEmpty()) {
            return;
        }
        List<Long> there = List.copyOf(keep.messages.keySet());
        long sequence = there.get(random.nextInt(there.size()));
        int requested = disk.size();
        if (random.nextInt(3) > 0) {
            confirmed(
                    client.request("STREAM.MSG.DELETE.KEEP", "{\"seq\":" + sequence + "}"),
                    requested,
                    () -> keep.removed(sequence));
        } else {
            confirmed(
                    client.request("STREAM.PURGE.KEEP", "{\"seq\":" + sequence + "}"),
                    requested,
                    () -> there.stream().filter(each -> each < sequence).forEach(keep::removed));
        }
    }

    private void changeConsumer(Client client, Random random) {
        createConsumer(client, "NEED", "a", 10L + random.nextInt(1000));
    }

    private void comeAndGoConsumer(Client client, Random random) {
        String name = "x" + random.nextInt(3);
        if (!model.stream("NEED").consumers.containsKey(name)) {
            createConsumer(client, "NEED", name, -1);
            return;
        }
        int requested = disk.size();
        confirmed(
                client.request("CONSUMER.DELETE.NEED." + name, ""),
                requested,
                () -> model.stream("NEED").deleted(name));
    }

    private void comeAndGoStream(Client client) {
        if (!model.streams.containsKey("GOES")) {
            createStream(client, "GOES", "limits");
            createConsumer(client, "GOES", "g", -1);
            return;
        }
        int requested = disk.size();
        confirmed(client.request("STREAM.DELETE.GOES", ""), requested, () -> model.streams.remove("GOES"));
    }

    /** The step under way when the power failed may have happened or not, for each stream and consumer by itself. */
    private void check(Client client, int before, String moment) {
        int last = 0;
        while (last + 1 < steps.size() && steps.get(last + 1).confirmed() <= before) {
            last++;
        }
        StoreModel confirmed = steps.get(last).after();
        boolean underWay = last + 1 < steps.size() && steps.get(last + 1).requested() < before;
        StoreModel next = underWay ? steps.get(last + 1).after() : confirmed;
        Set<String> names = new TreeSet<>(confirmed.streams.keySet());
        names.addAll(next.streams.keySet());
        names.add("GOES");
        for (String name : names) {
            ModelStream one = confirmed.streams.get(name);
            ModelStream other = next.streams.get(name);
            String info = client.request("STREAM.INFO." + name, "");
            ModelStream either = one == null ? other : one;
            if (info.contains("\"error\"")) {
                assertThat(one == null || other == null)
                        .as("%s: stream %s: %s", moment, name, info)
                        .isTrue();
            } else if (either == null) {
                fail("%s: stream %s is there", moment, name);
            } else {
                check(client, name, info, either, other == null ? either : other, moment);
            }
        }
    }

    private static void check(
            Client client, String name, String info, ModelStream one, ModelStream other, String moment) {
        assertThat(messages(client, name, info))
                .as("%s: stream %s", moment, name)
                .isIn(one.messages, other.messages);
        Set<String> consumers = new TreeSet<>(one.consumers.keySet());
        consumers.addAll(other.consumers.keySet());
        for (String consumer : consumers) {
            String about = client.request("CONSUMER.INFO." + name + "." + consumer, "");
            assertThat(description(about))
                    .as("%s: consumer %s of %s: %s", moment, consumer, name, about)
                    .isIn(String.valueOf(one.consumers.get(consumer)), String.valueOf(other.consumers.get(consumer)));
        }
        String all = client.request("CONSUMER.NAMES." + name, "");
        assertThat(number(all, "total"))
                .as("%s: consumers of %s: %s", moment, name, all)
                .isBetween((long) Math.min(one.consumers.size(), other.consumers.size()), (long)
                        Math.max(one.consumers.size(), other.consumers.size()));
    }

    private static String description(String info) {
        return info.contains("\"error\"")
                ? "null"
                : (number(info, "num_pending") + number(info, "num_ack_pending")) + " to acknowledge, max_deliver "
                        + number(info, "max_deliver");
    }

    private static Map<Long, String> messages(Client client, String stream, String info) {
        long last = number(info, "last_seq");
        List<String> questions = new ArrayList<>();
        for (long sequence = 1; sequence <= last; sequence++) {
            questions.add("{\"seq\":" + sequence + "}");
        }
        Map<Long, String> messages = new TreeMap<>();
        List<String> answers = client.requests("STREAM.MSG.GET." + stream, questions);
        for (int i = 0; i < answers.size(); i++) {
            long sequence = i + 1L;
            Client.payloadOf(answers.get(i)).ifPresent(payload -> messages.put(sequence, payload));
        }
        return messages;
    }

    private static long number(String json, String field) {
        Matcher number = Pattern.compile("\"" + field + "\":(-?\\d+)").matcher(json);
        assertThat(number.find()).as("%s in %s", field, json).isTrue();
        return Long.parseLong(number.group(1));
    }
}
