package io.topz.broker.jetstream.consumer;

import java.time.Instant;

/**
 * The part of a consumer that never changes.
 *
 * @param start the first message that it was to deliver
 */
record ConsumerIdentity(String name, Instant created, long start) {}
