/** Applies commands and news to the state. */
@NullMarked
package io.topz.top.control;

import org.jspecify.annotations.NullMarked;
