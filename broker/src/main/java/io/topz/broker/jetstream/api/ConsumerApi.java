package io.topz.broker.jetstream.api;

import io.topz.broker.jetstream.api.ApiRoute.Form;
import io.topz.broker.jetstream.consumer.AccountConsumers;
import io.topz.broker.jetstream.consumer.Consumer;
import io.topz.broker.jetstream.consumer.ConsumerSet;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.ConsumerInfo;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code $JS.API.CONSUMER}: creates, updates, deletes, describes and lists consumers, and handles pull requests. */
public final class ConsumerApi {

    private static final int MAX_NAMES = 1024;
    private static final int MAX_CONSUMERS = 256;
    private static final byte[] NOT_THERE =
            ByteString.of("NATS/1.0 503\r\n\r\n").bytes();

    /** A request for one page of a list. */
    public record ListRequest(@Nullable Long offset) {}

    /** A page of names. */
    public record NamesAnswer(String type, Long total, Long offset, Long limit, List<String> consumers) {}

    /** A page of consumers. */
    public record ListAnswer(String type, Long total, Long offset, Long limit, List<ConsumerInfo> consumers) {}

    private final AccountConsumers consumers;

    /** Serves the requests of one account. */
    public ConsumerApi(AccountConsumers consumers) {
        this.consumers = consumers;
    }

    /** The routes that this class serves. */
    public List<ApiRoute> routes() {
        String create = "consumer_create_response";
        return List.of(
                new ApiRoute("CONSUMER.CREATE", 1, Integer.MAX_VALUE, create, Form.PLAIN, this::create),
                new ApiRoute("CONSUMER.DURABLE.CREATE", 2, 2, create, Form.PLAIN, this::createDurable),
                new ApiRoute("CONSUMER.NAMES", 1, 1, "consumer_names_response", Form.CONSUMER_PAGE, this::names),
                new ApiRoute("CONSUMER.LIST", 1, 1, "consumer_list_response", Form.CONSUMER_PAGE, this::list),
                new ApiRoute("CONSUMER.INFO", 2, 2, "consumer_info_response", Form.PLAIN, this::info),
                new ApiRoute("CONSUMER.DELETE", 2, 2, "consumer_delete_response", Form.PLAIN, this::delete),
                new ApiRoute("CONSUMER.MSG.NEXT", 2, 2, "", Form.RAW, this::next));
    }

    private @Nullable Record create(ApiRequest request) throws JetStreamException {
        return create(request, CreateRequest.read(request, request.name(0)).named(request));
    }

    private @Nullable Record createDurable(ApiRequest request) throws JetStreamException {
        return create(request, CreateRequest.read(request, request.name(0)).durable(request.name(1)));
    }

    private @Nullable Record create(ApiRequest request, CreateRequest wanted) throws JetStreamException {
        ConsumerSet set = set(request);
        Consumer consumer = set.create(wanted.consumer(), wanted.config(), wanted.action());
        return whenKept(request, set, consumer, () -> new ConsumerAnswer(request.type(), consumer.info()));
    }

    /** Responds after the commit of this turn, when it is known whether the change of the consumer was stored. */
    private static @Nullable Record whenKept(
            ApiRequest request, ConsumerSet set, Consumer consumer, Supplier<Record> answer) {
        request.account().reactor().afterCommit(() -> {
            try {
                set.requireKept(consumer);
                request.respond(answer.get());
            } catch (JetStreamException notKept) {
                request.refuse(notKept.error());
            }
        });
        return null;
    }

    private ConsumerSet set(ApiRequest request) throws JetStreamException {
        ConsumerSet set = consumers.of(request.account().stream(request.name(0)));
        if (set == null) {
            throw JetStreamError.STREAM_NOT_FOUND.exception();
        }
        return set;
    }

    private Consumer consumer(ApiRequest request) throws JetStreamException {
        Consumer consumer = set(request).find(request.name(1));
        if (consumer == null) {
            throw JetStreamError.CONSUMER_NOT_FOUND.exception();
        }
        return consumer;
    }

    private Record names(ApiRequest request) throws JetStreamException {
        long offset = offset(request);
        List<Consumer> all = set(request).listed();
        List<Consumer> page = page(all, offset, MAX_NAMES);
        return new NamesAnswer(
                request.type(),
                (long) all.size(),
                Math.min(offset, all.size()),
                (long) MAX_NAMES,
                page.stream().map(Consumer::name).toList());
    }

    private Record list(ApiRequest request) throws JetStreamException {
        long offset = offset(request);
        List<Consumer> all = set(request).listed();
        List<Consumer> page = page(all, offset, MAX_CONSUMERS);
        return new ListAnswer(
                request.type(),
                (long) all.size(),
                Math.min(offset, all.size()),
                (long) MAX_CONSUMERS,
                page.stream().map(Consumer::info).toList());
    }

    private static long offset(ApiRequest request) throws JetStreamException {
        Long offset = request.isEmpty() ? null : request.json(ListRequest.class).offset();
        return offset == null ? 0 : Math.max(0, offset);
    }

    private static List<Consumer> page(List<Consumer> all, long offset, int limit) {
        return all.stream().skip(offset).limit(limit).toList();
    }

    private Record info(ApiRequest request) throws JetStreamException {
        requireEmpty(request);
        return new ConsumerAnswer(request.type(), consumer(request).info());
    }

    private @Nullable Record delete(ApiRequest request) throws JetStreamException {
        requireEmpty(request);
        Consumer consumer = consumer(request);
        ConsumerSet set = set(request);
        set.delete(consumer);
        return whenKept(request, set, consumer, () -> Success.of(request));
    }

    private static void requireEmpty(ApiRequest request) throws JetStreamException {
        if (!request.isEmpty()) {
            throw JetStreamError.NOT_EMPTY_REQUEST.exception();
        }
    }

    private @Nullable Record next(ApiRequest request) {
        if (request.reply().length() == 0) {
            return null;
        }
        ConsumerSet set = consumers.of(request.name(0));
        Consumer consumer = set == null ? null : set.find(request.name(1));
        if (consumer != null) {
            consumer.request(request.body(), 0, request.body().length, request.reply());
        } else {
            Reactor reactor = request.account().reactor();
            reactor.publish(
                    request.account().account(),
                    reactor.composer().compose(request.reply(), null, 0, NOT_THERE, NOT_THERE.length));
        }
        return null;
    }
}
