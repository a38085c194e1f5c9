/** Tests of NATS Streaming as a service of the broker. */
@org.jspecify.annotations.NullMarked
package io.topz.broker.streaming.service;
