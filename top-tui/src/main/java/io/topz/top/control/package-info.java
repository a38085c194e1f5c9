/** Applies commands and events to the state. */
@NullMarked
package io.topz.top.control;

import org.jspecify.annotations.NullMarked;
