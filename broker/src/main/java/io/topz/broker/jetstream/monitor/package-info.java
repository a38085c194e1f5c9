/** The documents about JetStream: resource use, streams and consumers, and health. */
@NullMarked
package io.topz.broker.jetstream.monitor;

import org.jspecify.annotations.NullMarked;
