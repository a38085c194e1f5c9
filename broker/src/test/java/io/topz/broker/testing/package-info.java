/** Shared fixtures of the broker's tests: a raw connection, the broker as a server like any other, and in a process of its own. */
@NullMarked
package io.topz.broker.testing;

import org.jspecify.annotations.NullMarked;
