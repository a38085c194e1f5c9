/** Advisories of JetStream: their common header and their publisher. */
@NullMarked
package io.topz.broker.jetstream.advisory;

import org.jspecify.annotations.NullMarked;
