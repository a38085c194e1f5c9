package io.topz.top.query;

/** A comparison operator of a filter. The longer signs come first, since they begin like the shorter ones. */
public enum Operator {
    AT_LEAST(">="),
    AT_MOST("<="),
    DIFFERS("!="),
    MORE(">"),
    LESS("<"),
    EQUALS("="),
    CONTAINS(":"),
    /** A regular expression is found in it. */
    MATCHES("~");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    /** As it is typed. */
    public String sign() {
        return sign;
    }

    /** Whether it compares sizes. */
    public boolean isOrdering() {
        return this == AT_LEAST || this == AT_MOST || this == MORE || this == LESS;
    }
}
