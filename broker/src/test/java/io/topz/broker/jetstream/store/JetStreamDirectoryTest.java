package io.topz.broker.jetstream.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.topz.broker.store.CheckedFile;
import io.topz.broker.store.DamagedRecordException;
import io.topz.broker.store.Directory;
import io.topz.broker.store.FileNames;
import io.topz.broker.store.MessageLog;
import io.topz.broker.store.Messages;
import io.topz.broker.store.Replayed;
import io.topz.broker.store.StoreFiles;
import io.topz.broker.store.StoreInUseException;
import io.topz.broker.store.SyncPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JetStreamDirectoryTest {

    private static final byte[] CONFIG = "{\"name\":\"x\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path storeDir;

    private JetStreamDirectory store;

    @BeforeEach
    void open() throws IOException {
        store = JetStreamDirectory.open(storeDir, SyncPolicy.ALWAYS, StoreFiles.DISK);
    }

    @Test
    void store_inUseByThisProcess_isRefused() throws IOException {
        assertThatExceptionOfType(StoreInUseException.class)
                .isThrownBy(() -> JetStreamDirectory.open(storeDir, SyncPolicy.ALWAYS, StoreFiles.DISK))
                .withMessage("the store directory " + storeDir + " is in use");

        store.close();
        JetStreamDirectory.open(storeDir, SyncPolicy.ALWAYS, StoreFiles.DISK).close();
    }

    @Test
    @Tag("process")
    void store_inUseByAnotherProcess_isRefused() throws Exception {
        store.close();
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreHolder.class.getName(),
                        storeDir.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("held");
            assertThatExceptionOfType(StoreInUseException.class)
                    .isThrownBy(() -> JetStreamDirectory.open(storeDir, SyncPolicy.ALWAYS, StoreFiles.DISK));
        } finally {
            other.destroyForcibly();
        }
        assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
        JetStreamDirectory.open(storeDir, SyncPolicy.ALWAYS, StoreFiles.DISK).close();
    }

    @Test
    void stream_isFoundAgain() throws IOException {
        StreamDirectory stream = store.stream("$G", "ORDERS");
        stream.create(CONFIG);
        stream.consumers().description("worker \u00e9%'\"").replace(CONFIG, true);
        MessageLog log = stream.openLog(-1);
        log.replay(new Replayed());
        log.append(Messages.of(1, "one"));
        log.close();
        store.close();
        open();

        assertThat(store.streams("$G")).extracting(StreamDirectory::name).containsExactly("ORDERS");
        StreamDirectory found = store.streams("$G").get(0);
        assertThat(found.config().read()).isEqualTo(CONFIG);
        assertThat(found.consumers().descriptions())
                .extracting(ConsumersDirectory::nameOf)
                .containsExactly("worker \u00e9%'\"");
        assertThat(Replayed.of(found.openLog(-1)).messages).containsOnlyKeys(1L);
        assertThat(store.leftAlone()).isEmpty();
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> found.create(CONFIG));
    }

    @Test
    void store_isTheOwnersAlone() throws IOException {
        StreamDirectory stream = store.stream("$G", "S");
        stream.create(CONFIG);
        stream.consumers().description("c").replace(CONFIG, true);
        MessageLog log = stream.openLog(-1);
        log.replay(new Replayed());
        log.append(Messages.of(1, "one"));
        log.close();

        try (Stream<Path> files = Files.walk(storeDir.resolve("jetstream"))) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as("%s", file)
                            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void storeThatIsOpenToOthers_isClosedToThem() throws IOException {
        store.close();
        Path root = storeDir.resolve("jetstream");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        open();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                .isEqualTo("rwx------");
    }

    @Test
    void linkInThePlaceOfAFile_isNotFollowed() throws IOException {
        StreamDirectory stream = store.stream("$G", "S");
        stream.create(CONFIG);
        Path other = Files.writeString(storeDir.resolve("other"), "untouched");
        Path config = stream.config().path();
        Files.createSymbolicLink(config.resolveSibling(config.getFileName() + CheckedFile.TEMPORARY), other);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> stream.config().replace(CONFIG, true));
        assertThat(other).content().isEqualTo("untouched");
        stream.config().replace(CONFIG, true);
        assertThat(stream.config().read()).isEqualTo(CONFIG);
    }

    @Test
    void stream_ofAnotherServer_isLeftAlone() throws IOException {
        Path foreign = storeDir.resolve("jetstream/$G/streams/THEIRS");
        Files.createDirectories(foreign.resolve("msgs"));
        Files.writeString(foreign.resolve("meta.inf"), "{}");

        assertThat(store.streams("$G")).isEmpty();
        assertThat(store.leftAlone()).containsExactly(foreign);
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> store.stream("$G", "THEIRS").create(CONFIG));
        assertThat(foreign.resolve("meta.inf")).content().isEqualTo("{}");
    }

    @Test
    void stream_withConfigurationPutAside_isReportedAtEveryStart() throws IOException {
        StreamDirectory stream = store.stream("$G", "S");
        stream.create(CONFIG);
        Files.writeString(stream.config().path(), "{}");

        assertThatExceptionOfType(DamagedRecordException.class)
                .isThrownBy(() -> stream.config().read());
        Path aside = stream.config().quarantine();
        stream.putConfigAside();

        assertThat(aside).hasContent("{}");
        assertThat(store.streams("$G")).extracting(StreamDirectory::name).containsExactly("S");
        assertThat(stream.kind()).isEqualTo(StreamDirectory.Kind.WITHOUT_CONFIGURATION);
        assertThat(stream.damaged()).containsExactly("stream.json.copy.damaged-1", "stream.json.damaged-1");
        assertThat(store.leftAlone()).isEmpty();
    }

    @Test
    void stream_deleted_leavesNothing() throws IOException {
        StreamDirectory stream = store.stream("$G", "S");
        stream.create(CONFIG);
        stream.openLog(-1).close();

        stream.delete(Runnable::run);

        assertThat(stream.path()).doesNotExist();
        stream.create(CONFIG);
        assertThat(store.streams("$G")).hasSize(1);
    }

    @Test
    void stream_retired_isGoneAtOnce() throws IOException {
        StreamDirectory stream = store.stream("$G", "S");
        stream.create(CONFIG);
        MessageLog log = stream.openLog(-1);
        log.replay(new Replayed());
        log.append(Messages.of(1, "one"));
        log.commit();

        Directory retired = stream.retire();
        log.discard();

        assertThat(store.streams("$G")).isEmpty();
        assertThat(retired.path().resolve("messages")).isNotEmptyDirectory();
        store.close();
        open();
        assertThat(retired.path()).doesNotExist();
    }

    @Test
    void deletion_interrupted_isFinishedAtTheNextStart() throws IOException {
        Path deleted = storeDir.resolve("jetstream/$G/streams/.deleted-1");
        Files.createDirectories(deleted.resolve("messages"));
        Files.writeString(deleted.resolve("messages/0000000001.log"), "x");
        store.close();

        open();

        assertThat(deleted).doesNotExist();
    }

    @Test
    void creation_interrupted_canBeRepeated() throws IOException {
        StreamDirectory stream = store.stream("$G", "S");
        Files.createDirectories(stream.path().resolve("consumers"));
        Files.writeString(stream.path().resolve("stream.json.tmp"), "{");

        assertThat(store.streams("$G")).isEmpty();
        assertThat(store.leftAlone()).isEmpty();
        stream.create(CONFIG);

        assertThat(store.streams("$G")).hasSize(1);
    }

    @Test
    void names_ofAnyKind_areReversible() {
        List<String> names = List.of(
                "ORDERS",
                "$G",
                "KV_a",
                "a b",
                "100%",
                "%41",
                "\u0001",
                "\u00fcber",
                "\ud83d\ude00",
                "a\"b'c",
                "acme.com",
                "..");
        assertThat(names).allSatisfy(name -> {
            String encoded = FileNames.encode(name);
            assertThat(FileNames.decode(encoded)).isEqualTo(name);
            assertThat(encoded).doesNotContain("/", "\\", ".", " ");
        });
        assertThat(names.stream().map(FileNames::encode)).doesNotHaveDuplicates();
        assertThat(List.of("%41", "a.b", "%", "%zz", "%FF", "", "%c3%bc"))
                .allSatisfy(foreign -> assertThat(FileNames.decode(foreign)).isNull());
    }
}
