package io.topz.broker.jetstream.consumer.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.json.RecordJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsumerRulesTest {

    private static final StreamConfig STREAM = stream("{'name':'S','subjects':['s.>'],'retention':'limits'}");

    private static StreamConfig stream(String json) {
        return RecordJson.read(StreamConfig.class, json.replace('\'', '"').getBytes(UTF_8));
    }

    private static ConsumerConfig config(String json) {
        return RecordJson.read(ConsumerConfig.class, json.replace('\'', '"').getBytes(UTF_8));
    }

    private static void check(String json, StreamConfig stream) throws JetStreamException {
        ConsumerRules.check(ConsumerDefaults.fill(config(json), stream), stream);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'ack_policy':'none','max_ack_pending':5,'deliver_subject':'d'}  | 10082",
                "{'deliver_subject':'d.*'}                                        | 10079",
                "{'deliver_subject':'d..x'}                                       | 10112",
                "{'deliver_subject':'s.x'}                                        | 10081",
                "{'deliver_subject':'d','max_waiting':5}                          | 10080",
                "{'deliver_subject':'d','idle_heartbeat':5}                       | 10083",
                "{'deliver_subject':'d','flow_control':true}                      | 10108",
                "{'rate_limit_bps':1000}                                          | 10086",
                "{'max_waiting':-1}                                               | 10087",
                "{'idle_heartbeat':1000000000}                                    | 10088",
                "{'flow_control':true}                                            | 10089",
                "{'max_batch':-1}                                                 | 10114",
                "{'max_expires':5}                                                | 10115",
                "{'num_replicas':3}                                               | 10074",
                "{'num_replicas':-3}                                              | 10133",
                "{'backoff':[1,2],'max_deliver':1}                                | 10116",
                "{'filter_subject':'s..1'}                                        | 10052",
                "{'filter_subjects':['s.1','s.*']}                                | 10138",
                "{'filter_subjects':['s.1','']}                                   | 10139",
                "{'filter_subjects':['s.1'],'filter_subject':'s.2'}               | 10136",
                "{'deliver_policy':'all','opt_start_seq':3}                       | 10094",
                "{'deliver_policy':'by_start_sequence'}                           | 10094",
                "{'deliver_policy':'by_start_time','opt_start_seq':3}             | 10094",
                "{'deliver_policy':'last_per_subject'}                            | 10094",
                "{'sample_freq':'x'}                                              | 10095",
                "{'sample_freq':'-3'}                                             | 10095",
                "{'durable_name':'a','name':'b'}                                  | 10132",
                "{'direct':true}                                                  | 10090",
                "{'direct':true,'deliver_subject':'d','durable_name':'a'}         | 10091",
            })
    void mistake_hasItsCode(String json, long code) {
        assertThatThrownBy(() -> check(json, STREAM))
                .isInstanceOfSatisfying(
                        JetStreamException.class,
                        refused -> assertThat(refused.error().errCode()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}",
                "{'ack_policy':'all','max_deliver':-5,'max_waiting':7}",
                "{'filter_subject':'q.1'}",
                "{'filter_subjects':['s.1','s.2']}",
                "{'deliver_policy':'last_per_subject','filter_subject':'s.*'}",
                "{'sample_freq':'30%'}",
                "{'max_bytes':-2}",
                "{'deliver_group':'g'}",
            })
    void whatIsRight_passes(String json) throws JetStreamException {
        check(json, STREAM);
    }

    @Test
    void limitsOfTheStream_hold() {
        StreamConfig limited = stream("{'name':'S','retention':'limits',"
                + "'consumer_limits':{'max_ack_pending':50,'inactive_threshold':60000000000}}");

        assertThatThrownBy(() -> check("{'ack_policy':'explicit','max_ack_pending':51}", limited))
                .hasMessage("consumer max ack pending exceeds system limit of 50");
        assertThatThrownBy(() -> check("{'inactive_threshold':61000000000}", limited))
                .hasMessage("consumer inactive threshold exceeds system limit of 1m0s");
    }

    @Test
    void defaults_areThoseOfNatsServer() {
        ConsumerConfig filled = ConsumerDefaults.fill(config("{'ack_policy':'explicit','max_bytes':0}"), STREAM);

        assertThat(new String(RecordJson.bytes(filled), UTF_8))
                .isEqualTo("{\"deliver_policy\":\"all\",\"ack_policy\":\"explicit\",\"ack_wait\":30000000000,"
                        + "\"max_deliver\":-1,\"replay_policy\":\"instant\",\"max_waiting\":512,"
                        + "\"max_ack_pending\":1000,\"num_replicas\":0}");
        assertThat(ConsumerDefaults.fillNew(filled).inactiveThreshold()).isEqualTo(5_000_000_000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'ack_policy':'all'}                                   | 10098",
                "{'ack_policy':'explicit'}                              | 10099",
                "{'ack_policy':'explicit','filter_subject':'s.*'}       | 10100",
                "{'ack_policy':'explicit','filter_subject':'s.2','deliver_policy':'new'} | 10101",
            })
    void workQueue_givesEachMessageToOne(String json, long code) {
        StreamConfig queue = stream("{'name':'S','retention':'workqueue'}");
        ConsumerConfig wanted = ConsumerDefaults.fill(config(json), queue);
        List<ConsumerConfig> others = List.of(config("{'filter_subject':'s.1'}"));

        assertThatThrownBy(() -> FilterRules.checkWorkQueue(wanted, queue, others))
                .isInstanceOfSatisfying(
                        JetStreamException.class,
                        refused -> assertThat(refused.error().errCode()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'deliver_policy':'new'}     | deliver policy can not be updated",
                "{'ack_policy':'none'}        | ack policy can not be updated",
                "{'replay_policy':'original'} | replay policy can not be updated",
                "{'max_waiting':5}            | max waiting can not be updated",
                "{'deliver_subject':'d'}      | can not update pull consumer to push based",
            })
    void update_mayNotChangeEverything(String json, String message) {
        ConsumerConfig before = ConsumerDefaults.fill(config("{'ack_policy':'explicit'}"), STREAM);
        String ack = json.contains("ack_policy") ? "" : "'ack_policy':'explicit',";
        ConsumerConfig after = ConsumerDefaults.fill(config("{" + ack + json.substring(1)), STREAM);

        assertThatThrownBy(() -> ConsumerUpdateRules.check(before, after, subject -> false))
                .hasMessage(message);
    }
}
