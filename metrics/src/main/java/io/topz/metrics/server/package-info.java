/** A server and its connections, as the dashboard and checks see them. */
@NullMarked
package io.topz.metrics.server;

import org.jspecify.annotations.NullMarked;
