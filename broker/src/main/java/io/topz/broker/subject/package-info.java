/** Subjects: their syntax, and who is interested in which. */
@NullMarked
package io.topz.broker.subject;

import org.jspecify.annotations.NullMarked;
