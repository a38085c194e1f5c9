package io.topz.broker.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Random;

/** Generates input that no client would send: random bytes, and invalid operations. The seed determines the input. */
final class HostileInputs {

    private static final List<String> SEEDS = List.of(
            "CONNECT {\"verbose\":false,\"pedantic\":true,\"headers\":true,\"no_responders\":true,\"name\":\"x\"}\r\n",
            "PING\r\n",
            "PONG\r\n",
            "SUB foo.*.bar 1\r\n",
            "SUB foo.> q 22\r\n",
            "UNSUB 1 5\r\n",
            "PUB foo.a.bar 5\r\nhello\r\n",
            "PUB foo.a.bar reply.to 11\r\nhello\r\nthere\r\n",
            "HPUB foo.a.bar 18 23\r\nNATS/1.0\r\nA: b\r\n\r\nhello\r\n",
            "HPUB foo.a.bar r 12 12\r\nNATS/1.0\r\n\r\n\r\n",
            "INFO {}\r\n",
            "+OK\r\n",
            "-ERR 'x'\r\n",
            "MSG foo 1 2\r\nhi\r\n",
            "GET /varz HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1048576",
            "1048577",
            "2147483647",
            "2147483648",
            "4294967296",
            "9223372036854775808",
            "1e9",
            "");

    private final Random random;

    HostileInputs(long seed) {
        random = new Random(seed);
    }

    byte[] next() {
        StringBuilder input = new StringBuilder(random.nextInt(4) == 0 ? "" : SEEDS.get(0));
        int operations = 1 + random.nextInt(6);
        for (int i = 0; i < operations; i++) {
            input.append(random.nextInt(8) == 0 ? noise() : SEEDS.get(random.nextInt(SEEDS.size())));
        }
        int mutations = random.nextInt(5);
        for (int i = 0; i < mutations; i++) {
            mutate(input);
            if (input.isEmpty()) {
                break;
            }
        }
        return input.toString().getBytes(ISO_8859_1);
    }

    private void mutate(StringBuilder input) {
        int at = random.nextInt(input.length());
        switch (random.nextInt(7)) {
            case 0 -> input.setCharAt(at, (char) random.nextInt(256));
            case 1 -> input.deleteCharAt(at).append('\n');
            case 2 -> input.insert(at, noise());
            case 3 -> input.setLength(at + 1);
            case 4 -> input.insert(at, " ".repeat(1 + random.nextInt(5000)));
            case 5 -> input.insert(at, input.substring(random.nextInt(input.length())));
            default -> replaceNumber(input);
        }
    }

    private void replaceNumber(StringBuilder input) {
        int digit = random.nextInt(input.length());
        while (digit < input.length() && !Character.isDigit(input.charAt(digit))) {
            digit++;
        }
        if (digit < input.length()) {
            input.replace(digit, digit + 1, NUMBERS.get(random.nextInt(NUMBERS.size())));
        }
    }

    private String noise() {
        byte[] bytes = new byte[1 + random.nextInt(64)];
        random.nextBytes(bytes);
        return new String(bytes, ISO_8859_1);
    }
}
