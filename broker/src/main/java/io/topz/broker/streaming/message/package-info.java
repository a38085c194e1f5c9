/** The encoding of messages on their way from a publisher to the store and to subscribers. */
@NullMarked
package io.topz.broker.streaming.message;

import org.jspecify.annotations.NullMarked;
