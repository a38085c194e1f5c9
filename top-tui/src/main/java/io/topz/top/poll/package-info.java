/** Queries a collector for the data of the open view, one query at a time, and emits the results as events. */
@NullMarked
package io.topz.top.poll;

import org.jspecify.annotations.NullMarked;
