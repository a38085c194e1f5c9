/**
 * NATS Streaming: channels that store messages, and subscriptions that get them from wherever they start. It is a client of the broker like
 * any other, and works in turns on a thread of its own.
 */
@NullMarked
package io.topz.broker.streaming;

import org.jspecify.annotations.NullMarked;
