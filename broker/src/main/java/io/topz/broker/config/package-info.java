/** The syntax of nats-server's configuration files: a parser that returns a tree of values with their positions. */
@NullMarked
package io.topz.broker.config;

import org.jspecify.annotations.NullMarked;
