package io.topz.broker.jetstream.advisory;

import java.time.Instant;

/**
 * The fields that every advisory begins with.
 *
 * @param type name of its schema
 * @param id unique
 */
public record AdvisoryHeader(String type, String id, Instant timestamp) {}
