package io.meterproof.quickstart.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * The built source tree that the stack runs from.
 *
 * @param home the repository's root
 */
public record Installation(Path home) {
    /** Set by the {@code meterproof} script and by the build for the integration tests. */
    public static final String HOME = "meterproof.home";

    public static Installation current() {
        var home = System.getProperty(HOME);
        if (home == null) {
            throw new StackException("The system property " + HOME + " is not set: start with the meterproof script.");
        }
        return new Installation(Path.of(home).toAbsolutePath().normalize());
    }

    public Path runtime(String name) {
        return home.resolve("quickstart/runtimes").resolve(name);
    }

    /** The third-party class path of a server. */
    public String runtimeClassPath(String name) {
        return classPathOf(runtime(name)) + ":" + ownClasses();
    }

    /** The class path of one of our services: its classes, then its dependencies. */
    public String serviceClassPath(String module) {
        var directory = home.resolve(module);
        return directory.resolve("target/classes") + ":" + classPathOf(directory) + ":" + ownClasses();
    }

    /** The class path of a module's tests, for tools that are none of the product's. */
    public String testClassPath(String module) {
        var target = home.resolve(module).resolve("target");
        return target.resolve("test-classes") + ":" + target.resolve("classes") + ":"
                + read(target.resolve("test-classpath.txt")) + ":" + ownClasses();
    }

    /** The dependencies that a module's build resolved. */
    public String classPathOf(Path module) {
        return read(module.resolve("target/classpath.txt"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StackException("Not built: " + file + " is missing; run mvn package.", e);
        }
    }

    /** A file that the build made. */
    public Path built(String path) {
        var file = home.resolve(path);
        if (!Files.exists(file)) {
            throw new StackException("Not built: " + file + " is missing; run mvn package.");
        }
        return file;
    }

    /**
     * The one file that the build made in a directory and whose name matches, whatever its version. Jars of tests do not count.
     *
     * @param glob as for {@link Files#newDirectoryStream(Path, String)}
     */
    public Path built(String directory, String glob) {
        var place = home.resolve(directory);
        var found = new ArrayList<Path>();
        if (Files.isDirectory(place)) {
            try (var files = Files.newDirectoryStream(place, glob)) {
                files.forEach(file -> {
                    if (!file.toString().endsWith("-tests.jar")) {
                        found.add(file);
                    }
                });
            } catch (IOException e) {
                throw new StackException("Cannot look into " + place + ": " + e.getMessage(), e);
            }
        }
        if (found.size() != 1) {
            throw new StackException(
                    "Not built: " + place + " has " + found.size() + " files " + glob + "; run mvn clean package.");
        }
        return found.get(0);
    }

    /** Holds the lifeline that every child starts with. */
    private Path ownClasses() {
        return home.resolve("quickstart/target/classes");
    }
}
