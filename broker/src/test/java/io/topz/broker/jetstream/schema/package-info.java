/** The published JSON schemas of the JetStream API, if they are on the machine. */
@NullMarked
package io.topz.broker.jetstream.schema;

import org.jspecify.annotations.NullMarked;
