package io.topz.broker.streaming;

import static io.topz.broker.streaming.StreamingScene.CHANNEL;
import static io.topz.broker.streaming.StreamingScene.subscription;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.topz.broker.options.ChannelLimits;
import io.topz.broker.options.StoreLimits;
import io.topz.collectors.document.LimitInfo;
import io.topz.streaming.protocol.CloseResponse;
import io.topz.streaming.protocol.ConnectRequest;
import io.topz.streaming.protocol.ConnectResponse;
import io.topz.streaming.protocol.PingRequest;
import io.topz.streaming.protocol.PingResponse;
import io.topz.streaming.protocol.PublishAck;
import io.topz.streaming.protocol.PublishRequest;
import io.topz.streaming.protocol.StartPosition;
import io.topz.streaming.protocol.SubscribeRequest;
import io.topz.streaming.protocol.SubscribeResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of every rejected request, with the error texts that clients compare. */
class RequestErrorsTest {

    private static final byte[] GARBAGE = "garbage".getBytes(UTF_8);

    private final StreamingScene scene = new StreamingScene(settings ->
            settings.limits(new StoreLimits(2, new ChannelLimits(1, 0, 0, Duration.ZERO, Duration.ZERO), Map.of())));

    @BeforeEach
    void connect() {
        assertThat(scene.connect("publisher").getError()).isEmpty();
        assertThat(scene.connect("me").getError()).isEmpty();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private String connectError(ConnectRequest request) {
        return scene.request("_STAN.discover.test-cluster", request, ConnectResponse.parser())
                .getError();
    }

    @Test
    void connect_tellsTheSubjects() {
        ConnectResponse response = scene.connect("new");
        assertThat(response)
                .isEqualTo(ConnectResponse.newBuilder()
                        .setPublishPrefix("_STAN.pub.test-cluster")
                        .setSubscribeSubject("_STAN.sub.test-cluster")
                        .setUnsubscribeSubject("_STAN.unsub.test-cluster")
                        .setCloseSubject("_STAN.close.test-cluster")
                        .setSubscriptionCloseSubject("_STAN.subclose.test-cluster")
                        .setPingSubject("_STAN.discover.test-cluster.pings")
                        .setProtocol(1)
                        .build());
    }

    @Test
    void connect_withoutHeartbeatInbox_isRefused() {
        assertThat(connectError(ConnectRequest.newBuilder().setClientId("x").build()))
                .isEqualTo("stan: invalid connection request");
        assertThat(StreamingScene.parse(
                                ConnectResponse.parser(), scene.requestRaw("_STAN.discover.test-cluster", GARBAGE))
                        .getError())
                .isEqualTo("stan: invalid connection request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a.b", "a:b", "a,b", "!", "é"})
    void connect_withOtherCharactersInTheId_isRefused(String id) {
        assertThat(scene.connect(id).getError())
                .isEqualTo("stan: invalid clientID: only alphanumeric and `-` or `_` characters allowed");
    }

    @Test
    void connect_whenTheHolderOfTheIdAnswers_isRefused() {
        scene.nats.answer("hb.me");
        assertThat(scene.connect("me").getError()).isEqualTo("stan: clientID already registered");
    }

    @Test
    void connect_whenNobodyListensForTheHolder_replacesIt() {
        assertThat(scene.connect("me").getError()).isEmpty();
    }

    @Test
    void connect_whileTheIdIsBeingChecked_isRefusedAtOnce() {
        scene.nats.client("mute").subscribe(io.topz.broker.subject.ByteString.of("hb.me"), null, message -> {});
        byte[] again = ConnectRequest.newBuilder()
                .setClientId("me")
                .setHeartbeatInbox("hb.other")
                .build()
                .toByteArray();
        scene.nats.publish("_STAN.discover.test-cluster", "first", again);
        scene.reactor.run();
        assertThat(scene.connect("me").getError()).isEqualTo("stan: clientID already registered");
        assertThat(scene.nats.take("first")).isEmpty();
        scene.advance(Duration.ofMillis(500));
        assertThat(scene.nats.take("first")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "a.", "a..b", "a.*", "a.>", "a/b", ">"})
    void publish_toABadChannel_isRefused(String channel) {
        assertThat(publishError(publish -> publish.setChannel(channel))).isEqualTo("stan: invalid publish request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "l:test:index_data", "a.b.c", "ü"})
    void publish_toAnUnusualChannel_isStored(String channel) {
        assertThat(publishError(publish -> publish.setChannel(channel))).isEmpty();
    }

    @Test
    void publish_byAnUnknownClientOrWithoutGuid_isRefused() {
        assertThat(publishError(publish -> publish.setClientId("nobody"))).isEqualTo("stan: invalid publish request");
        assertThat(publishError(publish -> publish.setGuid(ByteString.EMPTY)))
                .isEqualTo("stan: invalid publish request");
        assertThat(publishError(publish -> publish.setConnectionId(ByteString.copyFromUtf8("old"))))
                .isEqualTo("stan: invalid publish request");
        assertThat(StreamingScene.parse(PublishAck.parser(), scene.requestRaw("_STAN.pub.test-cluster.x", GARBAGE))
                        .getError())
                .isEqualTo("stan: invalid publish request");
    }

    @Test
    void publish_byTheConnectionIdAlone_isStored() {
        assertThat(publishError(publish ->
                        publish.clearClientId().setConnectionId(ByteString.copyFromUtf8("connection of me"))))
                .isEmpty();
    }

    private String publishError(Consumer<PublishRequest.Builder> change) {
        PublishRequest.Builder request = PublishRequest.newBuilder()
                .setClientId("me")
                .setGuid(ByteString.copyFromUtf8("1"))
                .setChannel(CHANNEL);
        change.accept(request);
        return scene.request("_STAN.pub.test-cluster.any", request.build(), PublishAck.parser())
                .getError();
    }

    @Test
    void publish_toAChannelOfOtherCase_isRefused() {
        scene.publish("me", "foo");
        assertThat(scene.publish("me", "FOO"))
                .isEqualTo("rejecting channel \"FOO\" because channel \"foo\" alreay exists"
                        + " (different cases not allowed)");
    }

    @Test
    void publish_toOneChannelTooMany_isRefused() {
        scene.publish("me", "one");
        scene.publish("me", "two");
        assertThat(scene.publish("me", "three")).isEqualTo("too many channels");
        assertThat(scene.subscribe(subscription("me").setChannel("three")).getError())
                .isEqualTo("too many channels");
    }

    @Test
    void subscribe_isCheckedInOrder() {
        SubscribeRequest.Builder request = SubscribeRequest.newBuilder();
        assertThat(scene.subscribe(request).getError()).isEqualTo("stan: clientID missing");
        request.setClientId("nobody");
        assertThat(scene.subscribe(request).getError()).isEqualTo("stan: invalid ack wait time, should be >= 1s");
        request.setAckWaitInSeconds(1);
        assertThat(scene.subscribe(request).getError()).isEqualTo("stan: invalid MaxInflight, should be >= 1");
        request.setMaxInFlight(1).setStartPositionValue(5);
        assertThat(scene.subscribe(request).getError()).isEqualTo("stan: invalid start position");
        request.setStartPosition(StartPosition.NEW_ONLY).setChannel("a.*");
        assertThat(scene.subscribe(request).getError()).isEqualTo("stan: invalid subject");
        request.setChannel("a").setInbox("in");
        assertThat(scene.subscribe(request).getError()).isEqualTo("stan: unknown clientID");
        request.setClientId("me");
        assertThat(scene.subscribe(request).getError()).isEmpty();
        assertThat(StreamingScene.parse(SubscribeResponse.parser(), scene.requestRaw("_STAN.sub.test-cluster", GARBAGE))
                        .getError())
                .isEqualTo("stan: invalid subscription request");
    }

    @Test
    void subscribe_toADurableThatIsOnline_isRefused() {
        scene.subscribed(subscription("me").setDurableName("d"));
        assertThat(scene.subscribe(subscription("me").setDurableName("d")).getError())
                .isEqualTo("stan: duplicate durable registration");
    }

    @Test
    void subscribe_withColonInTheNameOfADurableQueue_isRefused() {
        assertThat(scene.subscribe(subscription("me").setDurableName("a:b").setQueueGroup("q"))
                        .getError())
                .isEqualTo("stan: durable name of a durable queue subscriber can't contain the character ':'");
    }

    @Test
    void subscribe_onceTooOften_isRefused() {
        scene.subscribed(subscription("me"));
        assertThat(scene.subscribe(subscription("me")).getError()).isEqualTo("too many subscriptions per channel");
        assertThat(scene.server().subscriptions().maxSubscriptions().info())
                .isEqualTo(new LimitInfo("max_subs", "subscriptions", 1L, 1L));
    }

    @ParameterizedTest
    @CsvSource({
        "_STAN.unsub.test-cluster, me, nowhere, x, stan: unknown channel",
        "_STAN.subclose.test-cluster, me, nowhere, x, stan: unknown channel",
        "_STAN.unsub.test-cluster, me, orders, x, stan: invalid subscription",
        "_STAN.subclose.test-cluster, me, orders, x, stan: invalid subscription",
        "_STAN.unsub.test-cluster, nobody, orders, inbox.me, stan: unknown clientID",
        "_STAN.unsub.test-cluster, publisher, orders, inbox.me, stan: unknown clientID",
    })
    void unsubscribe_fromWhatIsNotThere_isRefused(
            String subject, String client, String channel, String inbox, String error) {
        scene.subscribed(subscription("me"));
        assertThat(scene.end(subject, client, channel, inbox)).isEqualTo(error);
    }

    @Test
    void unsubscribe_twice_isRefused() {
        String inbox = scene.subscribed(subscription("me"));
        assertThat(scene.unsubscribe("me", inbox)).isEmpty();
        assertThat(scene.unsubscribe("me", inbox)).isEqualTo("stan: invalid subscription");
    }

    @Test
    void close_ofAnUnknownClient_isRefused() {
        assertThat(scene.close("me")).isEmpty();
        assertThat(scene.close("me")).isEqualTo("stan: unknown clientID");
        assertThat(StreamingScene.parse(CloseResponse.parser(), scene.requestRaw("_STAN.close.test-cluster", GARBAGE))
                        .getError())
                .isEqualTo("stan: invalid close request");
    }

    @Test
    void ping_ofAnUnknownConnection_isRefused() {
        assertThat(ping("connection of me").getError()).isEmpty();
        assertThat(ping("other").getError()).isEqualTo("client has been replaced or is no longer registered");
    }

    private PingResponse ping(String connection) {
        MessageLite ping = PingRequest.newBuilder()
                .setConnectionId(ByteString.copyFromUtf8(connection))
                .build();
        return scene.request("_STAN.discover.test-cluster.pings", ping, PingResponse.parser());
    }

    @Test
    void ping_withoutConnection_isNotAnswered() {
        scene.nats.publish("_STAN.discover.test-cluster.pings", "reply", new byte[0]);
        scene.reactor.run();
        assertThat(scene.nats.take("reply")).isEmpty();
    }
}
