package io.topz.broker.jetstream.service;

import io.topz.broker.jetstream.JetStream;
import io.topz.broker.jetstream.account.JetStreamAccount;
import io.topz.broker.jetstream.account.ServerLimits;
import io.topz.broker.jetstream.monitor.JetStreamHealth;
import io.topz.broker.jetstream.monitor.JetStreamSource;
import io.topz.broker.jetstream.stream.StorageBudget;
import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.service.Documents;
import io.topz.broker.service.Health;
import io.topz.broker.service.Service;
import io.topz.broker.service.ServiceContext;
import io.topz.broker.service.ServiceFactory;
import io.topz.broker.service.ServiceQuestions;
import io.topz.broker.store.DiskCounters;
import io.topz.collectors.document.LimitInfo;
import io.topz.collectors.document.VarzBuilder;
import io.topz.collectors.options.HealthzOptions;
import io.topz.collectors.options.JszOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JetStream as a service of the broker. */
public final class JetStreamService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(JetStreamService.class);
    private static final String BYTES = "bytes";
    private static final String UNITS = "KMGTPE";

    private final JetStream jetStream;
    private final ServiceQuestions questions;
    private final JetStreamSource source;
    private final JetStreamHealth health;

    private JetStreamService(ServiceContext context, JetStreamOptions options) {
        jetStream = new JetStream(context, options, context.reactor(JetStream.NAME, options.maxInboxBytes()));
        questions = new ServiceQuestions(
                JetStream.NAME,
                jetStream::ask,
                options.monitorTimeout(),
                context.time().nanos());
        source = new JetStreamSource(context.identity(), context.time(), jetStream, questions);
        health = new JetStreamHealth(jetStream, questions);
    }

    /** A factory for JetStream with the given options. */
    public static ServiceFactory with(JetStreamOptions options) {
        return ServiceFactory.withOneReactor(context -> new JetStreamService(context, options));
    }

    @Override
    public String name() {
        return JetStream.NAME;
    }

    @Override
    public void start() {
        logStart(jetStream.options());
        jetStream.start();
        StreamWarmUp.run();
    }

    /** Logs the start. Launchers wait for some of these lines, so the wording is that of nats-server. */
    private static void logStart(JetStreamOptions options) {
        LOG.info("Starting JetStream");
        LOG.info("---------------- JETSTREAM ----------------");
        LOG.info("  Max Memory:      {}", size(ServerLimits.memoryBytes(options)));
        LOG.info("  Max Storage:     {}", size(ServerLimits.storageBytes(options)));
        LOG.info("  Store Directory: \"{}\"", options.storeDirectory().resolve("jetstream"));
        LOG.info("-------------------------------------------");
    }

    /** A size such as 17.66 GB, by powers of 1,024. */
    private static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        int power = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
        return String.format(Locale.ROOT, "%.2f %cB", bytes / Math.pow(1024, power), UNITS.charAt(power - 1));
    }

    @Override
    public void stop() {
        jetStream.stop();
    }

    @Override
    public void close() {
        jetStream.stopThread();
    }

    @Override
    public @Nullable String failure() {
        return jetStream.failure();
    }

    @Override
    public CompletionStage<Health> health(HealthzOptions options) {
        return health.health(options);
    }

    @Override
    public void addDocuments(Documents documents) {
        documents.serveLater(JszOptions.class, source::jsz);
    }

    @Override
    public void describe(VarzBuilder varz) {
        varz.jetstream(source.varz());
    }

    @Override
    public List<LimitInfo> limits() {
        List<LimitInfo> limits = new ArrayList<>();
        for (JetStreamAccount account : jetStream.accounts().values()) {
            limits.add(limit("max_memory_store", account.memory()));
            limits.add(limit("max_file_store", account.file()));
            limits.add(limit("max_message_ids", account.messageIds()));
        }
        limits.add(jetStream.maxBackups().info());
        limits.add(jetStream.maxApiBurst().info());
        limits.add(new LimitInfo(
                "max_inbox",
                BYTES,
                jetStream.options().maxInboxBytes(),
                jetStream.reactor().refused()));
        limits.add(questions.limit().info());
        return limits;
    }

    private static LimitInfo limit(String name, StorageBudget budget) {
        return new LimitInfo(name, BYTES, budget.limit(), budget.refused());
    }

    @Override
    public List<DiskCounters> diskCounters() {
        return jetStream.accounts().values().stream()
                .map(JetStreamAccount::diskCounters)
                .toList();
    }
}
