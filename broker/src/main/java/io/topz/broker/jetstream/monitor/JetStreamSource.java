package io.topz.broker.jetstream.monitor;

import io.topz.broker.client.Identity;
import io.topz.broker.client.Time;
import io.topz.broker.jetstream.JetStream;
import io.topz.broker.jetstream.account.JetStreamAccount;
import io.topz.broker.jetstream.stream.Stream;
import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.service.ServiceQuestions;
import io.topz.collectors.document.AccountDetail;
import io.topz.collectors.document.AccountDetailBuilder;
import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.ClusterInfoBuilder;
import io.topz.collectors.document.JetStreamApiStats;
import io.topz.collectors.document.JetStreamConfig;
import io.topz.collectors.document.JetStreamConfigBuilder;
import io.topz.collectors.document.JetStreamStats;
import io.topz.collectors.document.JetStreamVarz;
import io.topz.collectors.document.JetStreamVarzBuilder;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.JszBuilder;
import io.topz.collectors.document.StreamDetail;
import io.topz.collectors.options.JszOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Builds the documents about JetStream: its limits and use, and every stream and consumer. State of the JetStream thread is read on that
 * thread without blocking the caller: documents are delivered asynchronously.
 */
public final class JetStreamSource {

    private static final long UNLIMITED = -1L;

    /** The interval that nats-server reports when every write is forced to the disk. */
    private static final Duration DEFAULT_SYNC_INTERVAL = Duration.ofMinutes(2);

    private final Identity identity;
    private final Time time;
    private final JetStream jetStream;
    private final ServiceQuestions questions;

    /** Reads the state of {@code jetStream} through {@code questions}. */
    public JetStreamSource(Identity identity, Time time, JetStream jetStream, ServiceQuestions questions) {
        this.identity = identity;
        this.time = time;
        this.jetStream = jetStream;
        this.questions = questions;
    }

    /** The totals of the streams of all accounts. */
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

    /** The part of {@code /varz}, built only from figures that any thread may read, so that it does not wait for the JetStream thread. */
    public JetStreamVarz varz() {
        long memory = 0;
        long storage = 0;
        long reservedMemory = 0;
        long reservedStorage = 0;
        for (JetStreamAccount account : jetStream.accounts().values()) {
            memory += account.memory().used();
            storage += account.file().used();
            reservedMemory += account.memory().reserved();
            reservedStorage += account.file().reserved();
        }
        JetStreamStats stats = new JetStreamStats(
                memory,
                storage,
                reservedMemory,
                reservedStorage,
                (long) jetStream.accounts().size(),
                0L,
                api());
        return JetStreamVarzBuilder.builder().config(config()).stats(stats).build();
    }

    /** The document at {@code /jsz}. */
    public CompletableFuture<Jsz> jsz(JszOptions options) {
        return questions.ask(this::totals).thenCombine(details(options), (totals, details) -> jsz(totals, details));
    }

    private Jsz jsz(Totals totals, List<AccountDetail> details) {
        return JszBuilder.builder()
                .serverId(identity.serverId())
                .now(time.wall().instant())
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
                .accountDetails(details.isEmpty() ? null : details)
                .build();
    }

    private Totals totals() {
        return jetStream.accounts().values().stream()
                .map(Totals::of)
                .reduce(new Totals(0, 0, 0, 0, 0, 0, 0, 0), Totals::plus);
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

    /** The accounts that the options select. */
    private CompletableFuture<List<AccountDetail>> details(JszOptions options) {
        CompletableFuture<List<AccountDetail>> details = CompletableFuture.completedFuture(new ArrayList<>());
        for (JetStreamAccount account : asked(options)) {
            details = details.thenCombine(detail(account, options), (list, detail) -> {
                list.add(detail);
                return list;
            });
        }
        return details;
    }

    private List<JetStreamAccount> asked(JszOptions options) {
        Map<String, JetStreamAccount> accounts = jetStream.accounts();
        if (!options.account().isEmpty()) {
            JetStreamAccount account = accounts.get(options.account());
            return account == null ? List.of() : List.of(account);
        }
        if (!options.accounts() && !options.streams() && !options.consumers()) {
            return List.of();
        }
        return options.page().of(List.copyOf(accounts.values()));
    }

    private CompletableFuture<AccountDetail> detail(JetStreamAccount account, JszOptions options) {
        if (!options.streams() && !options.consumers()) {
            return CompletableFuture.completedFuture(detail(account, List.of()));
        }
        return new StreamDetails(jetStream, questions, account, options, leader(), time.nanos())
                .gather()
                .thenApply(streams -> detail(account, streams));
    }

    private static AccountDetail detail(JetStreamAccount account, List<StreamDetail> streams) {
        return AccountDetailBuilder.builder()
                .name(account.account().name())
                .id(account.account().name())
                .memory(account.memory().used())
                .storage(account.file().used())
                .reservedMemory(UNLIMITED)
                .reservedStorage(UNLIMITED)
                .accounts(0L)
                .haAssets(0L)
                .api(new JetStreamApiStats(
                        null, account.apiStats().total(), account.apiStats().errors(), null))
                .streamDetail(streams.isEmpty() ? null : streams)
                .build();
    }

    private ClusterInfo leader() {
        return ClusterInfoBuilder.builder().leader(identity.serverName()).build();
    }
}
