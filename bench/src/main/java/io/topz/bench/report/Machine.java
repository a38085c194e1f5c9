package io.topz.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A description of the machine on which a load run took place. */
public final class Machine {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** Describes cores, processor, operating system and JVM, and how far the numbers can be trusted. */
    public static String describe() {
        return """
                Machine: %d cores, %s, %s %s, load average %s
                Load generator: Java %s (%s), on the same machine
                Everything shares these cores, so that a number alone says little and moves from run to run by a third; compare
                ratios. Each is one of medians; the rounds of the servers took turns, and the ratios in single rounds show the noise.
                """.formatted(
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        loadAverage(),
                        System.getProperty("java.version"),
                        System.getProperty("java.vendor"));
    }

    /** The average number of runnable processes in the last minute. */
    public static String loadAverage() {
        return String.format(
                Locale.ROOT,
                "%.2f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String processor() {
        try (var lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.replaceFirst("^[^:]*:\\s*", "").replaceAll("\\s+", " "))
                    .orElseGet(() -> System.getProperty("os.arch"));
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
    }
}
