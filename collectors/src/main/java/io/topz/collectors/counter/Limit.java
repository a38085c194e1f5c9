package io.topz.collectors.counter;

import io.topz.collectors.document.LimitInfo;
import java.util.concurrent.atomic.LongAdder;

/** A limit and the number of times that it was reached. Safe for any thread. */
public final class Limit {

    private final String name;
    private final String unit;
    private final long value;
    private final LongAdder struck = new LongAdder();

    /**
     * Creates the limit.
     *
     * @param name the flag that sets it, without its dashes
     * @param unit the unit of {@code value}, in the plural
     */
    public Limit(String name, String unit, long value) {
        this.name = name;
        this.unit = unit;
        this.value = value;
    }

    /** The value of the limit in its unit. */
    public long value() {
        return value;
    }

    /** Records that the limit caused a refusal, a disconnect or a delay. */
    public void strike() {
        struck.increment();
    }

    /** The present state of the limit. */
    public LimitInfo info() {
        return new LimitInfo(name, unit, value, struck.sum());
    }
}
