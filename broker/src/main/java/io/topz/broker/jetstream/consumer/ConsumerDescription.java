package io.topz.broker.jetstream.consumer;

import io.topz.collectors.document.ConsumerConfig;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The description of a consumer as it is kept, its state apart. All components of a readable one but the last are there.
 *
 * @param start the first message that it was to deliver: from there it delivers again when its state is lost
 */
public record ConsumerDescription(
        @Nullable String name,
        @Nullable Instant created,
        @Nullable ConsumerConfig config,
        @Nullable Long start) {}
