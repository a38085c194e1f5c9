/** Tests of brokers with NATS Streaming that are killed in the middle of their work, and of their confirmed data afterwards. */
@NullMarked
package io.topz.broker.streaming.crash;

import org.jspecify.annotations.NullMarked;
