/** The turns of services: messages arrive, decisions are committed, answers leave. */
@NullMarked
package io.topz.broker.reactor;

import org.jspecify.annotations.NullMarked;
