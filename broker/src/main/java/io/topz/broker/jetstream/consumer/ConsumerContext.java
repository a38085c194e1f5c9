package io.topz.broker.jetstream.consumer;

import io.topz.broker.account.Account;
import io.topz.broker.jetstream.stream.MessageSource;
import io.topz.broker.reactor.Reactor;

/**
 * The collaborators that the consumers of one stream share.
 *
 * @param source the stream
 * @param acks routes acknowledgements to the consumers
 * @param advisories publishes advisories about the consumers
 * @param files stores the consumers
 * @param maxPayload the largest payload of a message, in bytes
 */
record ConsumerContext(
        Account account,
        Reactor reactor,
        MessageSource source,
        AckRouter acks,
        ConsumerAdvisories advisories,
        ConsumerFiles files,
        int maxPayload) {}
