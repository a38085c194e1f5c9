package io.topz.top.control;

import io.topz.top.poll.PollEvent;
import io.topz.top.poll.Sample;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The latest samples of the servers other than the watched one. Not thread-safe. */
final class OtherSamples {

    private final Map<Integer, Sample> samples = new TreeMap<>();

    /** Keeps the sample of a server until it fails to answer. */
    void heard(int server, PollEvent event) {
        if (event instanceof PollEvent.Answered answered) {
            samples.put(server, answered.sample());
        } else if (event instanceof PollEvent.Failed) {
            samples.remove(server);
        }
    }

    /** The samples taken at about the same time as one of the watched server. */
    List<Sample> near(Sample watched) {
        return samples.values().stream()
                .filter(other ->
                        watched.at() - other.at() <= watched.window().max().toNanos())
                .toList();
    }
}
