package io.topz.collectors.counter;

import io.topz.collectors.document.LimitInfo;
import java.util.concurrent.atomic.LongAdder;

/** A limit and how often it struck. Safe for any thread. */
public final class Limit {

    private final String name;
    private final String unit;
    private final long value;
    private final LongAdder struck = new LongAdder();

    /**
     * @param name the flag that sets it, without its dashes
     * @param unit what {@code value} counts, in the plural
     */
    public Limit(String name, String unit, long value) {
        this.name = name;
        this.unit = unit;
        this.value = value;
    }

    /** The limit in its unit. */
    public long value() {
        return value;
    }

    /** Records that something was refused, cut or made to wait because of the limit. */
    public void strike() {
        struck.increment();
    }

    /** The limit as it is now. */
    public LimitInfo info() {
        return new LimitInfo(name, unit, value, struck.sum());
    }
}
