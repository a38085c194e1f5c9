package io.topz.top.control;

import io.topz.collectors.document.Jsz;
import io.topz.metrics.jetstream.Answer;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.Observer;
import io.topz.metrics.jetstream.Observer.Picture;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.top.poll.PollEvent;
import io.topz.top.poll.Sample;
import io.topz.top.poll.Wish;
import io.topz.top.state.JetStreamState;
import io.topz.top.state.JetStreamState.Service;
import io.topz.top.state.Mode;
import io.topz.top.state.Page;
import io.topz.top.state.TopState;
import io.topz.top.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Brings streams and consumers into the state. Remembers earlier samples, for rates; not thread-safe. */
final class JetStreamDigest {

    private final Observer observer = new Observer();
    private final Map<Integer, Sample> others = new TreeMap<>();

    /** Takes what another server told; it counts from the next sample of the watched one on. */
    void heard(int server, PollEvent event) {
        if (event instanceof PollEvent.Answered answered) {
            others.put(server, answered.sample());
        } else if (event instanceof PollEvent.Failed) {
            others.remove(server);
        }
    }

    /** The state with a sample in it whose wish was JetStream. */
    TopState apply(TopState state, Sample sample, Wish.JetStream wish) {
        Answer answer = answer(sample);
        JetStreamState known = state.jetStream();
        if (answer == null) {
            return state.withJetStream(known.emptied(state.settings().look()).withService(Service.OFF));
        }
        List<Answer> others = answersOfOthers(sample);
        Picture picture = observer.observe(answer, others);
        // rows must not move under the eye while a filter is typed
        if (state.mode() instanceof Mode.Filter) {
            return state;
        }
        JetStreamState changed = known.withService(Service.ON)
                .withMeta(answer.metaOfLeader(others))
                .withAbsentLeaders(picture.absentLeaders())
                .withStreams(showing(known.streams(), picture.streams()))
                .withBuckets(showing(
                        known.buckets(),
                        picture.streams().stream().filter(StreamRow::isBucket).toList()));
        return state.withJetStream(
                wish.consumers() ? withConsumers(changed, state.page(), picture.consumers()) : changed);
    }

    /** The server tells all that there are. */
    private static <R> Table<R> showing(Table<R> table, List<R> rows) {
        return table.showing(rows, (long) rows.size());
    }

    private static JetStreamState withConsumers(JetStreamState known, Page page, List<ConsumerRow> rows) {
        JetStreamState changed = known.withConsumers(showing(known.consumers(), rows));
        if (page instanceof Page.Stream one) {
            List<ConsumerRow> own = rows.stream()
                    .filter(row -> row.key().stream().equals(one.key()))
                    .toList();
            return changed.withOfStream(showing(known.ofStream(), own));
        }
        if (page instanceof Page.Consumer one) {
            return changed.withConsumer(rows.stream()
                    .filter(row -> row.key().equals(one.key()))
                    .findFirst()
                    .orElse(null));
        }
        return changed;
    }

    /** Those that are of about the same moment and tell as much. */
    private List<Answer> answersOfOthers(Sample watched) {
        List<Answer> answers = new ArrayList<>();
        for (Sample other : others.values()) {
            Answer answer = answer(other);
            boolean isRecent =
                    watched.at() - other.at() <= watched.window().max().toNanos();
            if (answer != null
                    && isRecent
                    && Objects.equals(other.wish(), watched.wish().jetStream())) {
                answers.add(answer);
            }
        }
        return answers;
    }

    private static @Nullable Answer answer(Sample sample) {
        Jsz jsz = sample.jsz();
        return jsz == null || Boolean.TRUE.equals(jsz.disabled())
                ? null
                : new Answer(sample.varz(), jsz, sample.window());
    }
}
