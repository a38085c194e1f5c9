package io.topz.top.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.ClusterOptsVarzBuilder;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.MetaClusterInfo;
import io.topz.collectors.document.MetaClusterInfoBuilder;
import io.topz.collectors.document.PeerInfo;
import io.topz.collectors.document.Varz;
import io.topz.collectors.document.VarzBuilder;
import io.topz.top.watch.RestartVerdict.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartVerdictTest {

    private static final Healthz OK = new Healthz("ok", null, null, null, 200);

    private static final Varz N1 = server("n1");

    private static Varz server(String name) {
        return VarzBuilder.builder()
                .serverName(name)
                .connections(3L)
                .cluster(ClusterOptsVarzBuilder.builder().name("shop").build())
                .build();
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
        return RestartVerdict.of(OK, N1, meta, List.of());
    }

    @Test
    void copiesThatKeepUp_makeItSafe() {
        assertThat(verdict(cluster("n1", peer("n2", true, false, 0))).kind()).isEqualTo(Kind.SAFE);
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
        assertThat(RestartVerdict.of(sick, N1, null, List.of()).kind()).isEqualTo(Kind.UNSAFE);
    }

    /** A follower calls every other follower not current; that is no reason to fear for them. */
    @Test
    void followersWord_isNotTakenForHowFarOthersAre() {
        MetaClusterInfo told = cluster("n2", peer("n2", true, false, 0), peer("n3", false, false, 0));
        assertThat(verdict(told))
                .isEqualTo(new RestartVerdict(
                        Kind.UNKNOWN, List.of("only leaders know how far replicas are: name n2, too (--url)")));
        MetaClusterInfo gone = cluster("n2", peer("n2", true, false, 0), peer("n3", false, true, 0));
        assertThat(verdict(gone).reasons()).containsExactly("the cluster: replica n3 is offline");
    }

    /** That it lags itself is no reason to keep it. */
    @Test
    void laggingServerItself_canBeRestarted() {
        assertThat(verdict(cluster("n2", peer("n1", false, false, 7), peer("n3", true, false, 0)))
                        .kind())
                .isEqualTo(Kind.SAFE);
    }

    @Test
    void serverThatStandsAlone_interruptsItsClients() {
        Varz alone = VarzBuilder.builder().serverName("n1").connections(3L).build();
        assertThat(RestartVerdict.of(OK, alone, null, List.of()))
                .isEqualTo(new RestartVerdict(
                        Kind.INTERRUPTS, List.of("no other server is known: 3 clients are away meanwhile")));
    }

    /** It is called by its id, as are the peers that have no name. */
    @Test
    void serversWithoutNames_areCalledByTheirIds() {
        PeerInfo nameless = new PeerInfo(null, true, false, 0L, 7L, "yrzKKRBu", null);
        assertThat(verdict(cluster("NAAAAAAAAAAAAAAA", nameless)).reasons())
                .containsExactly("the cluster: replica yrzKKRBu is 7 behind");
        PeerInfo well = new PeerInfo("", true, false, 0L, 0L, "yrzKKRBu", null);
        assertThat(verdict(cluster("NAAAAAAAAAAAAAAA", well)).kind()).isEqualTo(Kind.SAFE);
    }

    @Test
    void serverThatDoesNotSay_isNotCalledSafe() {
        assertThat(RestartVerdict.of(null, N1, null, List.of()).kind()).isEqualTo(Kind.UNKNOWN);
    }
}
