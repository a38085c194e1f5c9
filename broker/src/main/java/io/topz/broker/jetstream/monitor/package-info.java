/** The documents about JetStream: what it uses, every stream and consumer, and its health. */
@NullMarked
package io.topz.broker.jetstream.monitor;

import org.jspecify.annotations.NullMarked;
