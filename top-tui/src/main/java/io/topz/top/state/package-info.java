/** Everything that the dashboard shows, as immutable values. */
@NullMarked
package io.topz.top.state;

import org.jspecify.annotations.NullMarked;
