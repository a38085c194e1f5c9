/** The log of the process: an SLF4J provider that writes lines in nats-server's format to standard error or to a file. */
@NullMarked
package io.topz.app.log;

import org.jspecify.annotations.NullMarked;
