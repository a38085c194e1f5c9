package io.topz.bench.micro;

import io.topz.broker.protocol.Arguments;
import io.topz.broker.protocol.CommandHandler;
import io.topz.broker.protocol.Message;
import io.topz.broker.protocol.MessageEncoder;
import io.topz.broker.protocol.Parser;
import io.topz.broker.protocol.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the cost of parsing one of many commands that arrived in one read, and of writing the message for one subscriber. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParserBenchmark {

    private static final int COMMANDS = 500;
    private static final int MAX_CONTROL_LINE_BYTES = 4096;
    private static final byte[] SID_FIELD = " 1 ".getBytes(StandardCharsets.US_ASCII);

    /** The command that the client sends. */
    public enum Command {
        PUB_16("PUB bench.subject 16\r\n" + "x".repeat(16) + "\r\n"),
        PUB_128("PUB bench.subject 128\r\n" + "x".repeat(128) + "\r\n"),
        PUB_REPLY_128("PUB bench.subject _INBOX.abcdefghijklmnopqrstuv.1 128\r\n" + "x".repeat(128) + "\r\n"),
        HPUB_128("HPUB bench.subject 18 146\r\nNATS/1.0\r\nA: b\r\n\r\n" + "x".repeat(128) + "\r\n"),
        PING("PING\r\n");

        private final String text;

        Command(String text) {
            this.text = text;
        }
    }

    @Param
    public Command command = Command.PING;

    private final Parser parser = new Parser(MAX_CONTROL_LINE_BYTES);
    private final Counting counting = new Counting();
    private final Encoding encoding = new Encoding();
    private byte[] arrived = {};

    @Setup
    public void fill() throws ProtocolException {
        arrived = command.text.repeat(COMMANDS).getBytes(StandardCharsets.US_ASCII);
        if (parse() != COMMANDS) {
            throw new IllegalStateException("%s was not parsed to its end".formatted(command));
        }
    }

    @Benchmark
    @OperationsPerInvocation(COMMANDS)
    public int parse() throws ProtocolException {
        counting.commands = 0;
        parser.parse(arrived, 0, arrived.length, counting);
        return counting.commands;
    }

    @Benchmark
    @OperationsPerInvocation(COMMANDS)
    public int parseAndEncode() throws ProtocolException {
        encoding.commands = 0;
        parser.parse(arrived, 0, arrived.length, encoding);
        return encoding.commands;
    }

    /** A client without restrictions that only counts its commands. */
    private static class Counting implements CommandHandler {

        int commands;

        @Override
        public boolean loginRequired() {
            return false;
        }

        @Override
        public boolean headersAllowed() {
            return true;
        }

        @Override
        public int maxPayloadBytes() {
            return 1 << 20;
        }

        @Override
        public void connect(byte[] buffer, int offset, int length) {
            commands++;
        }

        @Override
        public void publish(Message message) {
            commands++;
        }

        @Override
        public void subscribe(byte[] buffer, Arguments arguments) {
            commands++;
        }

        @Override
        public void unsubscribe(byte[] buffer, Arguments arguments) {
            commands++;
        }

        @Override
        public void ping() {
            commands++;
        }

        @Override
        public void pong() {
            commands++;
        }

        @Override
        public boolean suspended() {
            return false;
        }
    }

    /** Counts commands, and encodes each message for one subscriber. */
    private static final class Encoding extends Counting {

        private final byte[] target = new byte[1024];

        @Override
        public void publish(Message message) {
            commands += MessageEncoder.encode(message, SID_FIELD, true, target, 0);
        }
    }
}
