package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * JetStream in the state of a server; empty when it is off.
 *
 * @param config configuration
 * @param stats use on this server
 * @param meta the meta group, in clusters (since 2.3.0)
 * @param limits limits of the server (since 2.11.0)
 */
@RecordBuilder
public record JetStreamVarz(
        @Nullable JetStreamConfig config,
        @Nullable JetStreamStats stats,
        @Nullable MetaClusterInfo meta,
        @Nullable JetStreamLimits limits) {}
