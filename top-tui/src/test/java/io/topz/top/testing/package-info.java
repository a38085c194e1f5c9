/** A server, a terminal and a clock that tests control. */
@NullMarked
package io.topz.top.testing;

import org.jspecify.annotations.NullMarked;
