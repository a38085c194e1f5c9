/** Tests of the dashboard with real servers. */
@NullMarked
package io.topz.top;

import org.jspecify.annotations.NullMarked;
