package io.topz.collectors.options;

/** The amount of subscription detail in an answer. */
public enum SubsMode {
    NONE,
    SUBJECTS,
    DETAIL;

    /** The value of the query parameter, empty for the default. */
    String parameter() {
        return switch (this) {
            case NONE -> "";
            case SUBJECTS -> "1";
            case DETAIL -> "detail";
        };
    }
}
