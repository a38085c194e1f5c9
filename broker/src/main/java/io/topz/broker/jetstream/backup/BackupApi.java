package io.topz.broker.jetstream.backup;

import io.netty.util.concurrent.DefaultThreadFactory;
import io.topz.broker.jetstream.account.JetStreamAccount;
import io.topz.broker.jetstream.advisory.AdvisoryPublisher;
import io.topz.broker.jetstream.api.ApiRequest;
import io.topz.broker.jetstream.api.ApiRoute;
import io.topz.broker.jetstream.api.ApiRoute.Form;
import io.topz.broker.jetstream.api.ClientInfo;
import io.topz.broker.jetstream.api.Clients;
import io.topz.broker.jetstream.api.Refusal;
import io.topz.broker.jetstream.api.StreamAnswer;
import io.topz.broker.jetstream.consumer.AccountConsumers;
import io.topz.broker.jetstream.consumer.ConsumerBackup;
import io.topz.broker.jetstream.consumer.ConsumerSet;
import io.topz.broker.jetstream.consumer.config.ConsumerRules;
import io.topz.broker.jetstream.error.ApiError;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.jetstream.stream.Stream;
import io.topz.broker.reactor.Intake;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.counter.Limit;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamConfigBuilder;
import io.topz.collectors.document.StreamState;
import io.topz.collectors.json.RecordJson;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code $JS.API.STREAM.SNAPSHOT} and {@code RESTORE}: back up and restore streams in nats-server's own format. A separate thread reads and
 * writes the backup; requests and accesses to streams run on the JetStream thread.
 */
public final class BackupApi {

    private static final Logger LOG = LoggerFactory.getLogger(BackupApi.class);
    private static final int DEFAULT_CHUNK_BYTES = 128 * 1024;
    private static final int SMALLEST_CHUNK_BYTES = 1024;
    private static final int IDLE_THREAD_SECONDS = 10;
    private static final String CREATE_RESPONSE = "io.nats.jetstream.api.v1.stream_create_response";

    /** A request for a snapshot; with {@code jsck} all messages are verified first. */
    public record SnapshotRequest(
            @Nullable String deliverSubject,
            @Nullable Boolean noConsumers,
            @Nullable Long chunkSize,
            @Nullable Boolean jsck) {}

    /** The response that precedes the first chunk. */
    public record SnapshotAnswer(String type, StreamConfig config, StreamState state) {}

    /** A request for a restore. The state of the stream that clients send along is not needed. */
    public record RestoreRequest(@Nullable StreamConfig config) {}

    /** The response with the subject to which the chunks must be sent. */
    public record RestoreAnswer(String type, String deliverSubject) {}

    private final JetStreamAccount account;
    private final AccountConsumers consumers;
    private final Reactor reactor;
    private final Clients clients;
    private final TurnRunner turns;
    private final BackupAdvisories advisories;
    private final int maxChunkBytes;
    private final Limit maxBackups;
    private final ExecutorService threads;
    private final Set<String> snapshots = new HashSet<>();
    private final Set<RestoreJob> restores = new HashSet<>();

    /**
     * Serves the requests of one account.
     *
     * @param maxChunkBytes the largest payload of a message
     * @param maxBackups the number of snapshots and restores that may run at once; counts those that are refused
     */
    public BackupApi(
            JetStreamAccount account,
            AccountConsumers consumers,
            Reactor reactor,
            Clients clients,
            int maxChunkBytes,
            Limit maxBackups) {
        this.account = account;
        this.consumers = consumers;
        this.reactor = reactor;
        this.clients = clients;
        this.maxChunkBytes = maxChunkBytes;
        this.maxBackups = maxBackups;
        turns = new TurnRunner(reactor);
        AdvisoryPublisher publisher = new AdvisoryPublisher(
                account.account(), reactor, account.options().domain());
        advisories = new BackupAdvisories(publisher);
        threads = new ThreadPoolExecutor(
                0,
                (int) maxBackups.value(),
                IDLE_THREAD_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new DefaultThreadFactory("jetstream-backup", true));
    }

    /** The routes that this class serves. */
    public List<ApiRoute> routes() {
        return List.of(
                new ApiRoute("STREAM.SNAPSHOT", 1, 1, "stream_snapshot_response", Form.PLAIN, this::snapshot),
                new ApiRoute("STREAM.RESTORE", 1, 1, "stream_restore_response", Form.RESTORE, this::restore));
    }

    private @Nullable Record snapshot(ApiRequest request) throws JetStreamException {
        if (request.isEmpty()) {
            throw JetStreamError.BAD_REQUEST.exception();
        }
        Stream stream = request.account().stream(request.name(0));
        SnapshotRequest wanted = request.json(SnapshotRequest.class);
        String deliver = wanted.deliverSubject();
        if (deliver == null || !ConsumerRules.isSubject(ByteString.of(deliver))) {
            throw JetStreamError.SNAPSHOT_DELIVER_SUBJECT_INVALID.exception();
        }
        if (stream.directory() == null) {
            throw JetStreamError.STREAM_SNAPSHOT.exception("no impl");
        }
        if (!snapshots.add(stream.name())) {
            throw JetStreamError.STREAM_SNAPSHOT.exception("snapshot in progress");
        }
        ConsumerSet set = Boolean.TRUE.equals(wanted.noConsumers()) ? null : consumers.of(stream);
        List<ConsumerBackup> backups = set == null ? List.of() : set.backups();
        SnapshotJob job =
                new SnapshotJob(stream, backups, turns, () -> account.streams().get(stream.name()) == stream);
        StreamState state = stream.state();
        try {
            threads.execute(() -> snapshot(request, wanted, deliver, job, state));
        } catch (RejectedExecutionException tooMany) {
            snapshots.remove(stream.name());
            throw tooMany("snapshot", stream.name());
        }
        return null;
    }

    private JetStreamException tooMany(String what, String stream) {
        maxBackups.strike();
        LOG.warn("{} of stream {} is refused: too many snapshots and restores are in progress", what, stream);
        return JetStreamError.INSUFFICIENT_RESOURCES.exception();
    }

    private void snapshot(
            ApiRequest request, SnapshotRequest wanted, String deliver, SnapshotJob job, StreamState state) {
        String stream = request.name(0);
        try {
            int damaged = Boolean.TRUE.equals(wanted.jsck()) ? job.check() : 0;
            if (damaged > 0) {
                ApiError error =
                        JetStreamError.STREAM_SNAPSHOT.with("snapshot check detected " + damaged + " bad messages");
                turns.run(() -> request.refuse(error));
                return;
            }
            LOG.info("Snapshot of stream {} begins", stream);
            send(request, chunkBytes(wanted.chunkSize()), deliver, job, state);
            LOG.info("Snapshot of stream {} is complete", stream);
        } catch (IOException | JetStreamException | RuntimeException e) {
            LOG.warn("Snapshot of stream {} failed: {}", stream, e.getMessage());
        } finally {
            reactor.execute(() -> snapshots.remove(stream));
        }
    }

    private int chunkBytes(@Nullable Long wanted) {
        long size = wanted == null || wanted <= 0 ? DEFAULT_CHUNK_BYTES : Math.max(wanted, SMALLEST_CHUNK_BYTES);
        return (int) Math.min(size, maxChunkBytes);
    }

    private void send(ApiRequest request, int chunkBytes, String deliver, SnapshotJob job, StreamState state)
            throws IOException, JetStreamException {
        String stream = request.name(0);
        ClientInfo client = clients.find(request.publisher());
        Instant start = turns.call(() -> {
            request.respond(new SnapshotAnswer(request.type(), job.config(), state));
            reactor.afterCommit(() -> advisories.snapshotBegins(stream, state, client));
            return now();
        });
        String ackSubject = "$JS.SNAPSHOT.ACK." + stream + "." + id();
        try (ChunkSender chunks = new ChunkSender(account.account(), reactor, deliver, ackSubject, chunkBytes)) {
            chunks.awaitInterest();
            job.write(chunks, start);
        }
        turns.run(() -> advisories.snapshotEnded(stream, start, client));
    }

    private String id() {
        return HexFormat.of().toHexDigits(reactor.random().nextLong());
    }

    private Instant now() {
        return Instant.ofEpochSecond(0, reactor.now());
    }

    private Record restore(ApiRequest request) throws JetStreamException {
        if (request.isEmpty()) {
            throw JetStreamError.BAD_REQUEST.exception();
        }
        StreamConfig wanted = request.json(RestoreRequest.class).config();
        StreamConfig named =
                wanted == null || wanted.name() == null || wanted.name().isEmpty()
                        ? (wanted == null ? StreamConfigBuilder.builder() : StreamConfigBuilder.builder(wanted))
                                .name(request.name(0))
                                .build()
                        : wanted;
        StreamConfig config = account.checkRestore(named, request.name(0));
        String stream = String.valueOf(config.name());
        String deliver = "$JS.SNAPSHOT.RESTORE." + stream + "." + id();
        Upload upload = new Upload(
                account.account().name() + " > " + stream, account.file().limit(), this::acknowledge);
        Intake intake = reactor.intake(ByteString.of(deliver), upload);
        RestoreJob job = new RestoreJob(account, turns, config, upload, now());
        ClientInfo client = clients.find(request.publisher());
        account.account().sublist().insert(intake.subscription());
        Instant start = now();
        try {
            threads.execute(() -> restore(stream, job, upload, intake, start, client));
        } catch (RejectedExecutionException tooMany) {
            account.account().sublist().remove(intake.subscription());
            throw tooMany("restore", stream);
        }
        restores.add(job);
        reactor.afterCommit(() -> advisories.restoreBegins(stream, client));
        return new RestoreAnswer(request.type(), deliver);
    }

    private void acknowledge(ByteString reply) {
        reactor.execute(
                () -> reactor.publish(account.account(), reactor.composer().compose(reply, null, 0, new byte[0], 0)));
    }

    private void restore(
            String stream, RestoreJob job, Upload upload, Intake intake, Instant start, @Nullable ClientInfo client) {
        LOG.info("Restore of stream {} begins", stream);
        Stream restored = null;
        ApiError error = null;
        try {
            restored = job.run();
            LOG.info("Restore of stream {} is complete", stream);
        } catch (JetStreamException refused) {
            error = refused.error();
        } catch (Upload.AbortedException aborted) {
            error = upload.isTooLarge()
                    ? JetStreamError.INSUFFICIENT_RESOURCES.with()
                    : JetStreamError.STREAM_RESTORE.with(String.valueOf(aborted.getMessage()));
        } catch (IOException | RuntimeException e) {
            error = JetStreamError.STREAM_RESTORE.with(String.valueOf(e.getMessage()));
        }
        if (error != null) {
            LOG.warn("Restore of stream {} failed: {}", stream, error.description());
        }
        account.account().sublist().remove(intake.subscription());
        Stream outcome = restored;
        ApiError failure = error;
        reactor.execute(() -> {
            restores.remove(job);
            advisories.restoreEnded(stream, start, upload.received(), client);
            answer(upload.lastReply(), outcome, failure);
        });
    }

    private void answer(@Nullable ByteString reply, @Nullable Stream restored, @Nullable ApiError failure) {
        if (reply == null) {
            return;
        }
        Record answer = restored != null
                ? StreamAnswer.restored(CREATE_RESPONSE, restored, now())
                : new Refusal(CREATE_RESPONSE, failure == null ? JetStreamError.STREAM_RESTORE.with("") : failure);
        byte[] json = RecordJson.bytes(answer);
        reactor.publish(account.account(), reactor.composer().compose(reply, null, 0, json, 0));
    }

    /** Ends all snapshots and restores. Must be called on the JetStream thread. */
    public void close() {
        threads.shutdownNow();
        restores.forEach(RestoreJob::abandon);
    }
}
