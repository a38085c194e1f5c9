package io.topz.app.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a configuration file: {@code name = value}, in sections that begin with {@code [profile]}. The lines before the first
 * section apply to every profile, and also without one. Lines that begin with {@code #} or {@code ;} are comments; there are no comments
 * after a value, so that a password may contain any character.
 *
 * <p>{@link java.util.Properties} is not used because it has neither sections nor line numbers.
 *
 * @param path the path of the file
 * @param common the settings that always apply, by name
 * @param profiles the settings of each profile, by the name of the profile and of the setting
 */
record ConfigFile(Path path, Map<String, Entry> common, Map<String, Map<String, Entry>> profiles) {

    /**
     * A line.
     *
     * @param line the line number, starting at 1
     */
    record Entry(String name, String value, int line) {}

    private static final Pattern SECTION = Pattern.compile("\\[\\s*([^\\[\\]]+?)\\s*]");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    /**
     * Reads a file.
     *
     * @throws ConfigException if a line is invalid, or the file cannot be read
     */
    static ConfigFile read(Path path) {
        List<String> lines;
        try {
            lines = Files.readAllLines(path, StandardCharsets.UTF_8);
        } catch (CharacterCodingException binary) {
            throw new ConfigException("the configuration file " + path + " is not a text in UTF-8");
        } catch (IOException unreadable) {
            throw new ConfigException("the configuration file " + path + " cannot be read: " + why(unreadable));
        }
        ConfigFile file = new ConfigFile(path, new LinkedHashMap<>(), new LinkedHashMap<>());
        Map<String, Entry> section = file.common;
        for (int i = 0; i < lines.size(); i++) {
            String line = (i == 0 ? lines.get(i).replace("\uFEFF", "") : lines.get(i)).strip();
            if (line.startsWith("[")) {
                section = file.begin(line, i + 1);
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith(";")) {
                file.add(section, line, i + 1);
            }
        }
        return file;
    }

    /** The settings of a profile: its own lines, and the common ones that it does not override. */
    Optional<Map<String, Entry>> profile(String name) {
        return Optional.ofNullable(profiles.get(name)).map(own -> {
            Map<String, Entry> all = new LinkedHashMap<>(common);
            all.putAll(own);
            return all;
        });
    }

    private Map<String, Entry> begin(String line, int number) {
        Matcher section = SECTION.matcher(line);
        if (!section.matches()) {
            throw new ConfigException(path, number, "a profile begins with its name in brackets, such as [prod]");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (profiles.put(section.group(1), entries) != null) {
            throw new ConfigException(path, number, "there is a profile " + section.group(1) + " already");
        }
        return entries;
    }

    private void add(Map<String, Entry> section, String line, int number) {
        int equals = line.indexOf('=');
        if (equals <= 0) {
            throw new ConfigException(path, number, "a line is name = value, a [profile] or a # comment");
        }
        String name = line.substring(0, equals).strip();
        Entry entry = new Entry(name, line.substring(equals + 1).strip(), number);
        Entry before = section.put(name, entry);
        if (before != null) {
            throw new ConfigException(path, number, name + " is already set in line " + before.line);
        }
    }

    /**
     * Returns a line with the environment variables named by {@code ${NAME}} filled in. Only used lines are expanded, so that a profile
     * needs no variables but its own.
     *
     * @throws ConfigException if a variable is not set
     */
    Entry resolved(Entry entry, Map<String, String> environment) {
        String value = REFERENCE.matcher(entry.value).replaceAll(reference -> {
            String known = environment.get(reference.group(1));
            if (known == null) {
                throw new ConfigException(path, entry.line, "the environment has no " + reference.group(1));
            }
            return Matcher.quoteReplacement(known);
        });
        return new Entry(entry.name, value, entry.line);
    }

    private static String why(IOException failure) {
        return failure instanceof NoSuchFileException
                ? "there is no such file"
                : failure instanceof AccessDeniedException ? "permission denied" : String.valueOf(failure.getMessage());
    }
}
