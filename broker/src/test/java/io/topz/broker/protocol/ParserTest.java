package io.topz.broker.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParserTest {

    static List<ProtocolCase> cases() {
        return ProtocolCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldUnderstandWholeInput(ProtocolCase wanted) {
        assertThat(commands(List.of(wanted.bytes()))).isEqualTo(wanted.expected());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldUnderstandInputCutAnywhere(ProtocolCase wanted) {
        byte[] input = wanted.bytes();
        int step = input.length > 1000 ? 97 : 1;
        for (int cut = 1; cut < input.length; cut += step) {
            List<byte[]> parts = List.of(Arrays.copyOf(input, cut), Arrays.copyOfRange(input, cut, input.length));
            assertThat(commands(parts)).as("cut at %d", cut).isEqualTo(wanted.expected());
        }
    }

    @Test
    void shouldUnderstandEverythingInRandomChunks() {
        List<String> expected = new ArrayList<>();
        StringBuilder input = new StringBuilder();
        for (ProtocolCase good : cases()) {
            if (good.expected().stream().allMatch(line -> Character.isLowerCase(line.charAt(0)))) {
                input.append(good.input());
                expected.addAll(good.expected());
            }
        }
        byte[] bytes = input.toString().getBytes(ISO_8859_1);
        for (long seed = 0; seed < 150; seed++) {
            assertThat(commands(randomChunks(bytes, seed))).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void login_missing_admitsConnectOnly() {
        RecordingHandler handler = new RecordingHandler();
        handler.loginRequired = true;

        feed(List.of("CONNECT {}\r\nPING\r\n".getBytes(ISO_8859_1)), handler);

        assertThat(handler.commands).containsExactly("connect {}", "ping");
        RecordingHandler early = new RecordingHandler();
        early.loginRequired = true;
        feed(List.of("PING\r\n".getBytes(ISO_8859_1)), early);
        assertThat(early.commands).containsExactly("!Authorization Violation");
    }

    @Test
    void hpub_withoutHeaderSupport_endsSilently() {
        RecordingHandler handler = new RecordingHandler();
        handler.headersAllowed = false;

        feed(List.of("HPUB a 12 12\r\nNATS/1.0\r\n\r\n\r\n".getBytes(ISO_8859_1)), handler);

        assertThat(handler.commands).containsExactly("Protocol Violation");
    }

    @Test
    void suspension_leavesTheRest() throws ProtocolException {
        RecordingHandler handler = new RecordingHandler();
        handler.suspendOnPing = true;
        Parser parser = new Parser(4096);
        byte[] input = "PING\r\nPONG\r\nSUB a".getBytes(ISO_8859_1);

        int used = parser.parse(input, 0, input.length, handler);

        assertThat(used).isEqualTo(6);
        assertThat(parser.retained()).isEqualTo(input.length - 6);
        assertThat(handler.commands).containsExactly("ping");
    }

    private static List<byte[]> randomChunks(byte[] input, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> chunks = new ArrayList<>();
        for (int from = 0; from < input.length; ) {
            int to = Math.min(input.length, from + 1 + random.nextInt(40));
            chunks.add(Arrays.copyOfRange(input, from, to));
            from = to;
        }
        return chunks;
    }

    private static List<String> commands(List<byte[]> chunks) {
        RecordingHandler handler = new RecordingHandler();
        feed(chunks, handler);
        return handler.commands;
    }

    /** Passes the retained bytes again with the next chunk, as the parser's callers must. */
    private static void feed(List<byte[]> chunks, RecordingHandler handler) {
        Parser parser = new Parser(4096);
        byte[] kept = {};
        try {
            for (byte[] chunk : chunks) {
                byte[] buffer = Arrays.copyOf(kept, kept.length + chunk.length);
                System.arraycopy(chunk, 0, buffer, kept.length, chunk.length);
                int used = parser.parse(buffer, 0, buffer.length, handler);
                kept = Arrays.copyOfRange(buffer, used, used + parser.retained());
            }
        } catch (ProtocolException e) {
            handler.failed(e);
        }
    }
}
