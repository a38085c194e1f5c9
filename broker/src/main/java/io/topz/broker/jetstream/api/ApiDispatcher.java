package io.topz.broker.jetstream.api;

import io.topz.broker.jetstream.account.JetStreamAccount;
import io.topz.broker.jetstream.advisory.AdvisoryPublisher;
import io.topz.broker.jetstream.error.ApiError;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.jetstream.stream.Stream;
import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.reactor.Receiver;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.json.RecordJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Routes the JetStream API requests of one account to their handlers and publishes the responses. Runs on the JetStream thread.
 *
 * <p>Requests for an unknown API are not answered at all, as in nats-server.
 */
public final class ApiDispatcher implements Receiver, ApiRequest.Responder {

    private static final int MAX_TOKENS_OF_A_NAME = 3;
    private static final byte[] NEXT = "$JS.API.CONSUMER.MSG.NEXT.".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIRECT_GET = "$JS.API.DIRECT.GET.".getBytes(StandardCharsets.US_ASCII);

    private static final ApiError NOT_STORED =
            JetStreamError.STREAM_STORE_FAILED.with("the stream could not be written");
    private static final ApiError NO_MESSAGE = JetStreamError.NO_MESSAGE_FOUND.with();

    private final JetStreamAccount account;
    private final Reactor reactor;
    private final int prefixTokens;
    private final ApiAudit audit;
    private final LongRequests longRequests;
    private final Map<String, ApiRoute> routes = new HashMap<>();

    /**
     * Creates a dispatcher.
     *
     * @param prefixTokens the number of tokens before the name of the request in the subject
     * @param clients finds the client that sent a request
     * @param longRequests delays clients whose requests take too much time
     */
    public ApiDispatcher(
            JetStreamAccount account,
            Reactor reactor,
            int prefixTokens,
            List<ApiRoute> routes,
            Clients clients,
            LongRequests longRequests) {
        this.account = account;
        this.reactor = reactor;
        this.prefixTokens = prefixTokens;
        this.longRequests = longRequests;
        AdvisoryPublisher publisher = new AdvisoryPublisher(
                account.account(), reactor, account.options().domain());
        audit = new ApiAudit(publisher, account.serverName(), clients);
        routes.forEach(route -> this.routes.put(route.name(), route));
    }

    @Override
    public boolean isQuick(Message message) {
        return starts(message, NEXT) || starts(message, DIRECT_GET);
    }

    private static boolean starts(Message message, byte[] prefix) {
        int from = message.subject;
        return message.subjectLength > prefix.length
                && Arrays.equals(prefix, 0, prefix.length, message.buffer, from, from + prefix.length);
    }

    @Override
    public void receive(Message message) {
        ByteString subject = ByteString.copyOf(message.buffer, message.subject, message.subjectLength);
        String[] tokens = subject.toString().split("\\.", -1);
        for (int length = MAX_TOKENS_OF_A_NAME; length > 0; length--) {
            int names = tokens.length - prefixTokens - length;
            ApiRoute route = names < 0 ? null : routes.get(join(tokens, length));
            if (route != null && names >= route.minNames() && names <= route.maxNames()) {
                List<String> namesOf = List.of(tokens).subList(prefixTokens + length, tokens.length);
                longRequests.run(message.publisher, () -> dispatch(route, subject, namesOf, message));
                return;
            }
        }
    }

    private String join(String[] tokens, int length) {
        return String.join(".", Arrays.copyOfRange(tokens, prefixTokens, prefixTokens + length));
    }

    private void dispatch(ApiRoute route, ByteString subject, List<String> names, Message message) {
        if (!message.hasReply() && route.form() != ApiRoute.Form.RAW) {
            return;
        }
        byte[] body = Arrays.copyOfRange(message.buffer, message.payload(), message.body + message.bodyLength);
        ByteString reply = ByteString.copyOf(message.buffer, message.reply, message.replyLength);
        ApiRequest request = new ApiRequest(account, route, subject, names, body, reply, message.publisher, this);
        Stream stream = names.isEmpty() ? null : account.streams().get(names.get(0));
        long failedBefore = stream == null ? 0 : stream.failedCommits();
        try {
            Record answer = route.handler().handle(request);
            if (answer != null) {
                respond(request, answer, () -> stream == null || stream.failedCommits() == failedBefore);
            }
        } catch (JetStreamException refused) {
            if (route.form() != ApiRoute.Form.RAW) {
                refuse(request, refused.error());
            }
        }
    }

    @Override
    public void respond(ApiRequest request, Record answer) {
        respond(request, answer, () -> true);
    }

    private void respond(ApiRequest request, Record answer, BooleanSupplier isStored) {
        boolean counts = request.route().form() != ApiRoute.Form.MESSAGE;
        if (counts) {
            account.apiStats().request();
        }
        send(request, answer, counts, isStored);
    }

    @Override
    public void respondLater(ApiRequest request, Supplier<Record> answer) {
        account.apiStats().request();
        account.writer().execute(() -> {
            byte[] json = RecordJson.bytes(answer.get());
            reactor.execute(() -> send(request, json));
        });
    }

    private void send(ApiRequest request, byte[] json) {
        reactor.publish(account.account(), reactor.composer().compose(request.reply(), null, 0, json, 0));
        audit.answered(request, json);
    }

    @Override
    public void refuse(ApiRequest request, ApiError error) {
        ApiRoute.Form form = request.route().form();
        boolean counts = form != ApiRoute.Form.MESSAGE || !error.equals(NO_MESSAGE);
        if (counts) {
            account.apiStats().error();
        }
        send(request, Refusal.of(form, request.type(), error), counts, () -> true);
    }

    /** Sends a response after the commit; an error instead if the commit failed. */
    private void send(ApiRequest request, Record answer, boolean isAudited, BooleanSupplier isStored) {
        byte[] json = RecordJson.bytes(answer);
        reactor.afterCommit(() -> {
            byte[] sent = isStored.getAsBoolean()
                    ? json
                    : RecordJson.bytes(Refusal.of(request.route().form(), request.type(), NOT_STORED));
            reactor.publish(account.account(), reactor.composer().compose(request.reply(), null, 0, sent, 0));
            if (isAudited) {
                audit.answered(request, sent);
            }
        });
    }
}
