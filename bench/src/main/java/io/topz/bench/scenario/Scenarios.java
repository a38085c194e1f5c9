package io.topz.bench.scenario;

import java.util.List;

/** All scenarios in the order in which they run. */
public final class Scenarios {

    private Scenarios() {}

    /** All scenarios with the sizes of a workload. */
    public static List<Scenario> of(Workload workload) {
        SteadyStream stream =
                new SteadyStream(workload.steady().rate(), workload.steady().duration());
        return List.of(
                new Fan(workload.fans()),
                new RequestReplyTime(workload.requests()),
                new StreamLatency(stream),
                new PollingCost(stream, workload.idle().connections()),
                new IdleMemory(workload.idle().connections(), workload.idle().settling()),
                new VarzRate(
                        workload.monitoring().connections(),
                        workload.monitoring().varzRequests()),
                new ConnzTime(
                        workload.idle().connections(), workload.monitoring().connzRequests()),
                new StartTime(),
                new StreamPublishing(workload.streams()),
                new StreamFetching(workload.streams()),
                new StreamPushing(workload.streams()),
                new JszTime(workload.streams()),
                new StreamRecoveryTime(workload.streams()),
                new ChannelSpeed(workload.streams()),
                new ChannelMemory(workload.streams().channels(), workload.idle().settling()));
    }
}
