package io.topz.collectors.counter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The state of a monitoring port: its address, the number of requests per path, and a counter for each limit. Written by the port, read by
 * the documents that show it. Safe for any thread.
 */
public final class MonitorStats {

    /**
     * The address of a monitoring port.
     *
     * @param host the configured host
     * @param httpPort the bound port, 0 without plain HTTP
     * @param httpsPort the bound port, 0 without TLS
     * @param basePath the configured base path, empty by default
     */
    public record Address(String host, int httpPort, int httpsPort, String basePath) {
        /** The address when there is no monitoring port. */
        public static final Address NONE = new Address("", 0, 0, "");
    }

    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private volatile Address address = Address.NONE;
    private volatile List<Limit> limits = List.of();

    /** Records that the port listens. */
    public void listening(Address address) {
        this.address = address;
    }

    public Address address() {
        return address;
    }

    /** Records the limits of the port, which continues to count them. */
    public void limitedBy(List<Limit> limits) {
        this.limits = List.copyOf(limits);
    }

    /** The limits of the port; none before it starts. */
    public List<Limit> limits() {
        return limits;
    }

    /** Records one request; the path is without the base path. */
    public void recordRequest(String path) {
        requests.computeIfAbsent(path, unused -> new LongAdder()).increment();
    }

    /** The number of requests since the start, sorted by path. */
    public Map<String, Long> requests() {
        Map<String, Long> snapshot = new TreeMap<>();
        requests.forEach((path, count) -> snapshot.put(path, count.sum()));
        return snapshot;
    }
}
