/**
 * Documents over HTTP: a request becomes options, a {@link io.topz.collectors.Collector} turns them into a document, and the document is
 * sent in the form of nats-server's monitoring port.
 *
 * <p>There are two kinds of threads. The HTTP loop reads requests and writes answers, and never blocks. The workers (see {@link
 * io.topz.monitor.MonitorOptions#workers()}) collect documents and turn them into bytes.
 */
@NullMarked
package io.topz.monitor;

import org.jspecify.annotations.NullMarked;
