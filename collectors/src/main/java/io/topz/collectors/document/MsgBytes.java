package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Messages and bytes.
 *
 * @param msgs messages delivered to this subscription; since 2.11.10
 * @param bytes sum over local streams; since 2.11.10
 */
@RecordBuilder
public record MsgBytes(@Nullable Long msgs, @Nullable Long bytes) {}
