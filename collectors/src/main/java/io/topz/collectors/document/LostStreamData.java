package io.topz.collectors.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stream lost to damage of its files.
 *
 * @param msgs sequences of the lost messages
 * @param bytes bytes of those
 */
public record LostStreamData(
        @Nullable List<Long> msgs, @Nullable Long bytes) {}
