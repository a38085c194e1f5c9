/** Subjects: their syntax, and the tables that find the subscriptions to a subject. */
@NullMarked
package io.topz.broker.subject;

import org.jspecify.annotations.NullMarked;
