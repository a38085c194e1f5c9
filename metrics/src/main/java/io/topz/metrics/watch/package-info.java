/** What is worked out of what a server tells: who will be cut off, what happened, who comes and goes, which group is loud. */
@NullMarked
package io.topz.metrics.watch;

import org.jspecify.annotations.NullMarked;
