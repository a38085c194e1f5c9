/**
 * NATS Streaming: channels that store messages, and subscriptions that receive them from any start position. It uses the broker through
 * ordinary client connections, and works in turns on a thread of its own.
 */
@NullMarked
package io.topz.broker.streaming;

import org.jspecify.annotations.NullMarked;
