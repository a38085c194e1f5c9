package io.topz.broker.jetstream.stream;

import io.topz.broker.jetstream.error.ApiError;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.store.StreamDirectory;
import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.Intake;
import io.topz.broker.reactor.Receiver;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.SubjectTrie;
import io.topz.collectors.document.StreamConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose files cannot be opened at the moment. Messages published to its subjects are refused, as far as the subjects are known.
 * The streams that it may copy from keep their messages for it.
 */
public final class OfflineStream implements Receiver {

    private static final ApiError OFFLINE = JetStreamError.STREAM_OFFLINE.with();

    private final StreamContext context;
    private StreamDirectory directory;
    private PubAcks acks;
    private final List<Intake> intakes = new ArrayList<>();
    private List<String> subjects = List.of();
    private @Nullable Set<String> origins;
    private String reason = "";

    /** A stream of which only the directory is known. */
    public OfflineStream(StreamContext context, StreamDirectory directory) {
        this.context = context;
        this.directory = directory;
        acks = new PubAcks(directory.name(), context.domain());
    }

    /** Takes the name and subjects from a configuration that could be read. */
    public void learn(StreamConfig config) {
        directory = directory.named(String.valueOf(config.name()));
        acks = new PubAcks(directory.name(), context.domain());
        subjects = config.subjects() == null ? List.of() : config.subjects();
        origins = new HashSet<>();
        if (config.mirror() != null) {
            origins.add(String.valueOf(config.mirror().name()));
        }
        if (config.sources() != null) {
            config.sources().forEach(source -> origins.add(String.valueOf(source.name())));
        }
    }

    /** The name of the stream. */
    public String name() {
        return directory.name();
    }

    /** The directory of its files. */
    public StreamDirectory directory() {
        return directory;
    }

    /** The reason why it is offline. */
    public String reason() {
        return reason;
    }

    /** Whether one of its subjects overlaps with the subjects of a configuration. */
    public boolean overlaps(StreamConfig config) {
        return config.subjects() != null && SubjectTrie.overlap(subjects, config.subjects());
    }

    /** Whether one of its subjects may overlap with a pattern; true if its subjects are not known. */
    public boolean mayTake(String pattern) {
        return origins == null || pattern.equals(">") || SubjectTrie.overlap(subjects, List.of(pattern));
    }

    /** Starts to refuse messages published to its subjects, giving that reason. */
    public void refuse(String why) {
        reason = why;
        context.streamSources().hold(this, origins);
        if (intakes.isEmpty()) {
            for (String subject : subjects) {
                Intake intake = context.reactor().intake(ByteString.of(subject), this);
                intakes.add(intake);
                context.account().sublist().insert(intake.subscription());
            }
        }
    }

    /** Stops refusing messages. */
    public void unsubscribe() {
        intakes.forEach(intake -> context.account().sublist().remove(intake.subscription()));
        intakes.clear();
    }

    /** Ends the offline state, because the stream was opened or deleted. */
    public void end() {
        unsubscribe();
        context.streamSources().endHold(this);
    }

    @Override
    public void receive(Message message) {
        if (message.hasReply()) {
            acks.refused(message, OFFLINE);
            acks.send(context.reactor(), context.account());
        }
    }
}
