package io.topz.broker.jetstream.stream;

import io.topz.broker.store.LogVisitor;
import io.topz.broker.store.StreamMessage;
import java.util.function.Consumer;

/** Applies the records of a replayed log to the contents of a stream, and passes every message to a second receiver. */
record Recovery(StreamContents contents, Consumer<StreamMessage> messages) implements LogVisitor {

    @Override
    public void message(StreamMessage message, long position) {
        contents.message(message, position);
        messages.accept(message);
    }

    @Override
    public void removed(long sequence) {
        contents.removed(sequence);
    }

    @Override
    public void first(long firstSequence) {
        contents.first(firstSequence);
    }

    @Override
    public void lost(long fromSequence, long toSequence, long bytes) {
        contents.lost(fromSequence, toSequence, bytes);
    }
}
