package io.topz.broker.streaming.subscription;

import io.topz.broker.streaming.channel.Channel;
import io.topz.streaming.protocol.SubscribeRequest;

/** Determines the start position of a new subscription. */
final class StartPositions {

    private StartPositions() {}

    /** The sequence before the first message of the subscription. */
    static long before(SubscribeRequest request, Channel channel, long now) {
        long last = channel.last();
        return switch (request.getStartPosition()) {
            case LAST_RECEIVED -> channel.count() == 0 ? last : last - 1;
            case TIME_DELTA -> before(request.getStartTimeDelta(), channel, now);
            case SEQUENCE -> beforeSequence(request.getStartSequence(), channel);
            case FIRST -> channel.first() - 1;
            case NEW_ONLY, UNRECOGNIZED -> last;
        };
    }

    private static long before(long delta, Channel channel, long now) {
        return delta <= 0 ? channel.last() : channel.firstAt(now - delta) - 1;
    }

    /** The sequence before a requested one. Sequences are unsigned: one beyond the last means new messages only. */
    private static long beforeSequence(long sequence, Channel channel) {
        return Long.compareUnsigned(sequence, channel.last()) > 0
                ? channel.last()
                : Math.max(sequence, channel.first()) - 1;
    }
}
