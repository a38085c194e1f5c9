/** Routing: delivers messages from their publisher to their subscribers. Runs on the publisher's event loop. */
@NullMarked
package io.topz.broker.route;

import org.jspecify.annotations.NullMarked;
