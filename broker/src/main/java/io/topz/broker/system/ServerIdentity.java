package io.topz.broker.system;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The responding server.
 *
 * @param ver the version that it announces
 * @param flags its capabilities, in the bits of nats-server
 * @param seq the number of responses
 */
@RecordBuilder
public record ServerIdentity(
        String name,
        String host,
        String id,
        @Nullable String domain,
        String ver,
        Boolean jetstream,
        Long flags,
        Long seq,
        Instant time) {}
