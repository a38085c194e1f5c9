package io.topz.app;

import io.topz.app.ProfileFlags.Profiled;
import io.topz.app.config.ConfigException;
import io.topz.collectors.text.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code topz} command line: finds the command, runs it, and turns its result into an exit code (0, 1 or 2). */
@Command(
        name = "topz",
        description = "See inside a NATS system.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Without a command, topz runs topz top. topz COMMAND --help describes one command."},
        versionProvider = Version.class)
public final class Topz {

    /** Creates only the requested command, because reading the annotations of all would slow down every start. */
    private static final Map<String, Supplier<Object>> COMMANDS = commands();

    /** The flags of more than one letter that nats-server and nats-top accept with one dash. */
    private static final Set<String> ONE_DASH = Set.of(
            "ms", "js", "sd", "sl", "DV", "VV", "DVV", "stan", "cid", "st", "dir", "mc", "msu", "mm", "mb", "ma", "mi",
            "hbi", "hbt", "hbf", "SD", "SV", "SDV");

    private static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("top", TopCommand::new);
        commands.put("server", ServerCommand::new);
        commands.put("streaming-server", StreamingServerCommand::new);
        commands.put("monitor", MonitorCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("demo", DemoCommand::new);
        commands.put("rehearse", RehearseCommand::new);
        commands.put("completion", CompletionCommand::new);
        return commands;
    }

    private Topz() {}

    public static void main(String[] args) {
        int code = run(args);
        System.out.flush();
        // halt() instead of exit(): the commands have closed what they opened, and remaining client threads must not
        // delay the end.
        Runtime.getRuntime().halt(code);
    }

    /** Runs one command line and returns its exit code. */
    static int run(String... args) {
        String first = args.length == 0 ? "" : args[0];
        Supplier<Object> command = COMMANDS.get(first);
        if (command != null) {
            String[] rest = new String[args.length - 1];
            System.arraycopy(args, 1, rest, 0, rest.length);
            return execute(first, command, GoFlags.normalise(ONE_DASH, rest));
        }
        return switch (first) {
            case "help", "--help", "-h" -> help(args);
            case "--version" -> {
                System.out.println("topz " + Version.TEXT);
                yield 0;
            }
            default ->
                first.isEmpty() || first.startsWith("-")
                        ? execute("top", TopCommand::new, GoFlags.normalise(ONE_DASH, args))
                        : unknown(first);
        };
    }

    private static int execute(String name, Supplier<Object> made, String... args) {
        Object command = made.get();
        CommandLine line = commandLine(name, command);
        if (!(command instanceof Profiled profiled)) {
            return line.execute(args);
        }
        try {
            return line.execute(ProfileFlags.expanded(
                    () -> (Profiled) made.get(),
                    System.getenv(),
                    System.getProperty("user.home", "."),
                    profiled,
                    args));
        } catch (ConfigException wrong) {
            if (command instanceof CheckCommand) {
                System.out.println("TOPZ UNKNOWN - " + wrong.getMessage());
                return 3;
            }
            System.err.println("topz " + name + ": " + wrong.getMessage());
            return 2;
        }
    }

    private static int help(String... args) {
        CommandLine root = root();
        CommandLine wanted = args.length > 1 ? root.getSubcommands().get(args[1]) : root;
        if (wanted == null) {
            return unknown(args[1]);
        }
        wanted.usage(System.out);
        return 0;
    }

    private static int unknown(String command) {
        System.err.println("topz: no command '" + command + "'; the commands are "
                + String.join(", ", visible().keySet()));
        return 2;
    }

    /** The commands that the help lists. */
    private static Map<String, Supplier<Object>> visible() {
        Map<String, Supplier<Object>> visible = new LinkedHashMap<>(COMMANDS);
        visible.remove("rehearse");
        return visible;
    }

    /** All commands in a tree, for help and completion. */
    static CommandLine root() {
        CommandLine root = new CommandLine(CommandSpec.forAnnotatedObject(new Topz()));
        visible().forEach((name, command) -> root.addSubcommand(name, commandLine(name, command.get())));
        return root;
    }

    private static CommandLine commandLine(String name, Object command) {
        return new CommandLine(command)
                .setCommandName("topz " + name)
                // As with Go's flags, the last occurrence of a repeated flag counts.
                .setOverwrittenOptionsAllowed(true)
                .setParameterExceptionHandler((wrong, rest) -> {
                    System.err.println("topz " + name + ": " + Secrets.removed(message(command, wrong)));
                    System.err.println("topz " + name + " --help lists the flags");
                    return command instanceof CheckCommand ? 3 : 2;
                })
                .setExecutionExceptionHandler((failure, line, result) -> {
                    if (failure instanceof RuntimeException defect && defect.getMessage() == null) {
                        throw defect;
                    }
                    System.err.println("topz " + name + ": " + Secrets.removed(String.valueOf(failure.getMessage())));
                    if (command instanceof CheckCommand) {
                        return 3;
                    }
                    return failure instanceof IllegalArgumentException ? 2 : 1;
                });
    }

    private static String message(Object command, ParameterException wrong) {
        if (command instanceof ServerCommand && wrong instanceof UnmatchedArgumentException unknown) {
            return UnsupportedFlags.sentence(unknown.getUnmatched())
                    .orElseGet(() -> String.valueOf(unknown.getMessage()));
        }
        return String.valueOf(wrong.getMessage());
    }

    /** Prints the completion script for bash and zsh. */
    @Command(name = "completion", description = "Print a completion script for bash and zsh: source <(topz completion)")
    static final class CompletionCommand implements Runnable {

        @CommandLine.Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "show this help")
        boolean help;

        @Override
        public void run() {
            System.out.print(AutoComplete.bash("topz", root()));
        }
    }
}
