/** Subjects that are rewritten on their way: in streams, from other streams, and where messages are sent again. */
@NullMarked
package io.topz.broker.jetstream.mapping;

import org.jspecify.annotations.NullMarked;
