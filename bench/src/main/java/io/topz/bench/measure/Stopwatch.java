package io.topz.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import io.topz.bench.server.Server;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Measures the wall time, the CPU time of a server, and the CPU time of this process between two moments. */
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

    /** Stops the watch and returns the times. */
    public Lap stop() {
        long wall = System.nanoTime() - begun;
        long ownCpu = SELF.getProcessCpuTime() - ownCpuBefore;
        return new Lap(Duration.ofNanos(wall), server.cpu().minus(cpuBefore), Duration.ofNanos(ownCpu));
    }

    /**
     * The times between start and stop.
     *
     * @param wall elapsed time
     * @param cpu CPU time of the server's processes
     * @param ownCpu CPU time of this process, the load generator
     */
    public record Lap(Duration wall, Duration cpu, Duration ownCpu) {

        /** The number of things per second. */
        public double perSecond(long things) {
            return things / (wall.toNanos() / 1e9);
        }

        /** The server's CPU time per thing, in nanoseconds. */
        public double cpuNanosPer(long things) {
            return cpu.toNanos() / (double) things;
        }

        /** The load generator's CPU time per thing, in nanoseconds. */
        public double ownCpuNanosPer(long things) {
            return ownCpu.toNanos() / (double) things;
        }

        /** The share of one core that the server used, in percent. */
        public double cpuPercent() {
            return 100.0 * cpu.toNanos() / wall.toNanos();
        }
    }
}
