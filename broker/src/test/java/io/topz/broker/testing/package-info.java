/** Shared fixtures of the broker's tests: a raw connection, a real nats-server, and the broker behind the same interface. */
@NullMarked
package io.topz.broker.testing;

import org.jspecify.annotations.NullMarked;
