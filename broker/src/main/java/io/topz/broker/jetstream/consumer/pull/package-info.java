/** Pull requests, and the queue in which they wait. */
@NullMarked
package io.topz.broker.jetstream.consumer.pull;

import org.jspecify.annotations.NullMarked;
