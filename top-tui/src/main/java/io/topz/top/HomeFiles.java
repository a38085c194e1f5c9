package io.topz.top;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** The files of the user, in the directories of the XDG base directory specification. */
final class HomeFiles implements UserFiles {

    private final Path view;
    private final Path copy;
    private final Path crash;

    /**
     * Locates the files.
     *
     * @param environment the environment variables of the process
     * @param home the user's home directory, used for directories that the environment does not name
     */
    HomeFiles(Map<String, String> environment, String home) {
        view = directory(environment, "XDG_CONFIG_HOME", Path.of(home, ".config"))
                .resolve("top.conf");
        Path state = directory(environment, "XDG_STATE_HOME", Path.of(home, ".local", "state"));
        copy = state.resolve("copied.txt");
        crash = state.resolve("crash.log");
    }

    private static Path directory(Map<String, String> environment, String variable, Path otherwise) {
        String named = environment.getOrDefault(variable, "");
        return (named.isEmpty() ? otherwise : Path.of(named)).resolve("topz");
    }

    @Override
    public Path keepCopy(String text) throws IOException {
        return write(copy, text + "\n");
    }

    @Override
    public Path keepView(String text) throws IOException {
        return write(view, text);
    }

    /** Writes the report of a defect and replaces the previous one. */
    Path keepCrash(String text) throws IOException {
        return write(crash, text);
    }

    /** The saved view; empty if there is none or it cannot be read. */
    String view() {
        try {
            return Files.readString(view);
        } catch (NoSuchFileException none) {
            return "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
