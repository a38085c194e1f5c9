/** Brokers that are killed in the middle of their work, and what is left of what they promised. */
@NullMarked
package io.topz.broker.jetstream.crash;

import org.jspecify.annotations.NullMarked;
