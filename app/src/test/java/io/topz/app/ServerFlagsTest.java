package io.topz.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.broker.jetstream.account.ServerLimits;
import io.topz.broker.options.ClientLimitsBuilder;
import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.options.StreamingOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Tests of the flags of the servers: those of nats-server 2.10.27 and nats-streaming-server 0.25.6 are accepted, or rejected with a sentence. */
class ServerFlagsTest {

    @TempDir
    private Path directory;

    /** Runs a server that ends at once, because it is also asked for its version. */
    private static int runVersion(String flags) {
        return runVersion("server", flags);
    }

    private static int runVersion(String command, String flags) {
        return Topz.run((command + " " + flags + " --version").strip().split(" +"));
    }

    private static String errorsOf(String flags) {
        return errorsOf("server", flags);
    }

    private static String errorsOf(String command, String flags) {
        PrintStream before = System.err;
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            assertThat(runVersion(command, flags)).isEqualTo(2);
        } finally {
            System.setErr(before);
        }
        return errors.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-a 127.0.0.1 --addr h -net h",
                "-p 1 --port 1",
                "-n x --name x -server_name x",
                "-P f --pid f",
                "-m 1 -http_port 1 -ms 1 --https_port 1",
                "-sl ldm=1 --signal reload",
                "--ports_file_dir d",
                "-l f --log f",
                "-T -logtime --logtime=false -logtime_utc",
                "-D --debug -D=true",
                "-V -trace",
                "-VV -DV -DVV",
                "--log_size_limit 1000",
                "--max_traced_msg_len 10",
                "-js --jetstream -sd d --store_dir d",
                "-stan -cid c --cluster_id c -st file -dir d -mc 1 -msu 1 -mm 1 -mb 1KB -ma 1h -mi 1h",
                "-stan --store memory --max_channels 1 --max_subs 1 --max_msgs 1 --max_bytes 1 --max_age 1s --max_inactivity 1s",
                "-hbi 1s -hbt 1s -hbf 1 --hb_interval 1s --hb_timeout 1s --hb_fail_count 1 --replace_durable",
                "--channel_limits foo.>:max_msgs=1 --channel_limits foo.a:max_age=1h,max_subs=0",
                "--user u --pass p --auth t",
                "--tlscert f --tlskey f",
                "--lame_duck_duration 30s --lame_duck_grace_period 1s",
            })
    void flagOfNatsServer_isTaken(String flags) {
        assertThat(runVersion(flags)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-c f",
                "--config f",
                "-t",
                "-s",
                "--syslog",
                "-r udp://localhost:514",
                "--remote_syslog x",
                "--profile 1",
                "--client_advertise x",
                "--tls",
                "-tlsverify",
                "--tlscacert f",
                "--help_tls",
                "--routes x",
                "-cluster x",
                "--cluster_name x",
                "--cluster_listen x",
                "--cluster_advertise x",
                "--no_advertise",
                "--connect_retries 1",
                "-ns nats://localhost:4222",
                "--nats_server nats://localhost:4222",
                "--secure",
                "-tls_client_cert f"
            })
    void otherFlagOfNatsServer_isRefusedWithASentence(String flags) {
        String flag = flags.split(" ")[0].replaceFirst("^-+", "");
        assertThat(errorsOf(flags)).contains(flag + " is not supported: topz ").contains(";");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-cid c --cluster_id c -st MEMORY --store FILE --dir d -mc 1 -msu 1 -mm 1 -mb 1KB -ma 1h -mi 1h",
                "--max_channels 1 --max_subs 1 --max_msgs 1 --max_bytes 1GB --max_age 0s --max_inactivity 0",
                "-hbi 1s -hbt 1s -hbf 1 --hb_interval 1s --hb_timeout 1s --hb_fail_count 1 --replace_durable=true",
                "-SD -SV -SDV --stan_debug --stan_trace=false -DV -D -V",
                "--file_sync=false -file_auto_sync 10s",
                "-a h -p 1 -m 1 -ms 1 -P f -l f -T=false -sl stop --user u --pass p --auth t --tlscert f --tlskey f",
                "-js -sd d",
                "-ns nats://localhost:4222 --nats_server a,b -secure -tls_client_cert f -tls_client_key f -tls_client_cacert f",
                "--nats_max_waiting 1MB --secure=false"
            })
    void flagOfStreamingServer_isTaken(String flags) {
        assertThat(runVersion("streaming-server", flags)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-sc f",
                "--stan_config f",
                "-c f",
                "--clustered",
                "--clustered=true",
                "--cluster_node_id a",
                "--cluster_peers a,b",
                "--cluster_sync",
                "--ft_group g",
                "--encrypt",
                "--encryption_key k",
                "--sql_driver mysql",
                "--sql_no_caching",
                "--file_compact_enabled=true",
                "--file_slice_archive_script f",
                "--syslog_name n",
                "--routes x",
                "-s"
            })
    void otherFlagOfStreamingServer_isRefusedWithASentence(String flags) {
        String flag = flags.split("[ =]")[0].replaceFirst("^-+", "");
        assertThat(errorsOf("streaming-server", flags))
                .contains(flag + " is not supported: topz ")
                .contains(";");
    }

    @Test
    void sqlStore_isRefusedWithASentence() {
        StreamingServerCommand command = new StreamingServerCommand();
        new CommandLine(command).parseArgs("-st", "SQL");
        assertThatThrownBy(command::brokerOptions).hasMessageContaining("not in SQL: use -st FILE");
    }

    @Test
    void streamingServer_hasTheServiceAndNoJetStream() {
        StreamingServerCommand command = new StreamingServerCommand();
        new CommandLine(command).parseArgs("-cid", "orders", "-dir", "d", "--file_sync=false");
        assertThat(command.brokerOptions().jetStream()).isNull();
        assertThat(command.brokerOptions().port()).isEqualTo(4222);
        StreamingOptions options =
                Objects.requireNonNull(command.brokerOptions().streaming());
        assertThat(options.clusterId()).isEqualTo("orders");
        assertThat(options.syncInterval()).hasMinutes(1);
    }

    @Test
    void streamingServerWithoutFlags_isThatOfTheDefaults() {
        assertThat(new StreamingServerCommand().brokerOptions().streaming()).isEqualTo(StreamingOptions.DEFAULT);
        assertThat(new ServerCommand().brokerOptions().streaming()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-js -js",
                "-p 1 -p 2",
                "-D -D",
                "-sd a -sd b",
                "--user a --user b",
                "--max_payload 1K --max_payload 2K",
                "-l a -l b",
                "--lame_duck_duration 1s --lame_duck_duration 2s"
            })
    void repeatedFlag_isTaken(String flags) {
        assertThat(runVersion(flags)).isZero();
    }

    @Test
    void repeatedFlag_countsAsItWasGivenLast() {
        ServerCommand command = new ServerCommand();
        new CommandLine(command)
                .setOverwrittenOptionsAllowed(true)
                .parseArgs("-p", "1", "--name", "a", "-js", "-p", "2", "--name", "b", "-js=false");
        assertThat(command.brokerOptions().port()).isEqualTo(2);
        assertThat(command.brokerOptions().serverName()).isEqualTo("b");
        assertThat(command.brokerOptions().jetStream()).isNull();
    }

    @Test
    void everyLimitOfClients_hasItsFlag() {
        ServerCommand command = new ServerCommand();
        String flags = "--max_connections 1 --max_subscriptions 2 --max_control_line 3 --max_payload 4 --max_pending 5"
                + " --write_deadline 6s --auth_timeout 7s --ping_interval 8s --ping_max 9 --max_closed_clients 10";
        new CommandLine(command).parseArgs(flags.split(" "));
        assertThat(command.brokerOptions().limits())
                .isEqualTo(ClientLimitsBuilder.builder()
                        .maxConnections(1)
                        .maxSubscriptions(2)
                        .maxControlLineBytes(3)
                        .maxPayloadBytes(4)
                        .maxPendingBytes(5)
                        .writeDeadline(Duration.ofSeconds(6))
                        .authTimeout(Duration.ofSeconds(7))
                        .pingInterval(Duration.ofSeconds(8))
                        .pingMax(9)
                        .maxClosedClients(10)
                        .build());
    }

    @Test
    void monitoringPort_isOffUnlessAskedFor() {
        assertThat(new ServerCommand().monitorOptions()).isNull();
    }

    @Test
    void store_isBelowTheStateOfTheUserAndOfThePort() {
        assertThat(JetStreamFlags.defaultStore(Map.of(), "/home/ann", 4222))
                .isEqualTo(Path.of("/home/ann/.local/state/topz/4222"));
        assertThat(JetStreamFlags.defaultStore(Map.of("XDG_STATE_HOME", "/state"), "/home/ann", 4333))
                .isEqualTo(Path.of("/state/topz/4333"));
        assertThat(JetStreamFlags.defaultStore(Map.of("XDG_STATE_HOME", "relative"), "/home/ann", -1))
                .isEqualTo(Path.of("/home/ann/.local/state/topz/any-port"));
    }

    @Test
    void storeWithoutAHome_isAskedFor() {
        assertThatThrownBy(() -> JetStreamFlags.defaultStore(Map.of(), "?", 4222))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-sd");
    }

    @Test
    void relativeStore_hasRoom() {
        ServerCommand command = new ServerCommand();
        new CommandLine(command).parseArgs("-js", "-sd", "no-such-directory");
        JetStreamOptions options =
                Objects.requireNonNull(command.brokerOptions().jetStream());
        assertThat(options.storeDirectory()).isAbsolute();
        assertThat(ServerLimits.storageBytes(options)).isPositive();
    }

    @Test
    void secrets_comeFromFilesAndTheEnvironment() throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "from file\n");
        ServerLoginFlags login = new ServerLoginFlags();
        login.user = "ann";
        assertThat(login.password(Map.of("TOPZ_PASS", "from environment"))).isEqualTo("from environment");
        login.passwordFile = file;
        assertThat(login.password(Map.of("TOPZ_PASS", "from environment"))).isEqualTo("from file");
        assertThat(login.isSecretVisible()).isFalse();
        login.password = "flag";
        assertThatThrownBy(() -> login.password(Map.of())).hasMessageContaining("given twice");
        assertThat(login.isSecretVisible()).isTrue();

        ServerLoginFlags token = new ServerLoginFlags();
        assertThat(token.token(Map.of("TOPZ_AUTH", "t"))).isEqualTo("t");
        assertThat(token.password(Map.of("TOPZ_PASS", "of nobody"))).isEmpty();
    }
}
