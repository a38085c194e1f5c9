package io.topz.broker.jetstream.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.JetStreamApiException;
import io.nats.client.ObjectStore;
import io.nats.client.ObjectStoreManagement;
import io.nats.client.api.ObjectInfo;
import io.nats.client.api.ObjectMeta;
import io.nats.client.api.ObjectStoreConfiguration;
import io.nats.client.api.ObjectStoreStatus;
import io.nats.client.api.ObjectStoreWatcher;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of object stores with jnats. */
class ObjectStoreTest extends EachPeer {

    private static final int CHUNK = 128 * 1024;

    private final Random random = new Random(1);

    private ObjectStoreManagement management;
    private ObjectStore objects;

    @BeforeEach
    void start() throws Exception {
        management = fixture.connection().objectStoreManagement();
        management.create(ObjectStoreConfiguration.builder("bucket").build());
        objects = fixture.connection().objectStore("bucket");
    }

    @Test
    void threeChunks_comeBackAsTheyWere() throws Exception {
        byte[] content = content(300_000);
        ObjectInfo put = objects.put("file", content);
        assertThat(put.getChunks()).isEqualTo(3);
        assertThat(put.getSize()).isEqualTo(content.length);
        assertThat(put.getDigest()).startsWith("SHA-256=");
        assertThat(get("file")).isEqualTo(content);
        assertThat(objects.getInfo("file").getDigest()).isEqualTo(put.getDigest());
    }

    @Test
    void tenMegabytes_comeBackAsTheyWere() throws Exception {
        byte[] content = content(10 * 1024 * 1024);
        ObjectInfo put = objects.put(
                ObjectMeta.builder("large").description("ten megabytes").build(), new ByteArrayInputStream(content));
        assertThat(put.getChunks()).isEqualTo(content.length / CHUNK);
        assertThat(get("large")).isEqualTo(content);
        assertThat(objects.getInfo("large").getDescription()).isEqualTo("ten megabytes");
    }

    @Test
    void empty_comesBackEmpty() throws Exception {
        objects.put("empty", new byte[0]);
        assertThat(get("empty")).isEmpty();
    }

    @Test
    void overwritten_leavesNothingOfTheOld() throws Exception {
        objects.put("file", content(500_000));
        byte[] content = content(200_000);
        objects.put("file", content);
        assertThat(get("file")).isEqualTo(content);
        assertThat(fixture.connection()
                        .jetStreamManagement()
                        .getStreamInfo("OBJ_bucket")
                        .getStreamState()
                        .getMsgCount())
                .as("two chunks and one description")
                .isEqualTo(3);
    }

    @Test
    void deleted_isGone() throws Exception {
        objects.put("a", content(10));
        objects.put("b", content(10));
        assertThat(objects.getList()).extracting(ObjectInfo::getObjectName).containsExactlyInAnyOrder("a", "b");
        assertThat(objects.delete("a").isDeleted()).isTrue();
        assertThat(objects.getInfo("a")).isNull();
        assertThat(objects.getInfo("a", true).isDeleted()).isTrue();
        assertThatThrownBy(() -> get("a")).isInstanceOf(IllegalArgumentException.class);
        assertThat(objects.getList()).extracting(ObjectInfo::getObjectName).containsExactly("b");
    }

    @Test
    void links_leadToObjects() throws Exception {
        byte[] content = content(1000);
        ObjectInfo info = objects.put("file", content);
        objects.addLink("link", info);
        assertThat(get("link")).isEqualTo(content);
        assertThat(objects.getInfo("link").isLink()).isTrue();
    }

    @Test
    void watch_tellsWhatIsAndWhatComes() throws Exception {
        objects.put("a", content(10));
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        objects.watch(new ObjectStoreWatcher() {
            @Override
            public void watch(ObjectInfo info) {
                told.add(info.getObjectName() + (info.isDeleted() ? " deleted" : ""));
            }

            @Override
            public void endOfData() {
                told.add("end");
            }
        });
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("a");
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("end");
        objects.put("b", content(10));
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("b");
        objects.delete("b");
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("b deleted");
    }

    @Test
    void sealed_staysAsItIs() throws Exception {
        byte[] content = content(1000);
        objects.put("file", content);
        ObjectStoreStatus status = objects.seal();
        assertThat(status.isSealed()).isTrue();
        assertThatThrownBy(() -> objects.put("more", content)).isInstanceOf(JetStreamApiException.class);
        assertThat(get("file")).isEqualTo(content);
        assertThat(management.getBucketNames()).containsExactly("bucket");
    }

    private byte[] get(String name) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        objects.get(name, out);
        return out.toByteArray();
    }

    private byte[] content(int size) {
        byte[] content = new byte[size];
        random.nextBytes(content);
        return content;
    }
}
