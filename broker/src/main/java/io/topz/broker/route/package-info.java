/** The way of a message from its publisher to those who get it. Runs on the publisher's event loop. */
@NullMarked
package io.topz.broker.route;

import org.jspecify.annotations.NullMarked;
