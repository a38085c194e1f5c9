// Checks nats.js with the broker. Arguments: ports of a broker without authentication, of one with user and password,
// of one with a token, and of one that is restarted when this script asks for it. Prints one line for each check that
// passed; ends with an exception, and so a status, at the first that did not.
import assert from "node:assert/strict";
import { once } from "node:events";
import process from "node:process";
import { connect, headers, RequestError, AuthorizationError } from "@nats-io/transport-node";

const [open, user, token, restarted] = process.argv.slice(2).map((port) => `127.0.0.1:${port}`);
setTimeout(() => {
  console.log("not done after 50 s");
  process.exit(2);
}, 50_000).unref();

const text = (message) => message.string();

async function take(subscription, count) {
  const messages = [];
  for await (const message of subscription) {
    messages.push(message);
    if (messages.length === count) {
      break;
    }
  }
  return messages;
}

async function refused(options) {
  await assert.rejects(connect({ reconnect: false, ...options }), (error) => error instanceof AuthorizationError);
}

const checks = {
  async "connect knows the server"(nc) {
    assert.equal(nc.info.version, "2.10.27");
    assert.equal(nc.info.headers, true);
    assert.equal(nc.info.max_payload, 1048576);
  },

  async "publish and subscribe"(nc) {
    const subscription = nc.subscribe("greet", { max: 2 });
    nc.publish("greet", "hello");
    nc.publish("greet", "", { reply: "answers" });
    const [first, second] = await take(subscription, 2);
    assert.equal(text(first), "hello");
    assert.equal(text(second), "");
    assert.equal(second.reply, "answers");
  },

  async "wildcards"(nc) {
    const one = nc.subscribe("a.*.c");
    const rest = nc.subscribe("a.>");
    for (const subject of ["a.b.c", "a", "a.b.b.c", "a.x.c"]) {
      nc.publish(subject);
    }
    const subjects = async (subscription, count) => (await take(subscription, count)).map((m) => m.subject);
    assert.deepEqual(await subjects(one, 2), ["a.b.c", "a.x.c"]);
    assert.deepEqual(await subjects(rest, 3), ["a.b.c", "a.b.b.c", "a.x.c"]);
  },

  async "queue groups share"(nc) {
    const counts = [0, 0, 0];
    counts.forEach((_, i) =>
      nc.subscribe("work", { queue: "workers", callback: () => counts[i]++ })
    );
    for (let i = 0; i < 300; i++) {
      nc.publish("work");
    }
    await nc.flush();
    assert.equal(counts.reduce((sum, count) => sum + count), 300);
    assert.ok(counts.every((count) => count > 0), `${counts}`);
  },

  async "request and reply"(nc) {
    nc.subscribe("service", { callback: (_, m) => m.respond(`${text(m)}!`) });
    assert.equal(text(await nc.request("service", "hello", { timeout: 5000 })), "hello!");
    const muxless = await nc.request("service", "again", { timeout: 5000, noMux: true });
    assert.equal(text(muxless), "again!");
  },

  async "no responders"(nc) {
    await assert.rejects(
      nc.request("nobody.home", "", { timeout: 5000 }),
      (error) => error instanceof RequestError && error.isNoResponders(),
    );
  },

  async "headers"(nc) {
    const subscription = nc.subscribe("with.headers", { max: 1 });
    const sent = headers();
    sent.append("many", "a");
    sent.append("many", "b");
    sent.set("Case", "kept");
    nc.publish("with.headers", "payload", { headers: sent });
    const [message] = await take(subscription, 1);
    assert.deepEqual(message.headers.values("many"), ["a", "b"]);
    assert.equal(message.headers.get("Case"), "kept");
    assert.equal(text(message), "payload");
  },

  async "drain handles all that was routed"(nc) {
    const draining = await connect({ servers: open });
    let handled = 0;
    draining.subscribe("drained", { callback: () => handled++ });
    await draining.flush();
    for (let i = 0; i < 1000; i++) {
      nc.publish("drained");
    }
    await nc.flush();
    await draining.drain();
    assert.equal(handled, 1000);
    assert.ok(draining.isClosed());
  },

  async "100,000 messages in order"(nc) {
    const count = 100_000;
    const publisher = await connect({ servers: open });
    let next = 0;
    const done = new Promise((resolve, reject) =>
      nc.subscribe("ordered", {
        callback: (_, m) => {
          if (Number(text(m)) !== next++) {
            reject(new Error(`${text(m)} where ${next - 1} was expected`));
          } else if (next === count) {
            resolve();
          }
        },
      })
    );
    await nc.flush();
    for (let i = 0; i < count; i++) {
      publisher.publish("ordered", `${i}`);
    }
    await done;
    await publisher.close();
  },

  async "10,000 subscriptions"(nc) {
    const count = 10_000;
    let received = 0;
    const done = new Promise((resolve) => {
      for (let i = 0; i < count; i++) {
        nc.subscribe(`many.${i}`, { callback: () => ++received === count && resolve() });
      }
    });
    for (let i = 0; i < count; i++) {
      nc.publish(`many.${i}`);
    }
    await done;
  },

  async "the largest payload"(nc) {
    const subscription = nc.subscribe("large", { max: 1 });
    const payload = new Uint8Array(1048576).map((_, i) => i * 31);
    nc.publish("large", payload);
    assert.deepEqual((await take(subscription, 1))[0].data, payload);
    assert.throws(() => nc.publish("large", new Uint8Array(payload.length + 1)));
  },

  async "rtt"(nc) {
    assert.ok((await nc.rtt()) >= 0);
  },

  async "no echo"() {
    const quiet = await connect({ servers: open, noEcho: true });
    let received = 0;
    quiet.subscribe("echo", { callback: () => received++ });
    quiet.publish("echo");
    await quiet.flush();
    assert.equal(received, 0);
    await quiet.close();
  },

  async "user and password"() {
    const nc = await connect({ servers: user, user: "derek", pass: "s3cret" });
    await nc.flush();
    await nc.close();
    await refused({ servers: user, user: "derek", pass: "wrong" });
    await refused({ servers: user });
  },

  async "token"() {
    const nc = await connect({ servers: token, token: "t0ken" });
    await nc.flush();
    await nc.close();
    await refused({ servers: token, token: "token" });
  },

  async "reconnect after a restart"() {
    const nc = await connect({ servers: restarted, reconnectTimeWait: 50, maxReconnectAttempts: -1 });
    const subscription = nc.subscribe("again");
    await nc.flush();
    const reconnected = (async () => {
      for await (const status of nc.status()) {
        if (status.type === "reconnect") {
          return;
        }
      }
    })();
    console.log("restart");
    await once(process.stdin, "data");
    await reconnected;
    const other = await connect({ servers: restarted });
    other.publish("again", "back");
    assert.equal(text((await take(subscription, 1))[0]), "back");
    await other.close();
    await nc.close();
  },
};

for (const [name, check] of Object.entries(checks)) {
  const nc = await connect({ servers: open });
  await check(nc);
  await nc.close();
  console.log(`ok ${name}`);
}
console.log(`passed ${Object.keys(checks).length}`);
process.exit(0);
