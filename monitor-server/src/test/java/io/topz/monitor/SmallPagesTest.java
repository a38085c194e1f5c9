package io.topz.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.Connz;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SmallPagesTest {

    @RegisterExtension
    final MonitorFixture monitor = new MonitorFixture();

    @Test
    void pagesOfQueuesRaftAndStacks_areAnsweredAsByAServerWithoutThem() throws Exception {
        monitor.start();

        HttpResponse<String> queues = monitor.get("/ipqueuesz");
        assertThat(queues.statusCode()).isEqualTo(200);
        assertThat(queues.body()).isEqualTo("{}");
        HttpResponse<String> raft = monitor.get("/raftz");
        assertThat(raft.statusCode()).isEqualTo(404);
        assertThat(raft.body()).isEqualTo("No Raft nodes registered");
        HttpResponse<String> stacks = monitor.get("/stacksz");
        assertThat(stacks.statusCode()).isEqualTo(200);
        assertThat(stacks.body()).contains("monitor-small-1", "ThreadDump.text");
        assertThat(monitor.stats.requests()).containsEntry("/raftz", 1L);
    }

    @Test
    void smallDocuments_doNotWaitForLargeOnes() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        monitor.source.answer(Connz.class, options -> {
            await(release);
            return FakeServer.connz(1);
        });
        monitor.start();
        List<CompletableFuture<HttpResponse<String>>> large = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            large.add(monitor.getLater("/connz?offset=" + i));
        }
        monitor.awaitRequests("/connz", 20);

        assertThat(monitor.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(monitor.get("/varz").statusCode()).isEqualTo(200);
        assertThat(large).noneMatch(CompletableFuture::isDone);
        release.countDown();
        for (CompletableFuture<HttpResponse<String>> answer : large) {
            assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
