package io.topz.broker.jetstream.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.jetstream.crash.StoreModel.ModelMessage;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A request of a client and its effect on a store.
 *
 * @param header the complete header block of the request, empty if there is none
 * @param effect the effect that a confirmation promises
 * @param answer a part of the confirmation; empty if the whole confirmation is known
 */
record StoreChange(String subject, String header, String payload, Consumer<StoreModel> effect, String answer) {

    /** A publish that is stored with the next sequence. */
    static StoreChange publish(StoreModel model, String stream, ModelMessage message) {
        long sequence = model.stream(stream).last + 1;
        return new StoreChange(
                message.subject(),
                message.header(),
                message.payload(),
                store -> store.stored(stream, message),
                "\"seq\":%d}".formatted(sequence));
    }

    /** A publish of a message that is already stored. */
    static StoreChange republish(long sequence, ModelMessage message) {
        return new StoreChange(
                message.subject(),
                message.header(),
                "again",
                store -> {},
                "\"seq\":%d,\"duplicate\": true}".formatted(sequence));
    }

    /** A request to the API. */
    static StoreChange api(String subject, String payload, String answer, Consumer<StoreModel> effect) {
        return new StoreChange("$JS.API." + subject, "", payload, effect, answer);
    }

    /** Sends the request. Returns whether it was confirmed before the connection ended; any other answer is a failure. */
    boolean send(Client client) {
        client.publish(subject, client.inbox("change"), header, payload);
        Optional<String> confirmation = client.receive().map(Client.Received::body);
        confirmation.ifPresent(body -> {
            if (answer.isEmpty()) {
                assertThat(body).as("%s %s", subject, payload).isEmpty();
            } else {
                assertThat(body).as("%s %s", subject, payload).contains(answer).doesNotContain("\"error\"");
            }
        });
        return confirmation.isPresent();
    }
}
