package io.topz.broker.jetstream.config;

import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Subjects;
import io.topz.collectors.document.Republish;
import io.topz.collectors.document.StreamConfig;
import java.util.List;

/** What is demanded of where the messages of a stream are sent again. */
final class TransformRules {

    private TransformRules() {}

    static void require(StreamConfig config) throws JetStreamException {
        Republish republish = config.republish();
        if (republish == null) {
            return;
        }
        ByteString destination = ByteString.of(String.valueOf(republish.dest()));
        List<String> subjects = config.subjects() == null ? List.of() : config.subjects();
        for (String subject : subjects) {
            if (Subjects.overlap(destination, ByteString.of(subject))) {
                throw StreamRules.invalid("stream configuration for republish destination forms a cycle");
            }
        }
    }
}
