/** The dashboard on real servers. */
@NullMarked
package io.topz.top;

import org.jspecify.annotations.NullMarked;
