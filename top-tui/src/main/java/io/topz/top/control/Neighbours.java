package io.topz.top.control;

import io.topz.metrics.watch.Neighbour;
import io.topz.top.poll.PollEvent;
import io.topz.top.poll.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the latest answers of the servers other than the watched one. Not thread-safe. */
final class Neighbours {

    /** @param failure why it did not answer; null if it did */
    private record Heard(@Nullable Sample sample, @Nullable String failure) {}

    private final Map<String, Heard> heard = new HashMap<>();

    /** Keeps the answer of a server, or its failure. */
    void heard(String address, PollEvent event) {
        Heard before = heard.get(address);
        if (event instanceof PollEvent.Answered answered) {
            heard.put(address, new Heard(answered.sample(), null));
        } else if (event instanceof PollEvent.Failed failed) {
            heard.put(address, new Heard(before == null ? null : before.sample, why(address, failed.sentence())));
        }
    }

    /** The message without the requested URL, which begins with the address. */
    private static String why(String address, String sentence) {
        int colon = sentence.indexOf(": ");
        return sentence.startsWith(address) && colon > 0 ? sentence.substring(colon + 2) : sentence;
    }

    /** The servers as known at a sample of the watched one. An old answer says nothing about the current state. */
    List<Neighbour> known(List<Neighbour> named, Sample watched) {
        return named.stream().map(one -> known(one.address(), watched)).toList();
    }

    private Neighbour known(String address, Sample watched) {
        Heard last = heard.get(address);
        if (last == null) {
            return Neighbour.unasked(address);
        }
        Sample sample = last.sample;
        if (last.failure != null) {
            return new Neighbour(address, sample == null ? null : sample.varz(), last.failure);
        }
        if (sample == null
                || watched.at() - sample.at() > watched.window().max().toNanos()) {
            return Neighbour.unasked(address);
        }
        return new Neighbour(address, sample.varz(), null);
    }
}
