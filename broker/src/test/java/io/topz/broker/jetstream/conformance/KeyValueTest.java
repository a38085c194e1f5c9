package io.topz.broker.jetstream.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.JetStreamApiException;
import io.nats.client.KeyValue;
import io.nats.client.KeyValueManagement;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.KeyValueEntry;
import io.nats.client.api.KeyValueOperation;
import io.nats.client.api.KeyValuePurgeOptions;
import io.nats.client.api.KeyValueStatus;
import io.nats.client.api.KeyValueWatchOption;
import io.nats.client.api.KeyValueWatcher;
import io.nats.client.impl.NatsKeyValueWatchSubscription;
import io.topz.broker.clients.Jnats;
import io.topz.broker.testing.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of key-value buckets with jnats. */
class KeyValueTest extends EachPeer {

    private KeyValueManagement management;
    private KeyValue kv;

    @BeforeEach
    void start() throws Exception {
        management = fixture.connection().keyValueManagement();
        management.create(KeyValueConfiguration.builder()
                .name("bucket")
                .maxHistoryPerKey(5)
                .build());
        kv = fixture.connection().keyValue("bucket");
    }

    @Test
    void putAndGet() throws Exception {
        assertThat(kv.put("key", "one")).isEqualTo(1);
        assertThat(kv.put("key", "two")).isEqualTo(2);
        KeyValueEntry entry = kv.get("key");
        assertThat(entry.getValueAsString()).isEqualTo("two");
        assertThat(entry.getRevision()).isEqualTo(2);
        assertThat(entry.getOperation()).isEqualTo(KeyValueOperation.PUT);
        assertThat(kv.get("key", 1).getValueAsString()).isEqualTo("one");
        assertThat(kv.get("missing")).isNull();
    }

    @Test
    void create_onlyWhatIsNotThere() throws Exception {
        assertThat(kv.create("key", Jnats.bytes("one"))).isEqualTo(1);
        StreamsTest.assertRefused(10071, () -> kv.create("key", Jnats.bytes("two")));
        kv.delete("key");
        assertThat(kv.create("key", Jnats.bytes("three"))).isEqualTo(3);
    }

    @Test
    void update_onlyWhatIsAsExpected() throws Exception {
        long revision = kv.put("key", "one");
        assertThat(kv.update("key", Jnats.bytes("two"), revision)).isEqualTo(2);
        StreamsTest.assertRefused(10071, () -> kv.update("key", Jnats.bytes("three"), revision));
        assertThat(kv.get("key").getValueAsString()).isEqualTo("two");
    }

    @Test
    void deleteAndPurge_leaveMarkers() throws Exception {
        kv.put("a", "1");
        kv.put("a", "2");
        kv.put("b", "1");
        kv.put("b", "2");
        kv.delete("a");
        kv.purge("b");
        assertThat(kv.get("a")).isNull();
        assertThat(kv.get("b")).isNull();
        assertThat(kv.history("a"))
                .extracting(KeyValueEntry::getOperation)
                .containsExactly(KeyValueOperation.PUT, KeyValueOperation.PUT, KeyValueOperation.DELETE);
        assertThat(kv.history("b")).extracting(KeyValueEntry::getOperation).containsExactly(KeyValueOperation.PURGE);
        kv.purgeDeletes(
                KeyValuePurgeOptions.builder().deleteMarkersNoThreshold().build());
        assertThat(kv.history("a")).isEmpty();
        assertThat(kv.history("b")).isEmpty();
    }

    @Test
    void history_keepsTheLastFive() throws Exception {
        for (int i = 1; i <= 8; i++) {
            kv.put("key", "" + i);
        }
        assertThat(kv.history("key"))
                .extracting(KeyValueEntry::getValueAsString)
                .containsExactly("4", "5", "6", "7", "8");
    }

    @Test
    void keys_areThoseWithAValue() throws Exception {
        kv.put("a.x", "1");
        kv.put("a.y", "1");
        kv.put("b.x", "1");
        kv.delete("a.y");
        assertThat(kv.keys()).containsExactlyInAnyOrder("a.x", "b.x");
        assertThat(kv.keys("a.*")).containsExactly("a.x");
    }

    @Test
    void watch_tellsWhatIsAndWhatComes() throws Exception {
        kv.put("a", "1");
        kv.put("b", "1");
        Watcher watcher = new Watcher();
        NatsKeyValueWatchSubscription watch = kv.watchAll(watcher);
        assertThat(watcher.take(3)).containsExactly("a=1", "b=1", "end");
        kv.put("a", "2");
        kv.delete("b");
        assertThat(watcher.take(2)).containsExactly("a=2", "b DELETE");
        watch.unsubscribe();
    }

    @Test
    void watch_withItsOptions() throws Exception {
        kv.put("a", "1");
        kv.put("a", "2");
        kv.put("b", "1");
        kv.delete("b");
        Watcher history = new Watcher();
        Watcher puts = new Watcher();
        Watcher updates = new Watcher();
        Watcher meta = new Watcher();
        kv.watch("a", history, KeyValueWatchOption.INCLUDE_HISTORY);
        kv.watchAll(puts, KeyValueWatchOption.IGNORE_DELETE);
        kv.watchAll(updates, KeyValueWatchOption.UPDATES_ONLY);
        kv.watchAll(meta, KeyValueWatchOption.META_ONLY);
        assertThat(history.take(3)).containsExactly("a=1", "a=2", "end");
        assertThat(puts.take(2)).containsExactly("a=2", "end");
        assertThat(meta.take(3)).containsExactly("a=", "b DELETE", "end");
        kv.put("c", "1");
        assertThat(updates.take(2)).containsExactly("end", "c=1");
        assertThat(meta.take(1)).containsExactly("c=");
    }

    @Test
    void timeToLive_removesWhatIsOld() throws Exception {
        management.create(KeyValueConfiguration.builder()
                .name("short")
                .ttl(Duration.ofMillis(500))
                .build());
        KeyValue shortLived = fixture.connection().keyValue("short");
        shortLived.put("key", "value");
        assertThat(shortLived.get("key")).isNotNull();
        Eventually.await("grown old", () -> isAbsent(shortLived));
    }

    @Test
    void bucketsAreListed_updatedAndDeleted() throws Exception {
        management.create(KeyValueConfiguration.builder().name("second").build());
        assertThat(management.getBucketNames()).containsExactlyInAnyOrder("bucket", "second");
        kv.put("key", "value");
        KeyValueStatus status = management.getStatus("bucket");
        assertThat(status.getEntryCount()).isEqualTo(1);
        assertThat(status.getByteCount()).isPositive();
        assertThat(status.getMaxHistoryPerKey()).isEqualTo(5);
        management.update(KeyValueConfiguration.builder(status.getConfiguration())
                .maxHistoryPerKey(2)
                .build());
        assertThat(management.getStatus("bucket").getMaxHistoryPerKey()).isEqualTo(2);
        management.delete("second");
        assertThat(management.getBucketNames()).containsExactly("bucket");
    }

    @Test
    void counters_loseNothing_whenEightCountAtOnce() throws Exception {
        kv.put("count", "0");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tasks.add(() -> {
                    for (int done = 0; done < 25; ) {
                        done += increment() ? 1 : 0;
                    }
                    return 25;
                });
            }
            for (Future<Integer> task : threads.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
                assertThat(task.get()).isEqualTo(25);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(kv.get("count").getValueAsString()).isEqualTo("200");
        assertThat(Set.copyOf(kv.keys())).containsExactly("count");
    }

    private boolean increment() throws Exception {
        KeyValueEntry entry = kv.get("count");
        int next = Integer.parseInt(entry.getValueAsString()) + 1;
        try {
            kv.update("count", Jnats.bytes("" + next), entry.getRevision());
            return true;
        } catch (JetStreamApiException overtaken) {
            assertThat(overtaken.getApiErrorCode()).isEqualTo(10071);
            return false;
        }
    }

    private static boolean isAbsent(KeyValue bucket) {
        try {
            return bucket.get("key") == null;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Records the events of a watch. */
    private static final class Watcher implements KeyValueWatcher {

        private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

        @Override
        public void watch(KeyValueEntry entry) {
            boolean put = entry.getOperation() == KeyValueOperation.PUT;
            String value = entry.getValueAsString() == null ? "" : entry.getValueAsString();
            told.add(entry.getKey() + (put ? "=" + value : " " + entry.getOperation()));
        }

        @Override
        public void endOfData() {
            told.add("end");
        }

        private List<String> take(int count) throws InterruptedException {
            List<String> taken = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                taken.add(String.valueOf(told.poll(10, TimeUnit.SECONDS)));
            }
            return taken;
        }
    }
}
