package io.topz.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.document.Channelsz;
import io.topz.collectors.document.ChannelszBuilder;
import io.topz.collectors.document.Serverz;
import io.topz.collectors.document.ServerzBuilder;
import io.topz.collectors.document.StreamingChannelBuilder;
import io.topz.collectors.options.ChannelszOptions;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StreamingPagesTest {

    @RegisterExtension
    final MonitorFixture monitor = new MonitorFixture();

    private HttpResponse<String> get(String path) throws Exception {
        return monitor.get(path);
    }

    private void serve(String state) {
        monitor.source.answer(
                Serverz.class, options -> ServerzBuilder.builder().state(state).build());
    }

    @Test
    void documents_areServedAtTheRootOfThePort() throws Exception {
        monitor.start(MonitorOptionsBuilder.builder(MonitorOptions.defaults())
                .basePath("/nats")
                .build());
        serve("STANDALONE");

        assertThat(get("/streaming/serverz").body()).isEqualTo("{\n  \"state\": \"STANDALONE\"\n}");
        assertThat(get("/nats/streaming/serverz").statusCode()).isEqualTo(404);
    }

    @Test
    void parameters_areReadWithoutErrors() throws Exception {
        monitor.start();
        monitor.source.answer(
                Channelsz.class,
                options -> ChannelszBuilder.builder()
                        .names(List.of(options.toString()))
                        .build());

        assertThat(get("/streaming/channelsz?subs=1&offset=-1&limit=x").body())
                .contains(new ChannelszOptions("", true, 0, 0).toString());
        assertThat(get("/streaming/channelsz?subs=true").body())
                .contains(ChannelszOptions.defaults().toString());
    }

    @Test
    void channel_isServedBare_orNotFound() throws Exception {
        monitor.start();
        monitor.source.answer(Channelsz.class, options -> {
            if (!((ChannelszOptions) options).channel().equals("orders")) {
                throw new CollectException(Kind.NOT_FOUND, "Channel x not found");
            }
            return ChannelszBuilder.builder()
                    .channel(StreamingChannelBuilder.builder().name("orders").build())
                    .build();
        });

        assertThat(get("/streaming/channelsz?channel=orders").body()).isEqualTo("{\n  \"name\": \"orders\"\n}");
        HttpResponse<String> absent = get("/streaming/channelsz?channel=x");
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(absent.body()).isEqualTo("Channel x not found\n");
        assertThat(absent.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void active_isForLoadBalancers() throws Exception {
        monitor.start();
        serve("FT_ACTIVE");
        assertThat(get("/streaming/isFTActive").statusCode()).isEqualTo(200);
        serve("STANDALONE");
        assertThat(get("/streaming/isFTActive").statusCode()).isEqualTo(204);
    }

    @Test
    void index_linksToEveryPage() throws Exception {
        monitor.start();
        serve("STANDALONE");

        assertThat(get("/streaming").body())
                .contains("./streaming/serverz", "./streaming/storez", "./streaming/clientsz", "./streaming/channelsz");
    }

    @Test
    void serverWithoutStreaming_hasNoSuchPages() throws Exception {
        monitor.start();
        monitor.source.answer(Serverz.class, options -> {
            throw new CollectException(Kind.NOT_FOUND, "404 page not found");
        });

        assertThat(List.of(get("/streaming"), get("/streaming/serverz"), get("/streaming/isFTActive")))
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(404);
                    assertThat(answer.body()).isEqualTo("404 page not found\n");
                });
    }
}
