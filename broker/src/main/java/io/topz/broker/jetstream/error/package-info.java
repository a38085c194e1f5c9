/** The errors of the JetStream API. */
@NullMarked
package io.topz.broker.jetstream.error;

import org.jspecify.annotations.NullMarked;
