package io.topz.metrics.watch;

import io.topz.collectors.document.SubDetail;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that receives a subject.
 *
 * @param client the name of its connection, null when that is not known
 */
public record ReceiverRow(SubDetail sub, @Nullable String client) {}
