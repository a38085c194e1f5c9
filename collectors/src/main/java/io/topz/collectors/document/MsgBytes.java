package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Messages and bytes.
 *
 * @param msgs messages (since 2.11.10)
 * @param bytes bytes of those (since 2.11.10)
 */
@RecordBuilder
public record MsgBytes(@Nullable Long msgs, @Nullable Long bytes) {}
