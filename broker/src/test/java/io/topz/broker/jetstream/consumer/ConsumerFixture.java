package io.topz.broker.jetstream.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topz.broker.account.Account;
import io.topz.broker.jetstream.consumer.ConsumerSet.Action;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.jetstream.store.ConsumersDirectory;
import io.topz.broker.protocol.MessageComposer;
import io.topz.broker.reactor.ManualReactor;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.store.DiskCounters;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.SequenceInfo;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.json.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A stream {@code S} with its consumers, without a broker and with a clock of its own. */
final class ConsumerFixture {

    final ManualReactor reactor = new ManualReactor();
    final Account account = new Account("A", 1);
    final ListSource source;
    final ConsumerSet consumers;
    private final AccountConsumers all = new AccountConsumers(account, reactor, "", 1024 * 1024);
    private final MessageComposer composer = new MessageComposer();

    private ConsumerFixture(ListSource source, Function<Reactor, ConsumerFiles> files) {
        this.source = source;
        try {
            consumers = all.open(source, files.apply(reactor));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        source.setListener(consumers);
        reactor.run();
    }

    /** A stream with the limits retention. */
    static ConsumerFixture limits() {
        return with("{}");
    }

    /** A stream with that configuration as JSON. */
    static ConsumerFixture with(String config) {
        String json = "{\"name\":\"S\",\"subjects\":[\"s.>\"],\"retention\":\"limits\","
                + config.substring(1, config.length() - 1) + "}";
        return new ConsumerFixture(
                new ListSource(RecordJson.read(
                        StreamConfig.class, json.replace(",}", "}").getBytes(UTF_8))),
                reactor -> ConsumerFiles.NONE);
    }

    /** Consumers of an existing stream. */
    static ConsumerFixture on(ListSource source, ConsumersDirectory directory, DiskCounters counters) {
        return new ConsumerFixture(
                source, reactor -> new ConsumerLog(reactor, directory, "S", Runnable::run, counters));
    }

    static ConsumerConfig config(String json) {
        return RecordJson.read(ConsumerConfig.class, json.replace('\'', '"').getBytes(UTF_8));
    }

    /** Creates or updates a consumer; the configuration is JSON with single quotes. */
    Consumer consumer(String name, String config) {
        try {
            Consumer consumer = consumers.create(name, config(config), Action.ANY);
            reactor.run();
            return consumer;
        } catch (JetStreamException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** Stores messages on {@code s.1} with these payloads. */
    void store(String... payloads) {
        for (String payload : payloads) {
            storeOn("s.1", payload);
        }
    }

    void storeOn(String subject, String payload) {
        source.store(subject, "", payload, reactor.now());
        reactor.run();
    }

    Listener listen(String subject) {
        return new Listener(account, subject, null);
    }

    Listener listen(String subject, @Nullable String queue) {
        Listener listener = new Listener(account, subject, queue);
        reactor.run();
        return listener;
    }

    /** Sends a pull request to a consumer. */
    void pull(String name, String request, String reply) {
        byte[] body = request.replace('\'', '"').getBytes(UTF_8);
        find(name).request(body, 0, body.length, ByteString.of(reply));
        reactor.run();
    }

    /** Creates a consumer, stores the messages {@code m0}, {@code m1} and so on, and pulls all of them. */
    void deliver(String name, String config, int count, String reply) {
        consumer(name, config);
        for (int i = 0; i < count; i++) {
            store("m" + i);
        }
        pull(name, String.valueOf(count), reply);
    }

    /** Acknowledges the message that was delivered with that reply subject. */
    void ack(String subject, String body) {
        ack(subject, body, "");
    }

    void ack(String subject, String body, String reply) {
        byte[] answer = reply.getBytes(UTF_8);
        all.acks()
                .acknowledgements()
                .receive(composer.compose(ByteString.of(subject), answer, answer.length, body.getBytes(UTF_8), 0));
        reactor.run();
    }

    /** Answers a flow control message. */
    void flowControl(String subject) {
        all.acks().flowControl().receive(composer.compose(ByteString.of(subject), null, 0, new byte[0], 0));
        reactor.run();
    }

    void pass(Duration time) {
        reactor.advance(time);
    }

    ConsumerInfo info(String name) {
        return find(name).info();
    }

    /** The position up to which a consumer has delivered. */
    SequenceInfo delivered(String name) {
        return Objects.requireNonNull(info(name).delivered());
    }

    /** The position up to which everything is acknowledged. */
    SequenceInfo floor(String name) {
        return Objects.requireNonNull(info(name).ackFloor());
    }

    private Consumer find(String name) {
        return Objects.requireNonNull(consumers.find(name), name);
    }
}
