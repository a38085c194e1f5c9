package io.topz.broker.jetstream.consumer;

import io.topz.broker.account.Account;
import io.topz.broker.jetstream.stream.MessageSource;
import io.topz.broker.reactor.Reactor;

/**
 * The collaborators that the consumers of one stream share.
 *
 * @param source their stream
 * @param acks where acknowledgements are given to them
 * @param advisories publishes advisories about them
 * @param files where they are kept
 * @param maxPayload how long a message can be at most, in bytes
 */
record ConsumerContext(
        Account account,
        Reactor reactor,
        MessageSource source,
        AckRouter acks,
        Advisories advisories,
        ConsumerFiles files,
        int maxPayload) {}
