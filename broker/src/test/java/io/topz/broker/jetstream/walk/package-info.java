/**
 * JetStream as users see it, through stock clients: the walk-through of its guide and all that follows it. Played to the broker and, to
 * prove the tests right, to a real nats-server.
 */
@NullMarked
package io.topz.broker.jetstream.walk;

import org.jspecify.annotations.NullMarked;
