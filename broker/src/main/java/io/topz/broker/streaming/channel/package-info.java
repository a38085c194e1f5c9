/** Channels: messages with sequences, kept within limits. */
@NullMarked
package io.topz.broker.streaming.channel;

import org.jspecify.annotations.NullMarked;
