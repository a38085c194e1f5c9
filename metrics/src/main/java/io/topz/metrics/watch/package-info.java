/** Conclusions from the documents of a server: slow consumers, incidents, churn of connections, load by group, safety of restarts. */
@NullMarked
package io.topz.metrics.watch;

import org.jspecify.annotations.NullMarked;
