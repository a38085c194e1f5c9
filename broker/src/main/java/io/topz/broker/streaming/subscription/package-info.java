/** Subscriptions of NATS Streaming: delivery, acknowledgements, redelivery. */
@NullMarked
package io.topz.broker.streaming.subscription;

import org.jspecify.annotations.NullMarked;
