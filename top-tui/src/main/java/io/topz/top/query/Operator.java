package io.topz.top.query;

/** A comparison operator of a filter. Longer operators come before the shorter ones that they start with. */
public enum Operator {
    AT_LEAST(">="),
    AT_MOST("<="),
    DIFFERS("!="),
    MORE(">"),
    LESS("<"),
    EQUALS("="),
    CONTAINS(":"),
    /** Matches if a regular expression is found in the value. */
    MATCHES("~");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    /** The operator as it is typed. */
    public String sign() {
        return sign;
    }

    /** Whether it compares sizes. */
    public boolean isOrdering() {
        return this == AT_LEAST || this == AT_MOST || this == MORE || this == LESS;
    }
}
