package io.topz.collectors.document;

import org.jspecify.annotations.Nullable;

/**
 * How a stream of another account or domain is reached.
 *
 * @param api prefix of its API
 * @param deliver prefix of the subjects that its messages are delivered to
 */
public record ExternalStream(@Nullable String api, @Nullable String deliver) {}
