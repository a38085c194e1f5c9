/** JetStream as the dashboard sees it: which answer counts in a cluster, what a stream's and a consumer's numbers mean. */
@NullMarked
package io.topz.metrics.jetstream;

import org.jspecify.annotations.NullMarked;
