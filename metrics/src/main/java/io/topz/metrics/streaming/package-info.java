/** The analysis of documents of NATS Streaming servers: rates, lag and verdicts of channels and of their subscribers. */
@NullMarked
package io.topz.metrics.streaming;

import org.jspecify.annotations.NullMarked;
