package io.topz.broker.jetstream.stream;

import io.topz.broker.store.StreamMessage;

/** The storage type of a stream. It determines how many bytes nats-server counts for a message. */
public enum StorageType {
    MEMORY {
        @Override
        int sizeOf(int subjectLength, int bodyLength, int headerLength) {
            return subjectLength + bodyLength + 16;
        }
    },

    FILE {
        @Override
        int sizeOf(int subjectLength, int bodyLength, int headerLength) {
            int size = 22 + subjectLength + bodyLength + 8;
            return headerLength == 0 ? size : size + 4;
        }
    };

    /** The bytes of a message that count against limits. */
    abstract int sizeOf(int subjectLength, int bodyLength, int headerLength);

    int sizeOf(StreamMessage message) {
        return sizeOf(message.subject().length(), message.body().length, message.headerLength());
    }

    /** The type that a configuration names. */
    static StorageType of(String name) {
        return name.equals("memory") ? MEMORY : FILE;
    }
}
