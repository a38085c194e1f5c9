/** The turns of services: receive messages, commit the changes, send the responses. */
@NullMarked
package io.topz.broker.reactor;

import org.jspecify.annotations.NullMarked;
