/**
 * Tests of JetStream from the user's point of view with standard clients: the walk-through of its guide and related features. They run with
 * the broker and, to prove that the tests are right, with a real nats-server.
 */
@NullMarked
package io.topz.broker.jetstream.conformance;

import org.jspecify.annotations.NullMarked;
