/** Live traffic for the demo: standard clients that publish, subscribe, share work, request, reply, reconnect and fall behind. */
@NullMarked
package io.topz.app.demo;

import org.jspecify.annotations.NullMarked;
