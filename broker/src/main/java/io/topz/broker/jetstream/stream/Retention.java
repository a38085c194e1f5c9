package io.topz.broker.jetstream.stream;

/** The retention policy of a stream. */
enum Retention {
    /** Until a limit is reached. */
    LIMITS,
    /** Until all consumers that get a message are done with it. */
    INTEREST,
    /** Until the one consumer that gets a message is done with it. */
    WORK_QUEUE;

    static Retention of(String name) {
        return switch (name) {
            case "interest" -> INTEREST;
            case "workqueue" -> WORK_QUEUE;
            default -> LIMITS;
        };
    }
}
