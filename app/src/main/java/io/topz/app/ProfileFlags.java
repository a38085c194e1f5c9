package io.topz.app;

import io.topz.app.config.Profile;
import io.topz.app.config.Profile.Flag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The flags that select a profile. The settings of the profile become flags unless the user gives those flags. */
final class ProfileFlags {

    /** A server or recording on the command line replaces all servers of the profile. */
    private static final Set<String> SERVER = Set.of("--url", "--server", "--http_port", "--https_port", "--replay");

    private static final Set<String> LOGIN =
            Set.of("--user", "--password", "--password-file", "--token", "--token-file");

    private static final String OPENING = "--opening";

    /** The settings of a view, which are used together or not at all. */
    private static final Set<String> VIEW = Set.of("--view", "--sort");

    /** The flags that apply to the view opened by the flags before them: columns, an order or a filter. */
    private static final Set<String> OF_VIEW = Set.of(OPENING, "--columns");

    @Option(
            names = {"--profile", "-profile"},
            paramLabel = "NAME",
            description = "take flags from this profile of the configuration file; flags on the command line win")
    @Nullable
    String profile;

    @Option(
            names = {"--config", "-config"},
            paramLabel = "FILE",
            description = "configuration file (default: ~/.config/topz/profiles.conf)")
    @Nullable
    Path config;

    /** A warning about the file; set by {@link #expanded}. */
    List<String> remarks = List.of();

    /**
     * Returns the flags of a command line, preceded by the flags of its profile that it does not contain itself.
     *
     * @param fresh creates the command again, to check flags with it
     * @param run the command that will run; it receives remarks about the file
     * @throws io.topz.app.config.ConfigException with file and line, if there is no such profile or a setting is wrong
     */
    static String[] expanded(
            Supplier<Profiled> fresh, Map<String, String> environment, String home, Profiled run, String... args) {
        ParseResult given;
        ProfileFlags named;
        try {
            Profiled command = fresh.get();
            given = new CommandLine(command).parseArgs(args);
            named = command.profileFlags();
        } catch (ParameterException wrong) {
            // The real parse reports this error.
            return args;
        }
        Path file = named.config == null ? Profile.defaultPath(environment, home) : named.config;
        if (named.config == null && named.profile == null && !Files.exists(file)) {
            return args;
        }
        Profile profile = Profile.read(file, named.profile, environment, home);
        List<String> all = new ArrayList<>();
        List<String> openings = new ArrayList<>();
        for (Flag flag : profile.flags()) {
            if (new CommandLine(fresh.get()).getCommandSpec().findOption(flag.flag()) != null
                    && !isGiven(given, flag, run.serverFlags())) {
                openings.removeIf(before -> !OF_VIEW.contains(flag.flag()));
                openings.add(flag.argument());
                tryOn(fresh.get(), profile, flag, openings);
                all.add(flag.argument());
            }
        }
        run.profileFlags().remarks = profile.remarks();
        profile.remarks().forEach(remark -> System.err.println("topz: " + remark));
        Collections.addAll(all, args);
        return all.toArray(String[]::new);
    }

    /** Whether the user gives the flag, or one that replaces it. */
    private static boolean isGiven(ParseResult given, Flag flag, Set<String> server) {
        return given.hasMatchedOption(flag.flag())
                || standsIn(given, flag, server)
                || standsIn(given, flag, LOGIN)
                || (flag.flag().equals(OPENING) && VIEW.stream().anyMatch(given::hasMatchedOption));
    }

    private static boolean standsIn(ParseResult given, Flag flag, Set<String> alike) {
        return alike.contains(flag.flag()) && alike.stream().anyMatch(given::hasMatchedOption);
    }

    /** Checks a flag together with the lines of the view before it, which a column or a filter depends on. */
    private static void tryOn(Profiled command, Profile profile, Flag flag, List<String> arguments) {
        try {
            new CommandLine(command).parseArgs(arguments.toArray(String[]::new));
            command.check();
        } catch (ParameterException | IllegalArgumentException wrong) {
            throw profile.wrong(flag, String.valueOf(wrong.getMessage()));
        }
    }

    /** A command that accepts profiles. */
    interface Profiled {

        ProfileFlags profileFlags();

        /** The flags for the watched servers; any of them replaces those of the profile. */
        default Set<String> serverFlags() {
            return SERVER;
        }

        /**
         * Checks the values of the flags.
         *
         * @throws IllegalArgumentException with a sentence if a flag has an impossible value
         */
        void check();
    }
}
