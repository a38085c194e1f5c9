package io.topz.collectors.document;

import org.jspecify.annotations.Nullable;

/**
 * The subject prefixes that reach a stream of another account or domain.
 *
 * @param api prefix of its API
 * @param deliver prefix of the subjects that its messages are delivered to
 */
public record ExternalStream(@Nullable String api, @Nullable String deliver) {}
