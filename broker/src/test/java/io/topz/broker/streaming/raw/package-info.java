/** A client of NATS Streaming that sends and receives the messages of the protocol as they are. */
@NullMarked
package io.topz.broker.streaming.raw;

import org.jspecify.annotations.NullMarked;
