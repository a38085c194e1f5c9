/** Clients of NATS Streaming, and the heartbeats that show that they are alive. */
@NullMarked
package io.topz.broker.streaming.session;

import org.jspecify.annotations.NullMarked;
