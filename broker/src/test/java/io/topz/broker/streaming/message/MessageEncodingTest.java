package io.topz.broker.streaming.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.topz.streaming.protocol.ChannelMessage;
import io.topz.streaming.protocol.PublishAck;
import io.topz.streaming.protocol.PublishRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the encodings that are written and read without objects with those of the protobuf library. */
class MessageEncodingTest {

    private static final int MUTATIONS = 20_000;
    private static final int OFFSET = 3;

    private final PublishedMessage message = new PublishedMessage();

    static List<PublishRequest> requests() {
        PublishRequest typical = PublishRequest.newBuilder()
                .setClientId("client")
                .setGuid(ByteString.copyFromUtf8("guid"))
                .setChannel("l:test:index_data")
                .setData(ByteString.copyFromUtf8("payload"))
                .setConnectionId(ByteString.copyFromUtf8("connection"))
                .build();
        List<PublishRequest> all = new ArrayList<>(List.of(PublishRequest.getDefaultInstance(), typical));
        all.add(typical.toBuilder().setReply("answers").build());
        all.add(typical.toBuilder().setChannel("größe").setReply("ü").build());
        for (int length : List.of(0, 1, 127, 128, 16_383, 16_384)) {
            all.add(typical.toBuilder()
                    .setData(ByteString.copyFrom(new byte[length]))
                    .build());
        }
        return all;
    }

    /** Reads a request that lies somewhere in a buffer. */
    private boolean read(byte[] encoded) {
        byte[] buffer = new byte[encoded.length + 2 * OFFSET];
        Arrays.fill(buffer, (byte) -1);
        System.arraycopy(encoded, 0, buffer, OFFSET, encoded.length);
        return message.read(buffer, OFFSET, encoded.length);
    }

    private void assertFields(PublishRequest expected) {
        assertThat(message.clientId().bytes())
                .isEqualTo(expected.getClientIdBytes().toByteArray());
        assertThat(message.guid().bytes()).isEqualTo(expected.getGuid().toByteArray());
        assertThat(message.channel()).hasToString(expected.getChannel());
        assertThat(message.channel().isEmpty()).isEqualTo(expected.getChannel().isEmpty());
        assertThat(message.reply()).hasToString(expected.getReply());
        assertThat(message.data().bytes()).isEqualTo(expected.getData().toByteArray());
        assertThat(message.connectionId().bytes())
                .isEqualTo(expected.getConnectionId().toByteArray());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestIsReadInPlace(PublishRequest request) {
        assertThat(read(request.toByteArray())).isTrue();
        assertFields(request);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aMessageIsEncodedLikeABuiltOne(PublishRequest request) throws InvalidProtocolBufferException {
        read(request.toByteArray());

        byte[] encoded = new ChannelMessageEncoder("größe").encode(300, 1_700_000_000_000_000_000L, message);

        ChannelMessage expected = ChannelMessage.newBuilder()
                .setSequence(300)
                .setChannel("größe")
                .setReply(request.getReply())
                .setData(request.getData())
                .setTimestamp(1_700_000_000_000_000_000L)
                .build();
        assertThat(encoded).isEqualTo(expected.toByteArray());
        assertThat(ChannelMessage.parseFrom(ChannelMessageEncoder.redelivered(encoded, 3)))
                .isEqualTo(expected.toBuilder()
                        .setRedelivered(true)
                        .setRedeliveryCount(3)
                        .build());
    }

    @Test
    void anAcknowledgementIsEncodedLikeABuiltOne() {
        byte[] guid = "guid".getBytes(UTF_8);

        assertThat(ChannelMessageEncoder.acknowledgement(guid))
                .isEqualTo(PublishAck.newBuilder()
                        .setGuid(ByteString.copyFrom(guid))
                        .build()
                        .toByteArray());
    }

    @Test
    void mutatedRequests_areReadAsByTheLibrary() {
        Random random = new Random(1);
        List<byte[]> originals =
                requests().stream().limit(4).map(PublishRequest::toByteArray).toList();
        int valid = 0;
        for (int n = 0; n < MUTATIONS; n++) {
            byte[] mutated = mutated(originals.get(random.nextInt(originals.size())), random);
            PublishRequest expected = parsed(mutated);
            if (expected != null) {
                valid++;
                assertThat(read(mutated)).isTrue();
                assertFields(expected);
            } else {
                // The library also validates the client id, which only has to be that of a session here.
                assertThat(read(mutated) && message.clientId().isText())
                        .as("%s is invalid", Arrays.toString(mutated))
                        .isFalse();
            }
        }
        assertThat(valid).isBetween(MUTATIONS / 10, MUTATIONS * 9 / 10);
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] mutated = Arrays.copyOf(original, Math.max(0, original.length - random.nextInt(3)));
        for (int changes = random.nextInt(3); changes >= 0 && mutated.length > 0; changes--) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
        }
        return mutated;
    }

    private static @Nullable PublishRequest parsed(byte[] encoded) {
        try {
            return PublishRequest.parseFrom(encoded);
        } catch (InvalidProtocolBufferException invalid) {
            return null;
        }
    }
}
