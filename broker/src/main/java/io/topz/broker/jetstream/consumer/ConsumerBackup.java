package io.topz.broker.jetstream.consumer;

import io.topz.collectors.document.ConsumerConfig;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A consumer in a backup.
 *
 * @param created the creation time; null if it is unknown
 * @param state the progress in nats-server's format; null if the backup has none
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record ConsumerBackup(String name, @Nullable Instant created, ConsumerConfig config, byte @Nullable [] state) {}
