/** What the JetStream API answers when it refuses. */
@NullMarked
package io.topz.broker.jetstream.error;

import org.jspecify.annotations.NullMarked;
