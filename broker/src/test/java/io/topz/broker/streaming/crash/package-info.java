/** Brokers with NATS Streaming that are killed in the middle of their work, and what is left of what they promised. */
@NullMarked
package io.topz.broker.streaming.crash;

import org.jspecify.annotations.NullMarked;
