package io.topz.app.isolation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts Java programs with the class path of the tests. */
final class JavaProcess {

    private JavaProcess() {}

    /** Starts the main method of a class; its errors are written to the same place as its output. */
    static Process start(List<String> javaOptions, Class<?> program, Object... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        for (Object arg : args) {
            command.add(String.valueOf(arg));
        }
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
