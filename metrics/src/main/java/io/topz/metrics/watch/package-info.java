/** Conclusions from the documents of a server: imminent disconnections, incidents, churn of connections, load by group. */
@NullMarked
package io.topz.metrics.watch;

import org.jspecify.annotations.NullMarked;
