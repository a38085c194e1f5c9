package io.topz.broker.jetstream.differential;

import io.topz.collectors.testing.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the answers of a real nats-server into the scripts. The arguments are the directory of the scripts and the names of those to play,
 * without {@code .txt}. Run it from an IDE or with the test class path, with {@code NATS_SERVER} set to a nats-server 2.10.27.
 */
final class Recorder {

    private Recorder() {}

    public static void main(String[] arguments) throws IOException {
        Path scripts = Path.of(arguments[0]);
        Path stores = Files.createTempDirectory("recorder");
        CaseRuns real = new CaseRuns(stores, RealServer::start);
        for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
            record(scripts.resolve(file + ".txt"), file, real);
        }
    }

    private static void record(Path path, String file, CaseRuns real) throws IOException {
        List<String> lines = Files.readAllLines(path);
        List<String> recorded = new ArrayList<>(Scripts.head(lines));
        int answers = 0;
        for (Case script : Scripts.cases(file, lines)) {
            Transcript transcript = real.play(script);
            recorded.add("--- " + script.name());
            recorded.addAll(transcript.text().lines().toList());
            recorded.add("");
            answers += transcript.count();
        }
        Files.write(path, recorded.subList(0, recorded.size() - 1));
        System.out.println(file + ": " + answers + " answers of nats-server " + RealServer.version());
    }
}
