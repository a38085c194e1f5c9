package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages that a stream lost to damage of its files.
 *
 * @param msgs sequences of the lost messages
 * @param bytes bytes of those
 */
@RecordBuilder
public record LostStreamData(
        @Uint64 @Nullable List<Long> msgs, @Uint64 @Nullable Long bytes) {}
