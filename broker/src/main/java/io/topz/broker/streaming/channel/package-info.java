/** Channels: store messages under sequences, within limits. */
@NullMarked
package io.topz.broker.streaming.channel;

import org.jspecify.annotations.NullMarked;
