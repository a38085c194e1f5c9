package io.topz.broker.jetstream.stream;

/** The retention policy of a stream. */
enum Retention {
    /** Messages stay until a limit is reached. */
    LIMITS,
    /** Messages stay until every consumer that receives them has acknowledged them. */
    INTEREST,
    /** Messages stay until the one consumer that receives them has acknowledged them. */
    WORK_QUEUE;

    static Retention of(String name) {
        return switch (name) {
            case "interest" -> INTEREST;
            case "workqueue" -> WORK_QUEUE;
            default -> LIMITS;
        };
    }
}
