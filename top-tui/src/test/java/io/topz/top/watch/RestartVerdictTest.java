package io.topz.top.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.JszBuilder;
import io.topz.collectors.document.MetaClusterInfoBuilder;
import io.topz.collectors.document.PeerInfo;
import io.topz.top.watch.RestartVerdict.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartVerdictTest {

    private static final Healthz OK = new Healthz("ok", null, null, null, 200);

    private static Jsz cluster(String leader, PeerInfo... peers) {
        return JszBuilder.builder()
                .metaCluster(MetaClusterInfoBuilder.builder()
                        .leader(leader)
                        .replicas(List.of(peers))
                        .build())
                .build();
    }

    private static PeerInfo peer(boolean current, boolean offline, long lag) {
        return new PeerInfo("n2", current, offline, 0L, lag, null, null);
    }

    @Test
    void copiesThatKeepUp_makeItSafe() {
        assertThat(RestartVerdict.of(OK, cluster("n1", peer(true, false, 0)), List.of())
                        .kind())
                .isEqualTo(Kind.SAFE);
    }

    @Test
    void whatIsWrong_makesItUnsafe() {
        assertThat(RestartVerdict.of(OK, cluster("n1", peer(true, false, 1204)), List.of())
                        .reasons())
                .containsExactly("the cluster: replica n2 is 1204 behind");
        assertThat(RestartVerdict.of(OK, cluster("n1", peer(false, true, 0)), List.of())
                        .reasons())
                .containsExactly("the cluster: replica n2 is offline");
        assertThat(RestartVerdict.of(OK, cluster("n1", peer(false, false, 0)), List.of())
                        .kind())
                .isEqualTo(Kind.UNSAFE);
        assertThat(RestartVerdict.of(OK, cluster(""), List.of()).reasons())
                .containsExactly("the cluster has no leader of JetStream");
        Healthz sick = new Healthz("unavailable", null, "x", null, 503);
        assertThat(RestartVerdict.of(sick, null, List.of()).kind()).isEqualTo(Kind.UNSAFE);
    }

    /** It is called by its id, as are the peers that have no name. */
    @Test
    void serversWithoutNames_areCalledByTheirIds() {
        PeerInfo nameless = new PeerInfo(null, true, false, 0L, 7L, "yrzKKRBu", null);
        assertThat(RestartVerdict.of(OK, cluster("NAAAAAAAAAAAAAAA", nameless), List.of())
                        .reasons())
                .containsExactly("the cluster: replica yrzKKRBu is 7 behind");
        PeerInfo well = new PeerInfo("", true, false, 0L, 0L, "yrzKKRBu", null);
        assertThat(RestartVerdict.of(OK, cluster("NAAAAAAAAAAAAAAA", well), List.of())
                        .kind())
                .isEqualTo(Kind.SAFE);
    }

    @Test
    void serverThatDoesNotSay_isNotCalledSafe() {
        assertThat(RestartVerdict.of(null, null, List.of()).kind()).isEqualTo(Kind.UNKNOWN);
    }
}
