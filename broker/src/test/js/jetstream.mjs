// Checks nats.js with JetStream. Argument: the port of a server with JetStream and without streams. Prints one line for each
// check that passed; ends with an exception, and so a status, at the first that did not.
import assert from "node:assert/strict";
import process from "node:process";
import { connect, nanos } from "@nats-io/transport-node";
import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager, RetentionPolicy } from "@nats-io/jetstream";
import { Kvm } from "@nats-io/kv";
import { Objm } from "@nats-io/obj";

const servers = `127.0.0.1:${process.argv[2]}`;
setTimeout(() => {
  console.log("not done after 50 s");
  process.exit(2);
}, 50_000).unref();

const PATIENCE = 10_000;

async function take(iterable, count) {
  const taken = [];
  for await (const element of iterable) {
    taken.push(element);
    if (taken.length === count) {
      break;
    }
  }
  return taken;
}

async function fetchAll(consumer, max_messages) {
  const messages = [];
  for await (const message of await consumer.fetch({ max_messages, expires: 2000 })) {
    messages.push(message);
  }
  return messages;
}

async function refused(code, promise) {
  await assert.rejects(promise, (error) => {
    assert.equal(error.code ?? error.api_error?.err_code, code, `${error}`);
    return true;
  });
}

const checks = {
  async "create with the defaults, publish 1,000, info"({ js, jsm }) {
    const created = await jsm.streams.add({ name: "my_stream", subjects: ["subject1"] });
    assert.equal(created.config.retention, "limits");
    assert.equal(created.config.storage, "file");
    assert.equal(created.config.max_msgs, -1);
    for (let i = 1; i <= 1000; i++) {
      const ack = await js.publish("subject1", `message ${i}`);
      assert.equal(ack.seq, i);
    }
    const info = await jsm.streams.info("my_stream");
    assert.equal(info.state.messages, 1000);
    assert.equal(info.state.last_seq, 1000);
    assert.deepEqual((await jsm.streams.names().next()), ["my_stream"]);
  },

  async "two fetchers of 500 share without overlap"({ js, jsm }) {
    await jsm.consumers.add("my_stream", { durable_name: "consumer1", ack_policy: AckPolicy.Explicit });
    const other = await connect({ servers });
    const shares = await Promise.all([
      fetchAll(await js.consumers.get("my_stream", "consumer1"), 500),
      fetchAll(await jetstream(other).consumers.get("my_stream", "consumer1"), 500),
    ]);
    const seen = new Set();
    for (const share of shares) {
      assert.equal(share.length, 500);
      for (const message of share) {
        seen.add(message.string());
        assert.ok(await message.ackAck({ timeout: PATIENCE }));
      }
    }
    assert.equal(seen.size, 1000);
    await other.close();
    const info = await jsm.consumers.info("my_stream", "consumer1");
    assert.equal(info.num_pending, 0);
    assert.equal(info.num_ack_pending, 0);
  },

  async "consume"({ js, jsm }) {
    await jsm.streams.add({ name: "consumed", subjects: ["consumed"] });
    await jsm.consumers.add("consumed", { durable_name: "c", ack_policy: AckPolicy.Explicit });
    const consumer = await js.consumers.get("consumed", "c");
    const messages = await consumer.consume();
    for (let i = 0; i < 50; i++) {
      await js.publish("consumed", `${i}`);
    }
    const taken = await take(messages, 50);
    taken.forEach((message) => message.ack());
    assert.deepEqual(taken.map((message) => message.string()), Array.from({ length: 50 }, (_, i) => `${i}`));
    await messages.close();
  },

  async "every acknowledgement"({ js, jsm }) {
    await jsm.streams.add({ name: "acks", subjects: ["acks"] });
    for (let i = 1; i <= 4; i++) {
      await js.publish("acks", `${i}`);
    }
    await jsm.consumers.add("acks", { durable_name: "c", ack_policy: AckPolicy.Explicit, ack_wait: nanos(1500) });
    const consumer = await js.consumers.get("acks", "c");
    const [first, second, third, fourth] = await fetchAll(consumer, 4);
    first.ack();
    second.nak();
    third.term("no use");
    fourth.working();
    const [again] = await fetchAll(consumer, 1);
    assert.equal(again.string(), "2");
    assert.equal(again.info.deliveryCount, 2);
    again.nak(300);
    const [later] = await fetchAll(consumer, 1);
    assert.equal(later.string(), "2");
    assert.equal(later.info.deliveryCount, 3);
    await later.ackAck({ timeout: PATIENCE });
    const [late] = await fetchAll(consumer, 1);
    assert.equal(late.string(), "4");
    await late.ackAck({ timeout: PATIENCE });
    const info = await consumer.info();
    assert.equal(info.num_ack_pending, 0);
    assert.equal(info.ack_floor.stream_seq, 4);
  },

  async "ordered consumer"({ js, jsm }) {
    const consumer = await js.consumers.get("my_stream", { deliver_policy: DeliverPolicy.All });
    const messages = await consumer.consume();
    const taken = await take(messages, 1000);
    assert.deepEqual(taken.map((message) => message.seq), Array.from({ length: 1000 }, (_, i) => i + 1));
    await messages.close();
    assert.ok((await jsm.consumers.list("my_stream").next()).length >= 1);
  },

  async "push consumer"({ js, jsm }) {
    const consumer = await js.consumers.getPushConsumer("my_stream", { deliver_policy: DeliverPolicy.Last });
    const messages = await consumer.consume();
    const [last] = await take(messages, 1);
    assert.equal(last.string(), "message 1000");
    await messages.close();
    await jsm.streams.purge("my_stream", { filter: "subject1", keep: 10 });
    assert.equal((await jsm.streams.info("my_stream")).state.messages, 10);
  },

  async "duplicates and expectations"({ js, jsm }) {
    await jsm.streams.add({ name: "once", subjects: ["once"] });
    assert.equal((await js.publish("once", "1", { msgID: "a" })).duplicate, false);
    assert.equal((await js.publish("once", "1", { msgID: "a" })).duplicate, true);
    await js.publish("once", "2", { expect: { lastSequence: 1, streamName: "once", lastMsgID: "a" } });
    await refused(10071, js.publish("once", "3", { expect: { lastSequence: 1 } }));
    await refused(10060, js.publish("once", "3", { expect: { streamName: "other" } }));
    await refused(10071, js.publish("once", "3", { expect: { lastSubjectSequence: 1 } }));
  },

  async "messages by sequence and subject"({ jsm, js }) {
    await jsm.streams.add({ name: "direct", subjects: ["direct.*"], allow_direct: true });
    await js.publish("direct.a", "one");
    await js.publish("direct.b", "two");
    assert.equal((await jsm.streams.getMessage("direct", { seq: 2 })).string(), "two");
    assert.equal((await jsm.direct.getMessage("direct", { last_by_subj: "direct.a" })).string(), "one");
    assert.ok(await jsm.streams.deleteMessage("direct", 1));
    assert.equal(await jsm.streams.getMessage("direct", { seq: 1 }), null);
    assert.equal((await jsm.streams.info("direct", { subjects_filter: ">" })).state.subjects["direct.b"], 1);
  },

  async "work queue"({ js, jsm }) {
    await jsm.streams.add({ name: "work", subjects: ["work"], retention: RetentionPolicy.Workqueue });
    await js.publish("work", "1");
    await jsm.consumers.add("work", { durable_name: "w", ack_policy: AckPolicy.Explicit });
    await refused(10099, jsm.consumers.add("work", { durable_name: "v", ack_policy: AckPolicy.Explicit }));
    const [message] = await fetchAll(await js.consumers.get("work", "w"), 1);
    await message.ackAck({ timeout: PATIENCE });
    assert.equal((await jsm.streams.info("work")).state.messages, 0);
  },

  async "key-value"({ js }) {
    const kv = await new Kvm(js).create("bucket", { history: 5 });
    assert.equal(await kv.put("key", "one"), 1);
    assert.equal(await kv.update("key", "two", 1), 2);
    await refused(10071, kv.update("key", "three", 1));
    await refused(10071, kv.create("key", "three"));
    const entry = await kv.get("key");
    assert.equal(entry.string(), "two");
    assert.equal(entry.revision, 2);
    const history = await take(await kv.history({ key: "key" }), 2);
    assert.deepEqual(history.map((old) => old.string()), ["one", "two"]);
    const watch = await kv.watch();
    const watched = take(watch, 3);
    await kv.put("other", "1");
    await kv.delete("other");
    assert.deepEqual((await watched).map((e) => `${e.key} ${e.operation}`), ["key PUT", "other PUT", "other DEL"]);
    watch.stop();
    assert.deepEqual(await take(await kv.keys(), 1), ["key"]);
    await kv.purge("key");
    assert.equal((await kv.get("key")).operation, "PURGE");
    assert.equal(await kv.create("key", "again"), 6);
    const status = await kv.status();
    assert.equal(status.history, 5);
    assert.ok(status.size > 0);
  },

  async "object store"({ js }) {
    const store = await new Objm(js).create("files");
    const content = new Uint8Array(300_000).map((_, i) => i * 31 + (i >> 8));
    const put = await store.putBlob({ name: "file" }, content);
    assert.equal(put.chunks, 3);
    assert.equal(Buffer.compare(await store.getBlob("file"), content), 0);
    await store.putBlob({ name: "file" }, content.subarray(0, 10));
    assert.equal(Buffer.compare(await store.getBlob("file"), content.subarray(0, 10)), 0);
    assert.deepEqual((await store.list()).map((info) => info.name), ["file"]);
    await store.delete("file");
    assert.equal(await store.getBlob("file"), null);
    await store.putBlob({ name: "last" }, content);
    assert.ok((await store.seal()).sealed);
    await assert.rejects(store.putBlob({ name: "more" }, content));
  },

  async "all is listed and deleted"({ jsm }) {
    const names = [];
    for await (const name of jsm.streams.names()) {
      names.push(name);
    }
    for (const name of names) {
      assert.ok(await jsm.streams.delete(name));
    }
    assert.equal((await jsm.getAccountInfo()).streams, 0);
    await refused(10059, jsm.streams.info("my_stream"));
  },
};

for (const [name, check] of Object.entries(checks)) {
  const nc = await connect({ servers });
  await check({ nc, js: jetstream(nc, { timeout: PATIENCE }), jsm: await jetstreamManager(nc, { timeout: PATIENCE }) });
  await nc.close();
  console.log(`ok ${name}`);
}
console.log(`passed ${Object.keys(checks).length}`);
process.exit(0);
