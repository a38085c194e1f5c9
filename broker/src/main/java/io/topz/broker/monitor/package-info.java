/**
 * The monitoring documents of a broker. Everything here reads what the event loops write for themselves and never makes them wait; a
 * document is built by the thread that asks.
 */
@NullMarked
package io.topz.broker.monitor;

import org.jspecify.annotations.NullMarked;
