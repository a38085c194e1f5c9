/**
 * Documents over HTTP: a request becomes options, a {@link io.topz.collectors.Collector} turns them into a document, and
 * the document leaves as nats-server's monitoring port would send it.
 *
 * <p>Two kinds of threads. The HTTP loop reads requests and writes answers and never waits. The workers (see {@link
 * io.topz.monitor.MonitorOptions#workers()}) collect documents and turn them into bytes.
 */
@NullMarked
package io.topz.monitor;

import org.jspecify.annotations.NullMarked;
