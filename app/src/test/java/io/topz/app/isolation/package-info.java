/**
 * Whether one client can hurt another: a steady stream of messages and a probe of {@code /healthz}, beside clients and pollers
 * that ask for as much work as they can.
 */
@NullMarked
package io.topz.app.isolation;

import org.jspecify.annotations.NullMarked;
