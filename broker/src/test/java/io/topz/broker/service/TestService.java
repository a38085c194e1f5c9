package io.topz.broker.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.ServiceThread;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.HealthzError;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.JszBuilder;
import io.topz.collectors.document.LimitInfo;
import io.topz.collectors.options.JszOptions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A small service: it answers requests to {@code NAME.echo} with their content, and records its own life cycle in a journal. */
final class TestService implements Service {

    static final String FAILS_AT_CREATION = "fails at creation";
    static final String FAILS_AT_START = "fails at start";
    static final String FAILS_AT_STOP = "fails at stop";

    private static final long MAX_INBOX_BYTES = 1024 * 1024;

    final ServiceThread reactor;

    private final String name;
    private final String fault;
    private final List<String> journal;
    private final ServiceContext context;
    volatile @Nullable String problem;
    volatile @Nullable NatsClient client;

    private TestService(ServiceContext context, String name, String fault, List<String> journal) {
        this.context = context;
        this.name = name;
        this.fault = fault;
        this.journal = journal;
        reactor = context.reactor(name, MAX_INBOX_BYTES);
    }

    /** A factory that keeps the service that it has created. */
    static final class Factory implements ServiceFactory {

        private final String name;
        private final String fault;
        private final List<String> journal;
        private @Nullable TestService made;

        Factory(String name, String fault, List<String> journal) {
            this.name = name;
            this.fault = fault;
            this.journal = journal;
        }

        @Override
        public int reactors() {
            return 1;
        }

        @Override
        public Service create(ServiceContext context) {
            if (fault.equals(FAILS_AT_CREATION)) {
                throw new IllegalStateException(name + " " + fault);
            }
            made = new TestService(context, name, fault, journal);
            return made;
        }

        TestService made() {
            if (made == null) {
                throw new IllegalStateException("not created");
            }
            return made;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        note("started");
        if (fault.equals(FAILS_AT_START)) {
            throw new ServiceException(name + " " + fault, new IllegalStateException("a test"));
        }
        reactor.run(this::listen).join();
    }

    private void listen() {
        NatsClient connected = context.connect(reactor, context.accounts().global(), name + "-general");
        connected.subscribe(
                ByteString.of(name + ".echo"), ByteString.of("group"), message -> answer(connected, message));
        client = connected;
    }

    private static void answer(NatsClient client, Message message) {
        ByteString reply = ByteString.copyOf(message.buffer, message.reply, message.replyLength);
        byte[] body = Arrays.copyOfRange(message.buffer, message.body, message.body + message.bodyLength);
        client.publish(reply, null, body);
    }

    /** Runs a task in a turn with the client of the service. */
    void inTurn(Consumer<NatsClient> task) {
        NatsClient connected = client;
        if (connected == null) {
            throw new IllegalStateException("not started");
        }
        reactor.run(() -> task.accept(connected)).join();
    }

    static ByteString subject(String text) {
        return ByteString.of(text);
    }

    static byte[] body(String text) {
        return text.getBytes(US_ASCII);
    }

    @Override
    public void stop() {
        note("stopped");
        NatsClient connected = client;
        if (connected != null) {
            connected.close();
        }
        if (fault.equals(FAILS_AT_STOP)) {
            throw new ServiceException(name + " " + fault, new IllegalStateException("a test"));
        }
    }

    @Override
    public void close() {
        note("closed");
        reactor.stop();
    }

    private void note(String event) {
        journal.add(name + " " + event);
    }

    @Override
    public CompletionStage<List<HealthzError>> problems() {
        String known = problem;
        return CompletableFuture.completedFuture(
                known == null ? List.of() : List.of(new HealthzError(name, null, null, null, known)));
    }

    @Override
    public void addDocuments(Documents documents) {
        documents.serve(JszOptions.class, this::jsz);
    }

    private Jsz jsz(JszOptions options) {
        return JszBuilder.builder().serverId(name).build();
    }

    @Override
    public List<LimitInfo> limits() {
        return List.of(new LimitInfo(name + "_inbox", "bytes", MAX_INBOX_BYTES, reactor.refused()));
    }
}
