package io.topz.collectors.counter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Samples the processor time and resident memory of this process every second, on a thread of its own once started. Any thread can read the
 * latest sample.
 */
public final class ProcessStats implements AutoCloseable {

    private static final long SAMPLE_SECONDS = 1;
    private static final Path LINUX_STATUS = Path.of("/proc/self/status");

    /**
     * A sample.
     *
     * @param at the time of the sample, in nanoseconds
     * @param cpuTime the processor time used until then, in nanoseconds
     */
    private record Sample(long at, long cpuTime) {}

    private final LongSupplier clock;
    private final LongSupplier cpuTime;
    private final LongSupplier residentBytes;
    private @Nullable Sample last;
    private volatile double cpuPercent;
    private volatile long rssBytes;
    private @Nullable ScheduledExecutorService sampler;

    /** Creates a sampler that uses the system clock. Nothing is sampled before {@link #start}. */
    public ProcessStats() {
        this(System::nanoTime, ProcessStats::cpuTimeOfThisProcess, ProcessStats::residentBytesOfThisProcess);
    }

    ProcessStats(LongSupplier clock, LongSupplier cpuTime, LongSupplier residentBytes) {
        this.clock = clock;
        this.cpuTime = cpuTime;
        this.residentBytes = residentBytes;
    }

    /** Takes a first sample and then one each second; a second call does nothing. */
    public synchronized void start() {
        if (sampler == null) {
            sample();
            sampler = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "topz-process-stats");
                thread.setDaemon(true);
                return thread;
            });
            var unused = sampler.scheduleAtFixedRate(this::sample, SAMPLE_SECONDS, SAMPLE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Stops sampling; the latest values stay. */
    @Override
    public synchronized void close() {
        if (sampler != null) {
            sampler.shutdownNow();
            sampler = null;
        }
    }

    synchronized void sample() {
        Sample now = new Sample(clock.getAsLong(), cpuTime.getAsLong());
        if (last != null && now.at > last.at) {
            double share = (double) (now.cpuTime - last.cpuTime) / (now.at - last.at);
            cpuPercent = Math.max(0, Math.round(share * 1000) / 10.0);
        }
        last = now;
        rssBytes = residentBytes.getAsLong();
    }

    /** Processor time used in the latest second, in percent of one core with one decimal; 0 until there are two samples. */
    public double cpuPercent() {
        return cpuPercent;
    }

    /** Resident memory in bytes; on systems other than Linux, which do not report it, the size of the Java heap. */
    public long rssBytes() {
        return rssBytes;
    }

    /** The number of processors available to this process. */
    public int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static long cpuTimeOfThisProcess() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }

    private static long residentBytesOfThisProcess() {
        try {
            for (String line : Files.readAllLines(LINUX_STATUS)) {
                if (line.startsWith("VmRSS:")) {
                    return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException | NumberFormatException notLinux) {
            // The heap size below is the substitute.
        }
        return Runtime.getRuntime().totalMemory();
    }
}
