package io.topz.broker.load;

import io.netty.util.internal.PlatformDependent;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/** Measures the memory in use in bytes: heap that survives a collection, and direct memory. */
final class Memory {

    private static final long MIB = 1 << 20;

    private Memory() {}

    static long used() {
        // The second run frees the objects that the first found to be reachable only through references.
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
        // Netty counts the memory that it allocates itself, either through the JDK, which also counts it, or without
        // the JDK.
        return Math.max(buffers, PlatformDependent.usedDirectMemory());
    }
}
