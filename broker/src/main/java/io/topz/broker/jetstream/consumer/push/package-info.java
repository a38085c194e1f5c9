/** What slows a consumer down that sends without being asked: flow control and limits of its rate. */
@NullMarked
package io.topz.broker.jetstream.consumer.push;

import org.jspecify.annotations.NullMarked;
