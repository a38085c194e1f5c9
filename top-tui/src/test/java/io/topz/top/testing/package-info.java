/** A server, a terminal and a clock that tests hold in their hands. */
@NullMarked
package io.topz.top.testing;

import org.jspecify.annotations.NullMarked;
