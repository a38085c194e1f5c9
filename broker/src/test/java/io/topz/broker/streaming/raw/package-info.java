/** A client of NATS Streaming that sends and receives the raw messages of the protocol. */
@NullMarked
package io.topz.broker.streaming.raw;

import org.jspecify.annotations.NullMarked;
