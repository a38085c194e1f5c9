/** The thread of JetStream: how messages get there, when what was decided is committed, and how answers leave. */
@NullMarked
package io.topz.broker.jetstream.reactor;

import org.jspecify.annotations.NullMarked;
