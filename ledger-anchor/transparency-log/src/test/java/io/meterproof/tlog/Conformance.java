package io.meterproof.tlog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Third-party vectors, which live outside this repository. */
final class Conformance {
    private Conformance() {}

    static Path directory(String set) {
        return Path.of(System.getProperty("conformance.data"), set);
    }

    /** Says so when the vectors are not here; on a build server that is a failure. */
    static boolean present(Path path) {
        if (Files.exists(path)) {
            return true;
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError("conformance vectors are missing: " + path);
        }
        System.out.println("NOT RUN: conformance vectors are missing: " + path);
        return false;
    }

    static void report(String set, int agreed, List<String> disagreed) {
        System.out.println(set + ": " + agreed + " agreed, " + disagreed.size() + " disagreed " + disagreed);
    }
}
