package io.topz.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Varz;
import io.topz.collectors.options.AccountzOptions;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.ConnzOptionsBuilder;
import io.topz.collectors.options.HealthzOptionsBuilder;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.JszOptionsBuilder;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.SubsMode;
import io.topz.collectors.options.SubszOptions;
import io.topz.collectors.options.VarzOptions;
import io.topz.collectors.testing.SampleDirectory;
import io.topz.collectors.testing.Samples;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleCollectorTest {

    private static final String SINGLE = "nats-server/2.10.27/single";

    @Test
    void collect_exactlyRecordedOptions_isThatAnswer() {
        assertThat(nearest(connz(with -> with.state(ConnState.CLOSED)))).isEqualTo("/connz?state=closed");
        assertThat(nearest(connz(with -> with.limit(3).sort("idle")))).isEqualTo("/connz?sort=idle&limit=3");
        assertThat(nearest(connz(with -> with.subs(SubsMode.DETAIL)))).isEqualTo("/connz?subs=detail");
        assertThat(nearest(ConnzOptions.defaults())).isEqualTo("/connz");
        assertThat(nearest(SubszOptions.defaults())).isEqualTo("/subsz");
    }

    @Test
    void collect_otherPaging_isTheSameQuestionWithoutIt() {
        assertThat(nearest(connz(with -> with.sort("bytes_to").limit(2)))).isEqualTo("/connz?sort=bytes_to&limit=3");
        // Three of all connections do not answer a request for a hundred.
        assertThat(nearest(connz(with -> with.sort("bytes_to").limit(100)))).isEqualTo("/connz");
        assertThat(nearest(connz(with -> with.sort("subs").limit(100)))).isEqualTo("/connz");
    }

    @Test
    void collect_moreDetailThanRecorded_isTheNearestDetail() {
        assertThat(nearest(connz(with -> with.auth(true).subs(SubsMode.SUBJECTS).limit(50))))
                .isIn("/connz?auth=1", "/connz?subs=1");
        assertThat(nearest(JszOptionsBuilder.builder(JszOptions.defaults())
                        .accounts(true)
                        .streams(true)
                        .consumers(true)
                        .config(true)
                        .build()))
                .isEqualTo("/jsz?consumers=1&config=1");
    }

    @Test
    void collect_filterThatWasNotRecorded_isNotFound() {
        Options<?> options = connz(with -> with.user("nobody"));
        assertThatThrownBy(() -> collect(SINGLE, options))
                .cause()
                .isInstanceOf(CollectException.class)
                .hasMessage(SINGLE + " holds no answer to /connz?user=nobody")
                .extracting(thrown -> ((CollectException) thrown).kind())
                .isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void collect_recordedErrors_areThoseErrors() {
        Healthz health = collect(
                SINGLE,
                HealthzOptionsBuilder.builder().account("NOSUCH").stream("")
                        .consumer("")
                        .build());
        assertThat(health.httpStatus()).isEqualTo(404);
        assertThat(health.status()).isEqualTo("unavailable");
        assertThatThrownBy(() -> collect(
                        "nats-server/2.10.27/empty",
                        JszOptionsBuilder.builder(JszOptions.defaults())
                                .leaderOnly(true)
                                .build()))
                .cause()
                .isInstanceOf(BadRequestException.class)
                .hasMessage("filtered response: not leader");
    }

    @Test
    void collect_withBasePath_findsTheEndpoint() {
        Varz varz = collect("nats-server/2.15.1/basepath_mqtt_ws", VarzOptions.defaults());
        assertThat(varz.version()).isEqualTo("2.15.1");
        assertThat(varz.httpBasePath()).isEqualTo("/nats/mon");
    }

    @Test
    void collect_escapedParameters_areCompared() {
        assertThat(nearest(new AccountzOptions("$G"))).isEqualTo("/accountz?acc=$G");
    }

    @Test
    void recording_inADirectory_isReadWhenAsked(@TempDir Path directory) throws Exception {
        assertThatThrownBy(() -> SampleDirectory.in(directory)).isInstanceOf(UncheckedIOException.class);
        Files.writeString(
                directory.resolve("index.tsv"),
                "file\tpath\tstatus\tcontent-type\nvarz.json\t/varz\t200\tapplication/json\n");
        SampleCollector collector = new SampleCollector(SampleDirectory.in(directory));
        assertThatThrownBy(() -> collector
                        .collect(VarzOptions.defaults())
                        .toCompletableFuture()
                        .join())
                .cause()
                .hasMessageContaining("varz.json cannot be read");
        Files.writeString(directory.resolve("varz.json"), "{\"version\":\"2.0.0\"}");
        assertThat(collector
                        .collect(VarzOptions.defaults())
                        .toCompletableFuture()
                        .join()
                        .version())
                .isEqualTo("2.0.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.json\t/varz\t200\tapplication/json",
                "/etc/passwd\t/varz\t200\tapplication/json",
                "varz.json\t/varz\tok\tapplication/json",
                "varz.json\t/varz"
            })
    void recording_withAnIndexThatIsNone_isRefused(String line, @TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("index.tsv"), "file\tpath\tstatus\tcontent-type\n" + line + "\n");
        assertThatThrownBy(() -> SampleDirectory.in(directory))
                .hasMessageContaining("has a line that is no entry: " + line);
    }

    static Iterable<String> samples() {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_everyFileOfItsIndex_isThere(String name) {
        SampleDirectory samples = Samples.directory(name);
        assertThat(samples.entries())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(samples.body(entry)).isNotEmpty());
    }

    private static String nearest(Options<?> options) {
        return SampleCollector.of(SINGLE)
                .nearest(options)
                .map(SampleDirectory.Entry::path)
                .orElse("none");
    }

    private static ConnzOptions connz(UnaryOperator<ConnzOptionsBuilder> with) {
        return with.apply(ConnzOptionsBuilder.builder(ConnzOptions.defaults())).build();
    }

    /** The document; a failure is wrapped in a {@link CompletionException}. */
    private static <D extends Document> D collect(String sample, Options<D> options) {
        return SampleCollector.of(sample).collect(options).toCompletableFuture().join();
    }
}
