/**
 * Tests of the isolation of clients: a steady stream of messages and a probe of {@code /healthz}, together with clients and pollers that
 * cause as much work as they can.
 */
@NullMarked
package io.topz.app.isolation;

import org.jspecify.annotations.NullMarked;
