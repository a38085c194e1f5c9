package io.topz.metrics.streaming;

import io.topz.collectors.document.Serverz;
import io.topz.collectors.document.Storez;
import io.topz.metrics.rate.Rates;
import org.jspecify.annotations.Nullable;

/**
 * A NATS Streaming server with its rates.
 *
 * @param storez its store; null if unknown
 * @param rates the growth of its counters, which only the leader of a cluster counts
 * @param isLeader whether its numbers are authoritative
 */
public record StreamingServerRow(Serverz serverz, @Nullable Storez storez, Rates rates, boolean isLeader) {}
