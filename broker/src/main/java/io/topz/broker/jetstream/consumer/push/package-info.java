/** Throttling of push consumers: flow control and rate limits. */
@NullMarked
package io.topz.broker.jetstream.consumer.push;

import org.jspecify.annotations.NullMarked;
