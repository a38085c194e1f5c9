/** JetStream: streams that keep messages and consumers that hand them out. All of it happens on one thread of its own. */
@NullMarked
package io.topz.broker.jetstream;

import org.jspecify.annotations.NullMarked;
