package io.meterproof.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A module of this build that has Java sources, with the classes that the build made of them. */
record Module(String name, Path directory) {
    private static final Path HOME = Path.of(System.getProperty("meterproof.home", ".."));
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    /** All that the root POM names. */
    static List<Module> all() {
        try {
            return MODULE.matcher(Files.readString(HOME.resolve("pom.xml")))
                    .results()
                    .map(match -> new Module(match.group(1), HOME.resolve(match.group(1))))
                    .filter(module -> Files.isDirectory(module.directory.resolve("src/main/java")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Module named(String name) {
        return all().stream()
                .filter(module -> module.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The root POM names no module " + name + " with sources."));
    }

    static JavaClasses classesOfAll() {
        return new ClassFileImporter()
                .importPaths(all().stream().map(Module::output).toList());
    }

    JavaClasses classes() {
        return new ClassFileImporter().importPaths(output());
    }

    Path output() {
        return directory.resolve("target/classes");
    }

    boolean isCompiled() {
        if (!Files.isDirectory(output())) {
            return false;
        }
        try (Stream<Path> files = Files.walk(output())) {
            return files.anyMatch(file -> file.toString().endsWith(".class"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
