package io.topz.top.control;

import io.topz.collectors.document.Jsz;
import io.topz.metrics.jetstream.Answer;
import io.topz.metrics.jetstream.Observer;
import io.topz.metrics.jetstream.Observer.Picture;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.top.poll.DataRequest;
import io.topz.top.poll.PollEvent;
import io.topz.top.poll.Sample;
import io.topz.top.state.JetStreamState;
import io.topz.top.state.JetStreamState.Service;
import io.topz.top.state.Mode;
import io.topz.top.state.Tables;
import io.topz.top.state.TopState;
import io.topz.top.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Updates the streams and consumers of the state. Keeps earlier samples for rates. Not thread-safe. */
final class JetStreamReducer {

    private final Observer observer = new Observer();
    private final Map<Integer, Sample> others = new TreeMap<>();

    /** Keeps an event of another server for the next sample of the watched one. */
    void heard(int server, PollEvent event) {
        if (event instanceof PollEvent.Answered answered) {
            others.put(server, answered.sample());
        } else if (event instanceof PollEvent.Failed) {
            others.remove(server);
        }
    }

    /** The state after a sample whose request includes streams. */
    TopState apply(TopState state, Sample sample, DataRequest.JetStream request) {
        Answer answer = answer(sample);
        if (answer == null) {
            return state.withJetStream(JetStreamState.UNKNOWN.withService(Service.OFF))
                    .withTables(state.tables()
                            .emptied(TableSpec.STREAMS)
                            .emptied(TableSpec.BUCKETS)
                            .emptied(TableSpec.CONSUMERS)
                            .emptied(TableSpec.CONSUMERS_OF_STREAM));
        }
        List<Answer> others = answersOfOthers(sample);
        Picture picture = observer.observe(answer, others);
        // Rows must not move while a filter is being typed.
        if (state.mode() instanceof Mode.Filter) {
            return state;
        }
        Tables tables = state.tables()
                .showing(TableSpec.STREAMS, picture.streams())
                .showing(
                        TableSpec.BUCKETS,
                        picture.streams().stream().filter(StreamRow::isBucket).toList());
        TopState changed = state.withTables(tables)
                .withJetStream(state.jetStream()
                        .withService(Service.ON)
                        .withMeta(answer.metaOfLeader(others))
                        .withAbsentLeaders(picture.absentLeaders()));
        return request.consumers()
                ? changed.withTables(changed.tables().showing(TableSpec.CONSUMERS, picture.consumers()))
                : changed;
    }

    /** The answers of other servers to the same request at about the same time. */
    private List<Answer> answersOfOthers(Sample watched) {
        List<Answer> answers = new ArrayList<>();
        for (Sample other : others.values()) {
            Answer answer = answer(other);
            boolean isRecent =
                    watched.at() - other.at() <= watched.window().max().toNanos();
            if (answer != null
                    && isRecent
                    && Objects.equals(other.request(), watched.request().jetStream())) {
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
