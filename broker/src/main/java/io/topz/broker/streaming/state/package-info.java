/** The log of the clients and subscriptions of NATS Streaming. */
@NullMarked
package io.topz.broker.streaming.state;

import org.jspecify.annotations.NullMarked;
