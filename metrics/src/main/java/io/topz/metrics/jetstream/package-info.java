/**
 * The analysis of JetStream documents: merges the reports of a cluster, and derives rates, limits and verdicts of streams and consumers.
 */
@NullMarked
package io.topz.metrics.jetstream;

import org.jspecify.annotations.NullMarked;
