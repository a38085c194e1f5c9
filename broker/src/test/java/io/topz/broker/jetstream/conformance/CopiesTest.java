package io.topz.broker.jetstream.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Message;
import io.nats.client.Subscription;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.Mirror;
import io.nats.client.api.Republish;
import io.nats.client.api.Source;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.SubjectTransform;
import io.topz.broker.clients.Jnats;
import io.topz.broker.testing.Eventually;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of mirrors, sources, republishing and subject transforms with jnats. */
class CopiesTest extends EachPeer {

    @BeforeEach
    void start() throws Exception {
        jsm.addStream(StreamConfiguration.builder()
                .name("origin")
                .subjects("origin.*")
                .build());
    }

    @Test
    void copies_countAsRequestsToTheApi() throws Exception {
        long before = requests();
        jsm.addStream(StreamConfiguration.builder()
                .name("copy")
                .mirror(Mirror.builder().sourceName("origin").build())
                .build());
        Eventually.await("the mirror asks for its messages", () -> requests() == before + 2);
    }

    private long requests() {
        String jsz = fixture.server().get("/jsz");
        Matcher total = Pattern.compile("\"total\": ?(\\d+)").matcher(jsz);
        return total.find() ? Long.parseLong(total.group(1)) : -1;
    }

    @Test
    void mirror_catchesUpAndFollows() throws Exception {
        publish("origin.a", 100);
        jsm.addStream(StreamConfiguration.builder()
                .name("copy")
                .mirror(Mirror.builder().sourceName("origin").build())
                .build());
        awaitMessages("copy", 100);
        publish("origin.b", 5);
        awaitMessages("copy", 105);
        assertThat(jsm.getMessage("copy", 105).getSubject()).isEqualTo("origin.b");
        assertThat(jsm.getStreamInfo("copy").getMirrorInfo().getName()).isEqualTo("origin");
        assertThat(jsm.getStreamInfo("copy").getMirrorInfo().getLag()).isZero();
    }

    @Test
    void sources_comeTogether_withWhereTheyAreFrom() throws Exception {
        jsm.addStream(StreamConfiguration.builder()
                .name("second")
                .subjects("second.*")
                .build());
        publish("origin.a", 3);
        publish("origin.b", 3);
        publish("second.a", 3);
        jsm.addStream(StreamConfiguration.builder()
                .name("all")
                .sources(
                        Source.builder()
                                .sourceName("origin")
                                .filterSubject("origin.a")
                                .build(),
                        Source.builder().sourceName("second").build())
                .build());
        awaitMessages("all", 6);
        MessageInfo first = jsm.getFirstMessage("all", "origin.a");
        assertThat(first.getHeaders().getFirst("Nats-Stream-Source")).startsWith("origin 1 ");
        publish("second.b", 1);
        awaitMessages("all", 7);
        assertThat(jsm.getStreamInfo("all").getSourceInfos()).hasSize(2);
    }

    @Test
    void republished_tellsWhereItIsFrom() throws Exception {
        jsm.addStream(StreamConfiguration.builder()
                .name("news")
                .subjects("news.*")
                .republish(Republish.builder()
                        .source("news.>")
                        .destination("live.>")
                        .build())
                .build());
        Subscription live = fixture.connection().subscribe("live.>");
        fixture.connection().flush(Jnats.PATIENCE);
        js.publish("news.a", Jnats.bytes("hello"));
        Message message = Jnats.next(live);
        assertThat(message.getSubject()).isEqualTo("live.a");
        assertThat(Jnats.text(message)).isEqualTo("hello");
        assertThat(message.getHeaders().getFirst("Nats-Stream")).isEqualTo("news");
        assertThat(message.getHeaders().getFirst("Nats-Subject")).isEqualTo("news.a");
        assertThat(message.getHeaders().getFirst("Nats-Sequence")).isEqualTo("1");
    }

    @Test
    void subjects_areTransformed() throws Exception {
        jsm.addStream(StreamConfiguration.builder()
                .name("moved")
                .subjects("from.*")
                .subjectTransform(SubjectTransform.builder()
                        .source("from.*")
                        .destination("to.{{wildcard(1)}}")
                        .build())
                .build());
        js.publish("from.a", Jnats.bytes("hello"));
        assertThat(jsm.getMessage("moved", 1).getSubject()).isEqualTo("to.a");
    }

    private void publish(String subject, int count) throws Exception {
        for (int i = 1; i <= count; i++) {
            js.publish(subject, Jnats.bytes("message " + i));
        }
    }

    private void awaitMessages(String stream, long count) {
        Eventually.await(count + " messages in " + stream, () -> {
            try {
                return jsm.getStreamInfo(stream).getStreamState().getMsgCount() == count;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }
}
