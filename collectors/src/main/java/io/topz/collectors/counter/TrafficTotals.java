package io.topz.collectors.counter;

/**
 * Messages and bytes in both directions, either totals or the difference between two moments.
 *
 * @param inMsgs messages received
 * @param inBytes bytes of those: headers and payload, no protocol
 * @param outMsgs messages delivered
 * @param outBytes bytes of those
 */
public record TrafficTotals(long inMsgs, long inBytes, long outMsgs, long outBytes) {

    /** No traffic. */
    public static final TrafficTotals NONE = new TrafficTotals(0, 0, 0, 0);

    /** The sum of two totals. */
    public TrafficTotals plus(TrafficTotals other) {
        return new TrafficTotals(
                inMsgs + other.inMsgs, inBytes + other.inBytes, outMsgs + other.outMsgs, outBytes + other.outBytes);
    }

    /** The growth since an earlier moment. */
    public TrafficTotals minus(TrafficTotals earlier) {
        return new TrafficTotals(
                inMsgs - earlier.inMsgs,
                inBytes - earlier.inBytes,
                outMsgs - earlier.outMsgs,
                outBytes - earlier.outBytes);
    }
}
