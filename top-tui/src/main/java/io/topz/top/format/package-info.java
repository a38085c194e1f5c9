/** Text formats of numbers, times and remote text: short, of known width, and harmless to a terminal. */
@NullMarked
package io.topz.top.format;

import org.jspecify.annotations.NullMarked;
