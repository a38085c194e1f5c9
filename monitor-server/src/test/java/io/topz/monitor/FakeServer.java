package io.topz.monitor;

import io.topz.collectors.Collector;
import io.topz.collectors.document.Accountz;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.ConnInfoBuilder;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Subsz;
import io.topz.collectors.document.SubszBuilder;
import io.topz.collectors.document.Varz;
import io.topz.collectors.document.VarzBuilder;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.Options;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A source whose answers a test specifies by document type. */
final class FakeServer implements Collector {

    static final Varz VARZ = VarzBuilder.builder()
            .serverId("NAME")
            .port(4222L)
            .authTimeout(2.0)
            .now(Instant.parse("2026-11-21T07:44:19.4361Z"))
            .build();

    private final Map<Class<?>, Function<Options<?>, CompletionStage<?>>> answers = new ConcurrentHashMap<>();

    FakeServer() {
        answer(Varz.class, options -> VARZ);
        answer(Connz.class, options -> connz(1));
        answer(Subsz.class, options -> SubszBuilder.builder().total(0L).build());
        answer(Healthz.class, options -> new Healthz("ok", null, null, null, 200));
        answer(Accountz.class, options -> {
            throw new BadRequestException("Account X does not exist");
        });
    }

    <D extends Document> void answer(Class<D> type, Function<Options<?>, D> answer) {
        answerLater(type, options -> CompletableFuture.completedFuture(answer.apply(options)));
    }

    <D extends Document> void answerLater(Class<D> type, Function<Options<?>, CompletionStage<D>> answer) {
        answers.put(type, answer::apply);
    }

    @Override
    public <D extends Document> CompletionStage<D> collect(Options<D> options) {
        Class<D> type = options.endpoint().document();
        Function<Options<?>, CompletionStage<?>> answer = answers.get(type);
        if (answer == null) {
            throw new IllegalStateException("nothing scripted for " + type);
        }
        return answer.apply(options).thenApply(type::cast);
    }

    /** An answer with about 180 bytes per connection. */
    static Connz connz(int connections) {
        ConnInfo connection = ConnInfoBuilder.builder()
                .cid(7L)
                .ip("127.0.0.1")
                .port(50_000L)
                .start(Instant.EPOCH)
                .name("a client with a name of fifty letters and some more")
                .build();
        List<ConnInfo> page = Collections.nCopies(connections, connection);
        return new Connz("NAME", Instant.EPOCH, (long) connections, (long) connections, 0L, 1024L, page);
    }
}
