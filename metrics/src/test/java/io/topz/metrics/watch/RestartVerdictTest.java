package io.topz.metrics.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.AccountDetailBuilder;
import io.topz.collectors.document.ClusterOptsVarzBuilder;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.JetStreamConfigBuilder;
import io.topz.collectors.document.JetStreamVarz;
import io.topz.collectors.document.JetStreamVarzBuilder;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.JszBuilder;
import io.topz.collectors.document.MetaClusterInfo;
import io.topz.collectors.document.MetaClusterInfoBuilder;
import io.topz.collectors.document.PeerInfo;
import io.topz.collectors.document.StreamConfigBuilder;
import io.topz.collectors.document.StreamDetailBuilder;
import io.topz.collectors.document.Varz;
import io.topz.collectors.document.VarzBuilder;
import io.topz.collectors.options.VarzOptions;
import io.topz.collectors.testing.Samples;
import io.topz.metrics.jetstream.Answer;
import io.topz.metrics.jetstream.Observer;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.rate.Window;
import io.topz.metrics.watch.RestartVerdict.Evidence;
import io.topz.metrics.watch.RestartVerdict.Kind;
import io.topz.recordings.SampleCollector;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartVerdictTest {

    private static final Healthz OK = new Healthz("ok", null, null, null, 200);

    private static final JetStreamVarz JETSTREAM = JetStreamVarzBuilder.builder()
            .config(JetStreamConfigBuilder.builder().build())
            .build();

    private static final Varz N1 = server("n1");

    private static Varz server(String name) {
        return VarzBuilder.builder()
                .serverName(name)
                .connections(3L)
                .routes(2L)
                .jetstream(JETSTREAM)
                .cluster(ClusterOptsVarzBuilder.builder().name("shop").build())
                .build();
    }

    private static RestartVerdict verdict(Varz varz, Neighbour... others) {
        return RestartVerdict.of(new Evidence(OK, varz, null, List.of(), List.of(others)));
    }

    private static StreamRow stream(String name, String storage) {
        Jsz jsz = JszBuilder.builder()
                .accountDetails(List.of(AccountDetailBuilder.builder()
                        .name("$G")
                        .streamDetail(List.of(StreamDetailBuilder.builder()
                                .name(name)
                                .config(StreamConfigBuilder.builder()
                                        .storage(storage)
                                        .build())
                                .build()))
                        .build()))
                .build();
        Window window = new Window(Duration.ZERO, Duration.ofSeconds(4));
        return new Observer()
                .observe(new Answer(N1, jsz, window), List.of())
                .streams()
                .get(0);
    }

    private static MetaClusterInfo cluster(String leader, PeerInfo... peers) {
        return MetaClusterInfoBuilder.builder()
                .leader(leader)
                .replicas(List.of(peers))
                .build();
    }

    private static PeerInfo peer(String name, boolean current, boolean offline, long lag) {
        return new PeerInfo(name, current, offline, 0L, lag, null, null);
    }

    private static RestartVerdict verdict(MetaClusterInfo meta) {
        return RestartVerdict.of(new Evidence(OK, N1, meta, List.of(), List.of()));
    }

    @Test
    void copiesThatKeepUp_makeItSafe() {
        assertThat(verdict(cluster("n1", peer("n2", true, false, 0), peer("n3", true, false, 0)))
                        .kind())
                .isEqualTo(Kind.SAFE);
    }

    /** One server out of two is not a majority. */
    @Test
    void groupOfTwo_standsStillMeanwhile() {
        assertThat(verdict(cluster("n1", peer("n2", true, false, 0))))
                .isEqualTo(new RestartVerdict(
                        Kind.INTERRUPTS,
                        List.of("without a majority meanwhile, so that nothing can be stored: the cluster")));
    }

    @Test
    void lastLivingServer_isNotSafe() {
        Neighbour dead = new Neighbour("http://n2:8222", null, "no server listens at n2:8222");
        assertThat(verdict(N1, dead))
                .isEqualTo(new RestartVerdict(
                        Kind.UNSAFE, List.of("http://n2:8222 does not answer: no server listens at n2:8222")));
        Varz lonely = VarzBuilder.builder(N1).routes(0L).build();
        assertThat(verdict(lonely))
                .isEqualTo(new RestartVerdict(
                        Kind.UNSAFE,
                        List.of("it has no route to another server of cluster shop: 3 clients are left without a"
                                + " server")));
        assertThat(verdict(N1, new Neighbour("http://n2:8222", server("n2"), null))
                        .kind())
                .isEqualTo(Kind.SAFE);
        assertThat(verdict(N1, Neighbour.unasked("http://n2:8222")).kind()).isEqualTo(Kind.UNKNOWN);
        Varz silent = VarzBuilder.builder(N1).routes(null).build();
        assertThat(verdict(silent).kind()).isEqualTo(Kind.UNKNOWN);
    }

    /** A server that was seen in another cluster does not hold a replica of this one. */
    @Test
    void deadServerOfAnotherCluster_isNoReason() {
        Varz elsewhere = VarzBuilder.builder(server("x1"))
                .cluster(ClusterOptsVarzBuilder.builder().name("test").build())
                .build();
        assertThat(verdict(N1, new Neighbour("http://x1:8222", elsewhere, "no server listens"))
                        .kind())
                .isEqualTo(Kind.SAFE);
    }

    @Test
    void serverWithoutJetStream_mayKeepMessagesOtherwise() {
        Varz core = VarzBuilder.builder(N1).jetstream(null).build();
        assertThat(verdict(core).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(verdict(core).reasons().get(0)).contains("JetStream is off here", "NATS Streaming");
    }

    /** Recorded servers without JetStream, including NATS Streaming servers. */
    @Test
    void recordedServerWithoutJetStream_isNeverSafe() {
        List<String> names = Samples.names().stream()
                .filter(name -> name.startsWith("nats-streaming-server/"))
                .toList();
        int judged = 0;
        for (String name : names) {
            Varz varz = SampleCollector.of(name)
                    .collect(VarzOptions.defaults())
                    .exceptionally(notRecorded -> null)
                    .toCompletableFuture()
                    .join();
            boolean isWithout = varz != null
                    && (varz.jetstream() == null || varz.jetstream().config() == null);
            if (isWithout) {
                assertThat(verdict(varz).kind()).as(name).isIn(Kind.UNKNOWN, Kind.UNSAFE);
                judged++;
            }
        }
        assertThat(judged).isPositive();
    }

    @Test
    void streamsThatAreNotKnownYet_areNotSafe() {
        assertThat(RestartVerdict.of(new Evidence(OK, N1, null, null, List.of())))
                .isEqualTo(new RestartVerdict(Kind.UNKNOWN, List.of("its streams are not known yet")));
    }

    @Test
    void streamInMemoryWithoutACopy_wouldBeLost() {
        RestartVerdict verdict =
                RestartVerdict.of(new Evidence(OK, N1, null, List.of(stream("CACHE", "memory")), List.of()));
        assertThat(verdict)
                .isEqualTo(new RestartVerdict(
                        Kind.UNSAFE, List.of("CACHE: is in memory and has no other copy, its messages would be lost")));
        RestartVerdict onDisk =
                RestartVerdict.of(new Evidence(OK, N1, null, List.of(stream("ORDERS", "file")), List.of()));
        assertThat(onDisk)
                .isEqualTo(new RestartVerdict(
                        Kind.INTERRUPTS, List.of("1 stream has no other copy and is away meanwhile: ORDERS")));
    }

    /** Servers report their peers in any order. */
    @Test
    void reasons_keepTheirOrder() {
        assertThat(verdict(cluster("n1", peer("n3", false, false, 7), peer("n2", false, true, 0))))
                .isEqualTo(verdict(cluster("n1", peer("n2", false, true, 0), peer("n3", false, false, 7))));
    }

    @Test
    void replicaThatIsNotSaidToBeCurrent_isNotSafe() {
        PeerInfo silent = new PeerInfo("n2", null, null, null, null, null, null);
        assertThat(verdict(cluster("n1", silent, peer("n3", true, false, 0))).reasons())
                .containsExactly("the cluster: replica n2 is not current");
    }

    @Test
    void whatIsWrong_makesItUnsafe() {
        assertThat(verdict(cluster("n1", peer("n2", true, false, 1204))).reasons())
                .containsExactly("the cluster: replica n2 is 1204 behind");
        assertThat(verdict(cluster("n1", peer("n2", false, true, 0))).reasons())
                .containsExactly("the cluster: replica n2 is offline");
        assertThat(verdict(cluster("n1", peer("n2", false, false, 0))).kind()).isEqualTo(Kind.UNSAFE);
        assertThat(verdict(cluster("")).reasons()).containsExactly("the cluster has no leader of JetStream");
        Healthz sick = new Healthz("unavailable", null, "x", null, 503);
        assertThat(RestartVerdict.of(new Evidence(sick, N1, null, List.of(), List.of()))
                        .kind())
                .isEqualTo(Kind.UNSAFE);
    }

    /** A follower reports every other follower as not current, which does not mean that they lag. */
    @Test
    void followersWord_isNotTakenForHowFarOthersAre() {
        MetaClusterInfo told = cluster("n2", peer("n2", true, false, 0), peer("n3", false, false, 0));
        assertThat(verdict(told))
                .isEqualTo(new RestartVerdict(
                        Kind.UNKNOWN, List.of("only leaders know how far replicas are: name n2, too (--url)")));
        MetaClusterInfo gone = cluster("n2", peer("n2", true, false, 0), peer("n3", false, true, 0));
        assertThat(verdict(gone).reasons()).containsExactly("the cluster: replica n3 is offline");
    }

    /** The lag of the server itself is no reason against its restart. */
    @Test
    void laggingServerItself_canBeRestarted() {
        assertThat(verdict(cluster("n2", peer("n1", false, false, 7), peer("n3", true, false, 0)))
                        .kind())
                .isEqualTo(Kind.SAFE);
    }

    @Test
    void serverThatStandsAlone_interruptsItsClients() {
        Varz alone = VarzBuilder.builder()
                .serverName("n1")
                .connections(3L)
                .jetstream(JETSTREAM)
                .build();
        assertThat(verdict(alone))
                .isEqualTo(new RestartVerdict(
                        Kind.INTERRUPTS, List.of("no other server is known: 3 clients are away meanwhile")));
    }

    /** The server is called by its id, as are the peers without a name. */
    @Test
    void serversWithoutNames_areCalledByTheirIds() {
        PeerInfo nameless = new PeerInfo(null, true, false, 0L, 7L, "yrzKKRBu", null);
        assertThat(verdict(cluster("NAAAAAAAAAAAAAAA", nameless)).reasons())
                .containsExactly("the cluster: replica yrzKKRBu is 7 behind");
        PeerInfo well = new PeerInfo("", true, false, 0L, 0L, "yrzKKRBu", null);
        assertThat(verdict(cluster("NAAAAAAAAAAAAAAA", well, well)).kind()).isEqualTo(Kind.SAFE);
    }

    @Test
    void serverThatDoesNotSay_isNotCalledSafe() {
        assertThat(RestartVerdict.of(new Evidence(null, N1, null, List.of(), List.of()))
                        .kind())
                .isEqualTo(Kind.UNKNOWN);
    }
}
