package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.consumer.config.ConsumerDefaults;
import io.topz.broker.jetstream.consumer.config.ConsumerRules;
import io.topz.broker.jetstream.consumer.config.ConsumerSettings;
import io.topz.broker.jetstream.consumer.config.FilterRules;
import io.topz.broker.jetstream.consumer.config.RedeliveryPolicy;
import io.topz.broker.jetstream.consumer.state.NatsStateCodec;
import io.topz.broker.jetstream.consumer.state.StateCodec;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.jetstream.store.StreamDirectory;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.StreamConfig;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes the consumers of a backup into the directory of a stream that is being restored. Used by one thread at a time. */
public final class ConsumerRestore {

    private final StreamDirectory directory;
    private final StreamConfig stream;
    private final Instant now;
    private final List<ConsumerConfig> configs = new ArrayList<>();

    /** {@code now} is the creation time of consumers whose own is unknown. */
    public ConsumerRestore(StreamDirectory directory, StreamConfig stream, Instant now) {
        this.directory = directory;
        this.stream = stream;
        this.now = now;
    }

    /**
     * Stores a consumer.
     *
     * @throws JetStreamException if the stream does not permit such a consumer
     * @throws IllegalArgumentException if its state cannot be parsed
     */
    public void add(ConsumerBackup backup) throws IOException, JetStreamException {
        String name = backup.name();
        ConsumerSet.checkName(name);
        ConsumerConfig config = ConsumerDefaults.fill(backup.config(), stream);
        ConsumerRules.check(config, stream);
        FilterRules.checkWorkQueue(config, stream, configs);
        Long max = stream.maxConsumers();
        if (max != null && max > 0 && configs.size() >= max) {
            throw JetStreamError.MAXIMUM_CONSUMERS_LIMIT.exception();
        }
        configs.add(config);
        Instant created = backup.created() == null ? now : backup.created();
        directory
                .consumers()
                .description(name)
                .replace(new ConsumerDescription(name, created, config, null).bytes(), true);
        byte[] state = backup.state();
        if (state != null) {
            RedeliveryPolicy policy = ConsumerSettings.of(config).redelivery();
            directory.consumers().oldState(name).replace(StateCodec.encode(NatsStateCodec.decode(state, policy)), true);
        }
    }
}
