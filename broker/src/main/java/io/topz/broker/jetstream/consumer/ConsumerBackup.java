package io.topz.broker.jetstream.consumer;

import io.topz.collectors.document.ConsumerConfig;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A consumer as a backup holds it.
 *
 * @param created when it was created, null if that is not known
 * @param state how far it had come, in nats-server's format; null if the backup does not say
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record ConsumerBackup(String name, @Nullable Instant created, ConsumerConfig config, byte @Nullable [] state) {}
