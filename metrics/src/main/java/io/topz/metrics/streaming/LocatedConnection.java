package io.topz.metrics.streaming;

import io.topz.collectors.document.ConnInfo;
import org.jspecify.annotations.Nullable;

/**
 * A connection and the NATS server that has it.
 *
 * @param server the name of the server; null if unknown
 * @param isOfWatched whether the server is the one whose rows are shown, so that its id identifies the connection there
 */
public record LocatedConnection(ConnInfo conn, @Nullable String server, boolean isOfWatched) {}
