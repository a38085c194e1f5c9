package io.topz.broker.jetstream.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.jetstream.crash.StoreModel.ModelConsumer;
import io.topz.broker.jetstream.crash.StoreModel.ModelMessage;
import io.topz.broker.jetstream.crash.StoreModel.ModelStream;
import io.topz.broker.jetstream.crash.StoreModel.State;
import io.topz.broker.testing.NatsSocket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares a restarted broker with a model. The last request before the end may have had its effect or not, for each stream and consumer
 * separately; everything else must be as it was confirmed.
 */
final class StoreCheck {

    private static final Pattern SUBJECT = Pattern.compile("\"subject\":\"([^\"]*)\"");
    private static final Pattern HEADER = Pattern.compile("\"hdrs\":\"([^\"]*)\"");
    private static final Pattern DATA = Pattern.compile("\"data\":\"([^\"]*)\"");
    private static final Pattern DESCRIPTION = Pattern.compile("\"description\":\"([^\"]*)\"");
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Client client;
    private final StoreModel confirmed;
    private final StoreModel pending;
    private final String moment;
    private final StoreModel found = new StoreModel();

    /**
     * Creates a check of one store.
     *
     * @param confirmed the store with the effects of all confirmed requests
     * @param pending the same with the effect of the unconfirmed request; equal if there is none
     * @param moment the end of the broker, for messages
     */
    StoreCheck(Client client, StoreModel confirmed, StoreModel pending, String moment) {
        this.client = client;
        this.confirmed = confirmed;
        this.pending = pending;
        this.moment = moment;
    }

    /** Fails if anything confirmed is undone. Returns the model of the broker's present content. */
    StoreModel run() {
        StoreScript.STREAMS.stream()
                .sorted(Comparator.comparing(name -> !origin(name).isEmpty()))
                .forEach(this::checkStream);
        found.streams.forEach(this::checkIds);
        return found;
    }

    private String origin(String name) {
        return confirmed
                .find(name)
                .or(() -> pending.find(name))
                .map(stream -> stream.origin)
                .orElse("");
    }

    /** The stream with and without the effect of the last request. */
    private List<Optional<ModelStream>> alternatives(String name) {
        List<Optional<ModelStream>> both = List.of(confirmed.find(name), pending.find(name));
        Function<StoreModel, Optional<State>> originOf =
                model -> model.find(origin(name)).map(ModelStream::state);
        Optional<State> before = originOf.apply(confirmed);
        Optional<State> after = originOf.apply(pending);
        if (before.equals(after)) {
            return both;
        }
        // The copy contains exactly the messages of its origin.
        return originOf.apply(found).equals(after) ? both.subList(1, 2) : both.subList(0, 1);
    }

    private void checkStream(String name) {
        List<Optional<ModelStream>> alternatives = alternatives(name);
        List<ModelStream> possible =
                alternatives.stream().flatMap(Optional::stream).toList();
        String info = client.request("STREAM.INFO." + name, "");
        if (info.contains("\"error\"")) {
            assertThat(alternatives).as("%s: stream %s: %s", moment, name, info).contains(Optional.empty());
            return;
        }
        assertThat(possible).as("%s: stream %s: %s", moment, name, info).isNotEmpty();
        List<State> states = possible.stream().map(ModelStream::state).toList();
        State state = state(name, states);
        boolean follows = !origin(name).isEmpty() || pending.isCopied(name);
        long deadline = System.nanoTime() + NatsSocket.PATIENCE.toNanos();
        while (follows && !states.contains(state) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            state = state(name, states);
        }
        if (!states.contains(state)) {
            possible = List.of(partlyRemoved(possible, state));
            states = List.of(possible.get(0).state());
        }
        assertThat(state).as("%s: stream %s", moment, name).isIn(states);
        ModelStream stream = possible.get(states.indexOf(state)).copy();
        found.streams.put(name, stream);
        checkConsumers(name, stream, possible);
    }

    /** The last request may have removed only some of its messages. */
    private static ModelStream partlyRemoved(List<ModelStream> possible, State state) {
        ModelStream before = possible.get(0).copy();
        Set<Long> remaining = possible.get(possible.size() - 1).messages.keySet();
        Set.copyOf(before.messages.keySet()).stream()
                .filter(sequence -> !remaining.contains(sequence))
                .filter(sequence -> !state.messages().containsKey(sequence))
                .forEach(before::removed);
        return before;
    }

    /** The state of a stream in the broker, including its actual messages. */
    private State state(String name, List<State> possible) {
        String info = client.request("STREAM.INFO." + name, "");
        assertThat(info).as("%s: stream %s", moment, name).doesNotContain("\"lost\"");
        Set<Long> sequences = new TreeSet<>();
        possible.forEach(state -> sequences.addAll(state.messages().keySet()));
        Iterator<String> answers = client.requests(
                        "STREAM.MSG.GET." + name,
                        sequences.stream().map("{\"seq\":%d}"::formatted).toList())
                .iterator();
        Map<Long, ModelMessage> messages = new TreeMap<>();
        for (long sequence : sequences) {
            String answer = answers.next();
            if (!answer.contains("\"error\"")) {
                messages.put(sequence, message(answer));
            }
        }
        return new State(
                number(info, "last_seq"),
                number(info, "messages"),
                messages,
                text(DESCRIPTION, info, Function.identity()),
                number(info, "max_msgs_per_subject"));
    }

    private static ModelMessage message(String answer) {
        Function<String, String> decoded =
                text -> new String(Base64.getDecoder().decode(text), ISO_8859_1);
        return new ModelMessage(
                text(SUBJECT, answer, Function.identity()), text(HEADER, answer, decoded), text(DATA, answer, decoded));
    }

    private void checkConsumers(String stream, ModelStream adopted, List<ModelStream> possible) {
        Set<String> names = new TreeSet<>();
        possible.forEach(each -> names.addAll(each.consumers.keySet()));
        adopted.consumers.clear();
        for (String name : names) {
            String info = client.request("CONSUMER.INFO." + stream + "." + name, "");
            List<String> descriptions = new ArrayList<>();
            possible.forEach(each -> descriptions.add(String.valueOf(each.consumers.get(name))));
            String described = describe(info);
            assertThat(described)
                    .as("%s: consumer %s of %s: %s", moment, name, stream, info)
                    .isIn(descriptions);
            ModelConsumer consumer =
                    possible.get(descriptions.indexOf(described)).consumers.get(name);
            if (consumer != null) {
                adopted.consumers.put(name, consumer.copy());
            }
        }
        assertThat(number(client.request("CONSUMER.NAMES." + stream, ""), "total"))
                .as("%s: consumers of %s", moment, stream)
                .isEqualTo(adopted.consumers.size());
    }

    private static String describe(String info) {
        return info.contains("\"error\"")
                ? "null"
                : (number(info, "num_pending") + number(info, "num_ack_pending")) + " to acknowledge, max_deliver "
                        + number(info, "max_deliver");
    }

    /** A publisher that repeats a confirmed message, because it missed the confirmation, must not store it twice. */
    private void checkIds(String stream, ModelStream held) {
        if (held.origin.isEmpty()) {
            held.messages.forEach((sequence, message) -> {
                if (message.hasId()) {
                    assertThat(StoreChange.republish(sequence, message).send(client))
                            .as("%s: connection to publish to %s again", moment, stream)
                            .isTrue();
                }
            });
        }
    }

    private static String text(Pattern pattern, String json, Function<String, String> decoder) {
        Matcher matcher = pattern.matcher(json);
        return matcher.find() ? decoder.apply(matcher.group(1)) : "";
    }

    /** The number in a field of an answer. */
    static long number(String json, String field) {
        Matcher number = Pattern.compile("\"" + field + "\":(-?\\d+)").matcher(json);
        assertThat(number.find()).as("%s in %s", field, json).isTrue();
        return Long.parseLong(number.group(1));
    }
}
