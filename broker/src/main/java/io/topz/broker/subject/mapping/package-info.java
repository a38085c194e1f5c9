/** Subject mappings: rewrite subjects of messages in streams, from sources, and when they are republished. */
@NullMarked
package io.topz.broker.subject.mapping;

import org.jspecify.annotations.NullMarked;
