/** The state of the dashboard, as immutable values. */
@NullMarked
package io.topz.top.state;

import org.jspecify.annotations.NullMarked;
