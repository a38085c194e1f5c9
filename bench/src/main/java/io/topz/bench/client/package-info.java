/** The load generator: raw blocking sockets and as little work for each message as can be, so that the server is the bottleneck. */
@NullMarked
package io.topz.bench.client;

import org.jspecify.annotations.NullMarked;
