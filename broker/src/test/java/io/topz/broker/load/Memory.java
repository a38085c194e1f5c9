package io.topz.broker.load;

import io.netty.util.internal.PlatformDependent;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/** Measures the memory in use, in bytes: heap that survives a collection, and direct memory. */
final class Memory {

    private static final long MIB = 1 << 20;

    private Memory() {}

    static long used() {
        // The second run frees what the first found to be unreachable only through references.
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + direct();
    }

    static long mebibytes(long count) {
        return count * MIB;
    }

    private static long direct() {
        long buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        // Netty counts what it takes itself, be it through the JDK, which counts it too, or past it.
        return Math.max(buffers, PlatformDependent.usedDirectMemory());
    }
}
