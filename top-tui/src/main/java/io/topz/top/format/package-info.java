/** How numbers, times and remote text are written: short, of a known width, harmless to a terminal. */
@NullMarked
package io.topz.top.format;

import org.jspecify.annotations.NullMarked;
