package io.topz.broker.monitor;

import io.topz.broker.client.ServerState;
import io.topz.broker.jetstream.JetStream;
import io.topz.broker.jetstream.JetStreamOptions;
import io.topz.broker.jetstream.account.JetStreamAccount;
import io.topz.broker.jetstream.stream.Stream;
import io.topz.collectors.document.AccountDetail;
import io.topz.collectors.document.AccountDetailBuilder;
import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.ClusterInfoBuilder;
import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.JetStreamApiStats;
import io.topz.collectors.document.JetStreamConfig;
import io.topz.collectors.document.JetStreamConfigBuilder;
import io.topz.collectors.document.JetStreamStats;
import io.topz.collectors.document.JetStreamVarz;
import io.topz.collectors.document.JetStreamVarzBuilder;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.JszBuilder;
import io.topz.collectors.document.StreamDetail;
import io.topz.collectors.document.StreamDetailBuilder;
import io.topz.collectors.options.JszOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JetStream: what it may use, what it uses, and every stream and consumer. What belongs to the JetStream thread is read on that
 * thread, a few streams at a time, so that a poller never holds it up.
 */
final class JetStreamSource {

    /** As many streams as are looked at in one go. */
    private static final int SLICE = 32;

    private static final int DEFAULT_LIMIT = 1024;
    private static final long UNLIMITED = -1L;

    /** What nats-server shows where every write is forced to the disk. */
    private static final Duration DEFAULT_SYNC_INTERVAL = Duration.ofMinutes(2);

    private final ServerState server;
    private final JetStream jetStream;

    JetStreamSource(ServerState server, JetStream jetStream) {
        this.server = server;
        this.jetStream = jetStream;
    }

    /** Streams and what is in them, all accounts together. */
    private record Totals(
            long memory,
            long storage,
            long reservedMemory,
            long reservedStorage,
            long streams,
            long consumers,
            long messages,
            long bytes) {

        static Totals of(JetStreamAccount account) {
            long consumers = 0;
            long messages = 0;
            long bytes = 0;
            for (Stream stream : account.streams().values()) {
                consumers += stream.consumers();
                messages += stream.messages();
                bytes += stream.bytes();
            }
            return new Totals(
                    account.memory().used(),
                    account.file().used(),
                    account.memory().reserved(),
                    account.file().reserved(),
                    account.streams().size(),
                    consumers,
                    messages,
                    bytes);
        }

        Totals plus(Totals other) {
            return new Totals(
                    memory + other.memory,
                    storage + other.storage,
                    reservedMemory + other.reservedMemory,
                    reservedStorage + other.reservedStorage,
                    streams + other.streams,
                    consumers + other.consumers,
                    messages + other.messages,
                    bytes + other.bytes);
        }
    }

    JetStreamVarz varz() {
        Totals totals = totals();
        JetStreamStats stats = new JetStreamStats(
                totals.memory,
                totals.storage,
                totals.reservedMemory,
                totals.reservedStorage,
                (long) jetStream.accounts().size(),
                0L,
                api());
        return JetStreamVarzBuilder.builder().config(config()).stats(stats).build();
    }

    Jsz jsz(JszOptions options) {
        Totals totals = totals();
        return JszBuilder.builder()
                .serverId(server.info().serverId())
                .now(server.time().wall().instant())
                .config(config())
                .memory(totals.memory)
                .storage(totals.storage)
                .reservedMemory(totals.reservedMemory)
                .reservedStorage(totals.reservedStorage)
                .accounts((long) jetStream.accounts().size())
                .haAssets(0L)
                .api(api())
                .streams(totals.streams)
                .consumers(totals.consumers)
                .messages(totals.messages)
                .bytes(totals.bytes)
                .accountDetails(details(options))
                .build();
    }

    private Totals totals() {
        return jetStream.ask(() -> jetStream.accounts().values().stream()
                .map(Totals::of)
                .reduce(new Totals(0, 0, 0, 0, 0, 0, 0, 0), Totals::plus));
    }

    private JetStreamConfig config() {
        JetStreamOptions options = jetStream.options();
        JetStreamAccount limits = jetStream.accounts().values().iterator().next();
        Duration interval = options.isSyncAlways() ? DEFAULT_SYNC_INTERVAL : options.syncInterval();
        return JetStreamConfigBuilder.builder()
                .maxMemory(limits.memory().limit())
                .maxStorage(limits.file().limit())
                .storeDir(options.storeDirectory().resolve("jetstream").toString())
                .syncInterval(interval.toNanos())
                .syncAlways(options.isSyncAlways() ? true : null)
                .domain(options.domain().isEmpty() ? null : options.domain())
                .compressOk(true)
                .build();
    }

    private JetStreamApiStats api() {
        long total = 0;
        long errors = 0;
        for (JetStreamAccount account : jetStream.accounts().values()) {
            total += account.apiStats().total();
            errors += account.apiStats().errors();
        }
        return new JetStreamApiStats(null, total, errors, null);
    }

    /** The accounts that are asked for, null for none. */
    private @Nullable List<AccountDetail> details(JszOptions options) {
        Map<String, JetStreamAccount> accounts = jetStream.accounts();
        if (!options.account().isEmpty()) {
            JetStreamAccount account = accounts.get(options.account());
            return account == null ? null : List.of(detail(account, options));
        }
        if (!options.accounts() && !options.streams() && !options.consumers()) {
            return null;
        }
        long limit = options.limit() == 0 ? DEFAULT_LIMIT : options.limit();
        List<AccountDetail> page = accounts.values().stream()
                .skip(Math.max(0, options.offset()))
                .limit(limit < 0 ? Long.MAX_VALUE : limit)
                .map(account -> detail(account, options))
                .toList();
        return page.isEmpty() ? null : page;
    }

    private AccountDetail detail(JetStreamAccount account, JszOptions options) {
        AccountDetailBuilder detail = AccountDetailBuilder.builder()
                .name(account.account().name())
                .id(account.account().name())
                .memory(account.memory().used())
                .storage(account.file().used())
                .reservedMemory(UNLIMITED)
                .reservedStorage(UNLIMITED)
                .accounts(0L)
                .haAssets(0L)
                .api(new JetStreamApiStats(
                        null, account.apiStats().total(), account.apiStats().errors(), null));
        if (options.streams() || options.consumers()) {
            detail.streamDetail(streams(account, options));
        }
        return detail.build();
    }

    private @Nullable List<StreamDetail> streams(JetStreamAccount account, JszOptions options) {
        List<String> names = jetStream.ask(() -> List.copyOf(account.streams().keySet()));
        if (names.isEmpty()) {
            return null;
        }
        return new SlicedList<>((names.size() + SLICE - 1) / SLICE, number -> {
            List<String> slice = names.subList(number * SLICE, Math.min(names.size(), (number + 1) * SLICE));
            return jetStream.askLater(() -> slice(account, slice, options));
        });
    }

    /** Those of the streams that are still there. */
    private List<StreamDetail> slice(JetStreamAccount account, List<String> names, JszOptions options) {
        List<StreamDetail> details = new ArrayList<>(names.size());
        for (String name : names) {
            Stream stream = account.streams().get(name);
            if (stream != null) {
                details.add(stream(stream, options));
            }
        }
        return details;
    }

    private StreamDetail stream(Stream stream, JszOptions options) {
        return StreamDetailBuilder.builder()
                .name(stream.name())
                .created(stream.created())
                .cluster(leader())
                .config(options.config() ? stream.config() : null)
                .state(stream.state())
                .mirror(stream.mirrorInfo())
                .sources(stream.sourceInfos())
                .consumerDetail(options.consumers() ? consumers(stream, options) : null)
                .build();
    }

    private @Nullable List<ConsumerInfo> consumers(Stream stream, JszOptions options) {
        List<ConsumerInfo> infos = jetStream.consumers(stream, options.config());
        return infos.isEmpty() ? null : infos;
    }

    private ClusterInfo leader() {
        return ClusterInfoBuilder.builder().leader(server.info().serverName()).build();
    }
}
