package io.topz.app.monitoring;

import io.topz.broker.testing.NatsSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same clients on any server, one after the other, so that ids and counts are equal. Clients that stay are connected until this is
 * closed.
 */
final class Workload implements AutoCloseable {

    /** The token that clients use if one is required. */
    static final String TOKEN = "s3cr3t";

    private static final Pattern CID = Pattern.compile("\"client_id\":(\\d+)");

    private final Target target;
    private final List<NatsSocket> open = new ArrayList<>();
    private long firstCid;
    private int ended;

    private Workload(Target target) {
        this.target = target;
    }

    /** Plays everything and returns when the server has processed it. */
    static Workload play(Target target, String login) {
        Workload workload = new Workload(target);
        workload.playStaying(login);
        workload.playLeaving(login);
        return workload;
    }

    /** Five clients that stay: two that exchange messages, one without a name, one that sends nothing, and one that sends requests. */
    private void playStaying(String login) {
        NatsSocket subscriber = client(
                login + "\"name\":\"alpha\",\"lang\":\"go\",\"version\":\"1.31.0\",\"headers\":true,\"protocol\":1,");
        subscriber.send("SUB orders.> 1\r\nSUB work q1 2\r\nSUB a.*.c 3\r\nSUB lim 4\r\nUNSUB 4 100\r\n");
        subscriber.send("SUB once 5\r\nUNSUB 5 1\r\nSUB gone 6\r\nUNSUB 6\r\n");
        subscriber.fence(0);
        NatsSocket publisher = client(login
                + "\"name\":\"beta <b>&\\u2028\\\"\\\\ \\u00e9\",\"lang\":\"java\",\"version\":\"2.26.2\",\"headers\":true,"
                + "\"no_responders\":true,");
        publisher.send("SUB orders.eu 1\r\nSUB _INBOX.1 2\r\n");
        publisher.send("PUB orders.eu 5\r\nhello\r\nPUB work 3\r\nabc\r\nPUB lim 2\r\nxx\r\nPUB once 1\r\nx\r\n");
        publisher.send("HPUB orders.us 18 23\r\nNATS/1.0\r\nA: b\r\n\r\nhello\r\nPUB once 1\r\ny\r\n");
        publisher.send("PUB nobody _INBOX.1 2\r\nhi\r\nPUB a.b.c 100\r\n" + "z".repeat(100) + "\r\n");
        publisher.fence(0);
        subscriber.fence(0);
        NatsSocket plain = new NatsSocket(target.clientPort());
        plain.send("CONNECT {" + withoutComma(login) + "}\r\nPING\r\n");
        plain.fence(0);
        open.add(plain);
        if (login.isEmpty()) {
            open.add(new NatsSocket(target.clientPort()));
        } else {
            client(login);
        }
        NatsSocket worker = client(login + "\"name\":\"gamma\",\"echo\":false,");
        worker.send("SUB orders.eu group 7\r\nPUB orders.eu 1000\r\n" + "q".repeat(1000) + "\r\n");
        worker.fence(0);
    }

    /** Clients that disconnect, each for a different reason. */
    private void playLeaving(String login) {
        NatsSocket leaver = client(login + "\"name\":\"delta\",");
        leaver.send("SUB x 1\r\nSUB y group 2\r\nUNSUB 2 9\r\nPUB orders.us 7\r\nseven..\r\n");
        leaver.fence(0);
        leave(leaver);
        end(client(login + "\"name\":\"garbage\","), "FOO BAR\r\n");
        end(client(login + "\"name\":\"large\","), "PUB a 2000000\r\n");
        end(client(login + "\"name\":\"long\","), "SUB " + "a".repeat(5000) + " 1\r\n");
        end(new NatsSocket(target.clientPort()), "CONNECT {" + login + "\"verbose\":false,\"protocol\":99}\r\n");
        end(new NatsSocket(target.clientPort()), "CONNECT {" + login + "\"verbose\":false,\"no_responders\":true}\r\n");
        leave(new NatsSocket(target.clientPort()));
        if (!login.isEmpty()) {
            end(
                    new NatsSocket(target.clientPort()),
                    "CONNECT {\"verbose\":false,\"user\":\"ann\",\"pass\":\"wrong\"}\r\n");
            end(new NatsSocket(target.clientPort()), "PING\r\n");
        }
    }

    private void leave(NatsSocket socket) {
        socket.finish();
        socket.close();
        ended++;
    }

    /** Does something for which a server closes the connection. */
    private void end(NatsSocket socket, String offence) {
        socket.send(offence);
        socket.rest();
        socket.close();
        ended++;
    }

    private static long cid(String info) {
        Matcher cid = CID.matcher(info);
        if (!cid.find()) {
            throw new AssertionError("no client_id: " + info);
        }
        return Long.parseLong(cid.group(1));
    }

    /** The id of the first client; the others follow. */
    long firstCid() {
        return firstCid;
    }

    /** The number of connections that have ended. */
    int ended() {
        return ended;
    }

    private NatsSocket client(String fields) {
        NatsSocket socket = new NatsSocket(target.clientPort());
        if (firstCid == 0) {
            firstCid = cid(socket.info());
        }
        socket.send("CONNECT {" + fields + "\"verbose\":false,\"pedantic\":false}\r\n");
        socket.fence(0);
        open.add(socket);
        return socket;
    }

    private static String withoutComma(String fields) {
        return fields.isEmpty() ? "" : fields.substring(0, fields.length() - 1);
    }

    @Override
    public void close() {
        open.forEach(NatsSocket::close);
    }
}
