package io.topz.recordings;

import io.topz.collectors.document.Channelsz;
import io.topz.collectors.document.Clientsz;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Serverz;
import io.topz.collectors.document.Varz;
import io.topz.collectors.jetstream.ConfigMemory;
import io.topz.collectors.options.AccountzOptions;
import io.topz.collectors.options.AccstatzOptions;
import io.topz.collectors.options.ChannelszOptions;
import io.topz.collectors.options.ChannelszOptionsBuilder;
import io.topz.collectors.options.ClientszOptions;
import io.topz.collectors.options.ClientszOptionsBuilder;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.ConnzOptionsBuilder;
import io.topz.collectors.options.GatewayzOptions;
import io.topz.collectors.options.HealthzOptions;
import io.topz.collectors.options.HealthzOptionsBuilder;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.JszOptionsBuilder;
import io.topz.collectors.options.LeafzOptions;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.RoutezOptions;
import io.topz.collectors.options.ServerzOptions;
import io.topz.collectors.options.StorezOptions;
import io.topz.collectors.options.SubszOptions;
import io.topz.collectors.options.SubszOptionsBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plans the requests that are sent only for a recording, after the {@code /varz} that begins a poll. Slowly changing documents are
 * requested in every tenth poll or less often, documents that are expensive for the server even less often. Safe for any thread.
 */
final class RecordingSchedule {

    /** The interval in polls between requests for slowly changing documents. */
    static final int EVERY_TENTH = 10;

    /** The interval in polls between requests for documents that hardly ever change. */
    static final int EVERY_SIXTIETH = 60;

    /** The interval of a rare request grows with its answer: by one interval for this number of bytes. */
    private static final int BYTES = 64 << 10;

    /** A request is not repeated before this multiple of its answer time has passed. */
    private static final int REST = 4;

    private static final long CONNECTIONS = 1024;

    private static final Options<?> OPEN = connections().auth(true).build();

    private static final Options<?> CLOSED =
            connections().state(ConnState.CLOSED).sort("stop").auth(true).build();

    /** The request about JetStream. */
    private static final Options<?> JETSTREAM = ConfigMemory.ALL;

    /** The channels of NATS Streaming, the first page. */
    private static final ChannelszOptions CHANNELS = new ChannelszOptions("", true, 0, Options.DEFAULT_LIMIT);

    /** The clients of NATS Streaming, the first page. */
    private static final ClientszOptions CLIENTS = new ClientszOptions("", false, 0, Options.DEFAULT_LIMIT);

    /** The interval of each request in polls; the caller sends all other requests. */
    private static final Map<Options<?>, Integer> EVERY = Map.ofEntries(
            Map.entry(OPEN, 1),
            Map.entry(AccstatzOptions.defaults(), 1),
            Map.entry(SubscriptionFill.ALL, EVERY_TENTH),
            Map.entry(
                    SubszOptionsBuilder.builder(SubszOptions.defaults())
                            .subs(true)
                            .build(),
                    EVERY_TENTH),
            Map.entry(
                    HealthzOptionsBuilder.builder(HealthzOptions.defaults())
                            .details(true)
                            .build(),
                    EVERY_TENTH),
            Map.entry(AccountzOptions.defaults(), EVERY_SIXTIETH),
            Map.entry(RoutezOptions.defaults(), EVERY_SIXTIETH),
            Map.entry(GatewayzOptions.defaults(), EVERY_SIXTIETH),
            Map.entry(LeafzOptions.defaults(), EVERY_SIXTIETH));

    private final Set<Options<?>> asked = new HashSet<>();
    private final Set<Options<?>> waiting = new HashSet<>();
    private final Map<Options<?>, Instant> restsUntil = new HashMap<>();
    private final Map<Options<?>, Integer> larger = new HashMap<>();
    private ConfigMemory configs = new ConfigMemory();
    private boolean streaming;
    private int polls;
    private @Nullable Varz last;

    private static ConnzOptionsBuilder connections() {
        return ConnzOptionsBuilder.builder(ConnzOptions.defaults()).limit(CONNECTIONS);
    }

    /** Returns the request that replaces one of a view. It includes more data, so that one answer serves all views. */
    @SuppressWarnings("unchecked") // options of the same endpoint have the same document
    synchronized <D extends Document> Options<D> widened(Options<D> options) {
        if (options instanceof ConnzOptions connz && connz.cid() == 0) {
            return (Options<D>) ConnzOptionsBuilder.builder(connz).auth(true).build();
        }
        if (options instanceof JszOptions jsz && jsz.account().isEmpty()) {
            return (Options<D>) JszOptionsBuilder.builder(jsz)
                    .accounts(true)
                    .streams(true)
                    .consumers(true)
                    .config(jsz.config() || configs.isDue())
                    .build();
        }
        return options;
    }

    /** Returns the requests that follow from an answer; each must be {@linkplain #begins started} or dropped. */
    synchronized List<Options<?>> answered(Options<?> options, Document document, Instant now) {
        asked.add(options);
        if (options instanceof JszOptions jsz && document instanceof Jsz answer) {
            configs.complete(jsz, answer);
        }
        if (document instanceof Serverz) {
            streaming = true;
        }
        if (!(document instanceof Varz varz)) {
            return pageAfter(options, document);
        }
        asked.clear();
        List<Options<?>> due = new ArrayList<>();
        if (varz.jetstream() != null && varz.jetstream().config() != null) {
            due.add(JETSTREAM);
        }
        EVERY.forEach((extra, every) -> {
            int times = every == 1 ? 1 : larger.getOrDefault(extra, 1);
            if (polls % (every * times) == 0) {
                due.add(extra);
            }
        });
        addStreaming(due);
        if (isClosing(varz) || polls % EVERY_SIXTIETH == 0) {
            due.add(CLOSED);
        }
        if (last != null && !Objects.equals(last.serverId(), varz.serverId())) {
            configs = new ConfigMemory();
        }
        last = varz;
        polls++;
        due.removeIf(extra -> waiting.contains(extra)
                || restsUntil.getOrDefault(extra, Instant.MIN).isAfter(now));
        waiting.addAll(due);
        return due;
    }

    /** Asks now and then whether there is NATS Streaming, and at every poll for its channels and clients. */
    private void addStreaming(List<Options<?>> due) {
        if (streaming || polls % EVERY_SIXTIETH == 0) {
            due.add(ServerzOptions.defaults());
        }
        if (streaming) {
            due.add(CHANNELS);
            due.add(CLIENTS);
            if (polls % EVERY_TENTH == 0) {
                due.add(StorezOptions.defaults());
            }
        }
    }

    /** The request for the next page of a list of NATS Streaming; none after the last page, and for other documents. */
    private static List<Options<?>> pageAfter(Options<?> options, Document document) {
        if (options instanceof ChannelszOptions asked && document instanceof Channelsz page) {
            long next = asked.offset() + size(page.channels());
            return isLast(asked.offset(), next, page.total())
                    ? List.of()
                    : List.of(
                            ChannelszOptionsBuilder.builder(asked).offset(next).build());
        }
        if (options instanceof ClientszOptions asked && document instanceof Clientsz page) {
            long next = asked.offset() + size(page.clients());
            return isLast(asked.offset(), next, page.total())
                    ? List.of()
                    : List.of(ClientszOptionsBuilder.builder(asked).offset(next).build());
        }
        return List.of();
    }

    private static boolean isLast(long offset, long next, @Nullable Long total) {
        return total == null || next >= total || next == offset;
    }

    private static int size(@Nullable List<?> list) {
        return list == null ? 0 : list.size();
    }

    /** Whether connections have been closed since the last poll. */
    private boolean isClosing(Varz varz) {
        return last == null || !Objects.equals(closed(last), closed(varz));
    }

    private static @Nullable Long closed(Varz varz) {
        return varz.totalConnections() == null || varz.connections() == null
                ? null
                : Long.valueOf(varz.totalConnections() - varz.connections());
    }

    /** Starts an extra request; returns null if the same was already sent since the poll began, in any order. */
    synchronized @Nullable Options<?> begins(Options<?> extra) {
        waiting.remove(extra);
        Options<?> question = extra.equals(JETSTREAM) ? configs.options(true) : extra;
        boolean known = extra.equals(OPEN)
                ? asked.stream().anyMatch(RecordingSchedule::isOpen)
                : extra.equals(JETSTREAM)
                        ? asked.stream().anyMatch(JszOptions.class::isInstance)
                        : asked.contains(question);
        return known ? null : question;
    }

    /** Records the duration and the size of an answer. */
    synchronized void took(Options<?> extra, Instant now, Duration took, long bytes) {
        restsUntil.put(extra, now.plus(took.multipliedBy(REST)));
        larger.put(extra, (int) Math.min(EVERY_SIXTIETH, 1 + bytes / BYTES));
    }

    private static boolean isOpen(Options<?> options) {
        return options instanceof ConnzOptions connz
                && connz.state() == ConnState.OPEN
                && connz.cid() == 0
                && (connz.limit() == 0 || connz.limit() >= CONNECTIONS)
                && connz.account().isEmpty()
                && connz.user().isEmpty();
    }
}
