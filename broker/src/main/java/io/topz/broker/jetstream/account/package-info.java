/** The streams and limits of one account. */
@NullMarked
package io.topz.broker.jetstream.account;

import org.jspecify.annotations.NullMarked;
