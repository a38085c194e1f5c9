package io.topz.broker.jetstream.consumer;

import java.time.Instant;

/**
 * The immutable part of a consumer.
 *
 * @param start the first sequence to be delivered
 */
record ConsumerIdentity(String name, Instant created, long start) {}
