/** The published JSON schemas of the JetStream API, where a machine has them. */
@NullMarked
package io.topz.broker.jetstream.schema;

import org.jspecify.annotations.NullMarked;
