/** The log of the process: an SLF4J provider that writes lines as nats-server does, to standard error or to a file. */
@NullMarked
package io.topz.app.log;

import org.jspecify.annotations.NullMarked;
