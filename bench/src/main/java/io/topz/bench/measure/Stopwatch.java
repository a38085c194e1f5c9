package io.topz.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import io.topz.bench.server.Server;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Wall time, a server's CPU time and this process's from one moment to another. */
public final class Stopwatch {

    private static final OperatingSystemMXBean SELF = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Server server;
    private final Duration cpuBefore;
    private final long ownCpuBefore;
    private final long begun;

    private Stopwatch(Server server) {
        this.server = server;
        this.cpuBefore = server.cpu();
        this.ownCpuBefore = SELF.getProcessCpuTime();
        this.begun = System.nanoTime();
    }

    public static Stopwatch start(Server server) {
        return new Stopwatch(server);
    }

    /** Stops it. */
    public Lap stop() {
        long wall = System.nanoTime() - begun;
        long ownCpu = SELF.getProcessCpuTime() - ownCpuBefore;
        return new Lap(Duration.ofNanos(wall), server.cpu().minus(cpuBefore), Duration.ofNanos(ownCpu));
    }

    /**
     * The time that passed between start and stop, and the processor time used in it.
     *
     * @param wall time that passed
     * @param cpu time that the server's processes used
     * @param ownCpu time that this process, the load generator, used
     */
    public record Lap(Duration wall, Duration cpu, Duration ownCpu) {

        /** Things done in a second. */
        public double perSecond(long things) {
            return things / (wall.toNanos() / 1e9);
        }

        /** Nanoseconds of the server's CPU for each thing done. */
        public double cpuNanosPer(long things) {
            return cpu.toNanos() / (double) things;
        }

        /** Nanoseconds of the load generator's CPU for each thing done. */
        public double ownCpuNanosPer(long things) {
            return ownCpu.toNanos() / (double) things;
        }

        /** Share of one core that the server used. */
        public double cpuPercent() {
            return 100.0 * cpu.toNanos() / wall.toNanos();
        }
    }
}
