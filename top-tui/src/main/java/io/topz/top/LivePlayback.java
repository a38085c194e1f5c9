package io.topz.top;

import io.topz.metrics.text.Quantity;
import io.topz.recordings.Recorder;
import io.topz.top.key.Action;
import io.topz.top.poll.DataRequest;
import io.topz.top.poll.PollEvent;
import io.topz.top.poll.Poller;
import io.topz.top.state.RecordingStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Polls live servers, each at the pace of its poller.
 *
 * @param recorder the recorder of the servers, null if they are not recorded
 */
record LivePlayback(@Nullable Recorder recorder) implements Playback {

    @Override
    public void prepare(Poller poller) {
        // The poller starts by itself.
    }

    @Override
    public void start(Host host, long now) {
        host.poller().start();
    }

    @Override
    public void resume(Host host) {
        host.poller().start();
    }

    @Override
    public boolean turn(Host host, long now) {
        host.updateRequest(); // when the mark is complete, less data is needed
        return true;
    }

    @Override
    public void want(DataRequest request, Host host) {
        host.poller().want(request);
    }

    @Override
    public boolean handles(Action action, Host host, long now) {
        return false;
    }

    @Override
    public void heard(PollEvent event) {
        // The recorder receives the answers directly.
    }

    @Override
    public boolean continuesHistory() {
        return true;
    }

    @Override
    public @Nullable RecordingStatus status() {
        if (recorder == null) {
            return null;
        }
        return recorder.failure()
                .map(failure -> new RecordingStatus("NOT RECORDED: " + failure, false, true, List.of()))
                .orElseGet(() -> new RecordingStatus(
                        "REC " + Quantity.bytesWithUnit(Quantity.unsigned(recorder.bytes())), false, false, List.of()));
    }
}
