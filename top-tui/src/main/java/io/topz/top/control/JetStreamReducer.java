package io.topz.top.control;

import io.topz.collectors.document.Jsz;
import io.topz.metrics.jetstream.Answer;
import io.topz.metrics.jetstream.Observer;
import io.topz.metrics.jetstream.Observer.Picture;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.top.poll.DataRequest;
import io.topz.top.poll.Sample;
import io.topz.top.state.JetStreamState;
import io.topz.top.state.JetStreamState.Service;
import io.topz.top.state.Mode;
import io.topz.top.state.Tables;
import io.topz.top.state.TopState;
import io.topz.top.table.TableSpec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Updates the streams and consumers of the state. Keeps earlier samples for rates. Not thread-safe. */
final class JetStreamReducer {

    private final Observer observer = new Observer();
    private final OtherSamples others;

    /** Creates a reducer that takes the numbers of leaders from the samples of other servers. */
    JetStreamReducer(OtherSamples others) {
        this.others = others;
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
        List<Answer> answers = answersOfOthers(sample);
        Picture picture = observer.observe(answer, answers);
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
                        .withMeta(answer.metaOfLeader(answers))
                        .withAbsentLeaders(picture.absentLeaders()));
        return request.consumers()
                ? changed.withTables(changed.tables().showing(TableSpec.CONSUMERS, picture.consumers()))
                : changed;
    }

    /** The answers of other servers to the same request at about the same time. */
    private List<Answer> answersOfOthers(Sample watched) {
        return others.near(watched).stream()
                .filter(other -> Objects.equals(
                        other.request().jetStream(), watched.request().jetStream()))
                .map(JetStreamReducer::answer)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Answer answer(Sample sample) {
        Jsz jsz = sample.jsz();
        return jsz == null || Boolean.TRUE.equals(jsz.disabled())
                ? null
                : new Answer(sample.varz(), jsz, sample.window());
    }
}
