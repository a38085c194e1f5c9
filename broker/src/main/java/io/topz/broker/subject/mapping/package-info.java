/** Subjects that are rewritten on their way: in streams, from other streams, and where messages are sent again. */
@NullMarked
package io.topz.broker.subject.mapping;

import org.jspecify.annotations.NullMarked;
