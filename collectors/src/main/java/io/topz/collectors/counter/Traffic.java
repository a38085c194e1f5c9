package io.topz.collectors.counter;

/**
 * Messages and bytes in both directions, as counted at one moment or between two.
 *
 * @param inMsgs messages received
 * @param inBytes bytes of those: headers and payload, no protocol
 * @param outMsgs messages delivered
 * @param outBytes bytes of those
 */
public record Traffic(long inMsgs, long inBytes, long outMsgs, long outBytes) {

    /** No traffic. */
    public static final Traffic NONE = new Traffic(0, 0, 0, 0);

    /** The sum of two. */
    public Traffic plus(Traffic other) {
        return new Traffic(
                inMsgs + other.inMsgs, inBytes + other.inBytes, outMsgs + other.outMsgs, outBytes + other.outBytes);
    }

    /** The growth since an earlier moment. */
    public Traffic minus(Traffic earlier) {
        return new Traffic(
                inMsgs - earlier.inMsgs,
                inBytes - earlier.inBytes,
                outMsgs - earlier.outMsgs,
                outBytes - earlier.outBytes);
    }
}
