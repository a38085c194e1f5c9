/** Tests of brokers that are killed in the middle of their work, and of their confirmed data afterwards. */
@NullMarked
package io.topz.broker.jetstream.crash;

import org.jspecify.annotations.NullMarked;
