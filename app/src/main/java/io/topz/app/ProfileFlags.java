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

/** The flags that name a profile, and what a profile does: its settings become flags, where the user gives none. */
final class ProfileFlags {

    /** A server or recording on the command line replaces all servers of the profile. */
    private static final Set<String> SERVER = Set.of("--url", "--server", "--http_port", "--https_port", "--replay");

    private static final Set<String> LOGIN =
            Set.of("--user", "--password", "--password-file", "--token", "--token-file");

    private static final String OPENING = "--opening";

    /** The settings of a view, which are taken together or not at all. */
    private static final Set<String> VIEW = Set.of("--view", "--sort");

    /** Columns, an order or a filter are of the view of the lines before them. */
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
     * The flags of a command line and, before them, those of its profile that it does not have itself.
     *
     * @param fresh makes the command again, to try flags on
     * @param run the command that will run; it receives remarks about the file
     * @throws io.topz.app.config.ConfigException with file and line, when there is no such profile or a setting is wrong
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
            // said by who parses it in earnest
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

    /** Whether the user gives the flag, or one that stands in its place. */
    private static boolean isGiven(ParseResult given, Flag flag, Set<String> server) {
        return given.hasMatchedOption(flag.flag())
                || standsIn(given, flag, server)
                || standsIn(given, flag, LOGIN)
                || (flag.flag().equals(OPENING) && VIEW.stream().anyMatch(given::hasMatchedOption));
    }

    private static boolean standsIn(ParseResult given, Flag flag, Set<String> alike) {
        return alike.contains(flag.flag()) && alike.stream().anyMatch(given::hasMatchedOption);
    }

    /** With the lines of the view before it, which a column or a filter belongs to. */
    private static void tryOn(Profiled command, Profile profile, Flag flag, List<String> arguments) {
        try {
            new CommandLine(command).parseArgs(arguments.toArray(String[]::new));
            command.check();
        } catch (ParameterException | IllegalArgumentException wrong) {
            throw profile.wrong(flag, String.valueOf(wrong.getMessage()));
        }
    }

    /** A command that takes profiles. */
    interface Profiled {

        ProfileFlags profileFlags();

        /** The flags that name the watched servers, in place of those of the profile. */
        default Set<String> serverFlags() {
            return SERVER;
        }

        /** @throws IllegalArgumentException with a sentence when a flag has a value that is not possible */
        void check();
    }
}
