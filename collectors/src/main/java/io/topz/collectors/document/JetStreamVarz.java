package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * JetStream in the state of a server; empty when it is off.
 *
 * @param config JetStreamConfig; since 2.2.0
 * @param stats JetStreamStats (this server); since 2.2.0
 * @param meta MetaClusterInfo, only clustered; since 2.3.0
 * @param limits JSLimitOpts; since 2.11.0
 */
@RecordBuilder
public record JetStreamVarz(
        @Nullable JetStreamConfig config,
        @Nullable JetStreamStats stats,
        @Nullable MetaClusterInfo meta,
        @Nullable JetStreamLimits limits) {}
