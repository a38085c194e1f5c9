/**
 * The load generator. It uses raw blocking sockets and does as little work per message as possible, so that the server is the bottleneck.
 */
@NullMarked
package io.topz.bench.client;

import org.jspecify.annotations.NullMarked;
