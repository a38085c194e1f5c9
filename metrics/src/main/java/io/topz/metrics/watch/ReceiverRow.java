package io.topz.metrics.watch;

import io.topz.collectors.document.SubDetail;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that matches a subject.
 *
 * @param client the name of its connection; null if unknown
 */
public record ReceiverRow(SubDetail sub, @Nullable String client) {}
