/** Everything that can be watched is a {@link io.topz.collectors.Collector}: options in, an immutable document out. */
@NullMarked
package io.topz.collectors;

import org.jspecify.annotations.NullMarked;
