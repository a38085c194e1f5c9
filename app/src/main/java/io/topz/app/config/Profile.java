package io.topz.app.config;

import io.topz.app.config.ConfigFile.Entry;
import io.topz.app.config.Setting.Kind;
import io.topz.metrics.text.Amount;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings of a configuration file as flags, each with its line number. */
public final class Profile {

    /**
     * A setting as a flag.
     *
     * @param flag the name of the flag, such as {@code --limit}
     * @param argument the whole flag, such as {@code --limit=5}
     */
    public record Flag(Setting setting, String flag, String argument, int line) {}

    private final Path path;
    private final List<Flag> flags;

    private Profile(Path path, List<Flag> flags) {
        this.path = path;
        this.flags = flags;
    }

    /** The default file, next to the saved view in the directory of the XDG base directory specification. */
    public static Path defaultPath(Map<String, String> environment, String home) {
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path directory = config.isEmpty() ? Path.of(home, ".config") : Path.of(config);
        return directory.resolve("topz").resolve("profiles.conf");
    }

    /**
     * Reads a profile.
     *
     * @param name the name of the profile; null for the settings that apply without one
     * @param environment the variables for {@code ${NAME}}
     * @param home the directory for {@code ~}
     * @throws ConfigException with file and line, if there is no such profile or a setting is invalid
     */
    public static Profile read(Path path, @Nullable String name, Map<String, String> environment, String home) {
        ConfigFile file = ConfigFile.read(path);
        Map<String, Entry> entries = name == null
                ? file.common()
                : file.profile(name).orElseThrow(() -> new ConfigException(missing(file, name)));
        List<Flag> flags = new ArrayList<>();
        for (Entry entry : entries.values()) {
            Setting setting = Setting.named(entry.name()).orElseThrow(() -> unknown(path, entry));
            for (String value : values(setting, file.resolved(entry, environment), path, home)) {
                flags.add(new Flag(setting, setting.flag(), setting.flag() + "=" + value, entry.line()));
            }
        }
        flags.sort(Comparator.comparing(Flag::setting));
        return new Profile(path, List.copyOf(flags));
    }

    public List<Flag> flags() {
        return flags;
    }

    /** An exception for a wrong setting; its message begins with file and line. */
    public ConfigException wrong(Flag flag, String sentence) {
        String said = flag.setting().kind() == Kind.SECRET ? "the value cannot be used" : sentence;
        return new ConfigException(path, flag.line(), flag.setting().word() + ": " + said);
    }

    /** A warning that others can read a secret in the files; empty if they cannot. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        for (Flag flag : flags) {
            boolean inFile = flag.setting() == Setting.PASSWORD_FILE || flag.setting() == Setting.TOKEN_FILE;
            if (flag.setting().kind() == Kind.SECRET || inFile) {
                Path holder =
                        inFile ? Path.of(flag.argument().substring(flag.flag().length() + 1)) : path;
                if (isReadByOthers(holder)) {
                    remarks.add("%s holds a secret and others can read it: chmod 600 %s".formatted(holder, holder));
                }
            }
        }
        return remarks;
    }

    private static boolean isReadByOthers(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    private static List<String> values(Setting setting, Entry entry, Path path, String home) {
        String value = entry.value();
        return switch (setting.kind()) {
            case TEXT, SECRET -> List.of(value);
            case LIST ->
                Arrays.stream(value.split("[,\\s]+"))
                        .filter(one -> !one.isEmpty())
                        .toList();
            case FILE -> List.of(file(value, path, home).toString());
            case SWITCH -> {
                if (!value.equals("true") && !value.equals("false")) {
                    throw new ConfigException(path, entry.line(), entry.name() + " is true or false, not " + value);
                }
                yield List.of(value);
            }
            case TIME -> {
                Double seconds = Amount.seconds(value);
                if (seconds == null) {
                    throw new ConfigException(
                            path, entry.line(), entry.name() + " is a time such as 2s or 500ms, not " + value);
                }
                yield List.of(BigDecimal.valueOf(seconds).toPlainString());
            }
            case OPENING -> List.of(setting.word() + "=" + value);
        };
    }

    private static Path file(String value, Path path, String home) {
        if (value.equals("~") || value.startsWith("~/")) {
            return Path.of(home + value.substring(1));
        }
        return path.toAbsolutePath().resolveSibling(value);
    }

    private static ConfigException unknown(Path path, Entry entry) {
        return new ConfigException(
                path,
                entry.line(),
                "there is no setting %s; one of: %s".formatted(entry.name(), String.join(" ", Setting.words())));
    }

    private static String missing(ConfigFile file, String name) {
        String known = file.profiles().isEmpty()
                ? "none"
                : String.join(", ", file.profiles().keySet());
        return "%s has no profile %s; it has %s".formatted(file.path(), name, known);
    }
}
