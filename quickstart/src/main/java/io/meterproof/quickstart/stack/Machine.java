package io.meterproof.quickstart.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a machine has to offer.
 *
 * @param javaVersion the feature version of the running JVM
 * @param freeDisk bytes that may be written where the data goes
 * @param freeMemory bytes that may be used without swapping
 */
record Machine(String system, int javaVersion, long freeDisk, long freeMemory) {
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";
    private static final int KIBIBYTE = 1024;

    static Machine here(Path dataDir) throws IOException {
        var system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        var disk = Files.getFileStore(Files.createDirectories(dataDir)).getUsableSpace();
        return new Machine(system, Runtime.version().feature(), disk, availableMemory());
    }

    private static long availableMemory() throws IOException {
        if (!Files.exists(MEMORY)) {
            return Long.MAX_VALUE;
        }
        try (var lines = Files.lines(MEMORY)) {
            return lines.filter(line -> line.startsWith(AVAILABLE))
                    .findFirst()
                    .map(Machine::bytes)
                    .orElse(Long.MAX_VALUE);
        }
    }

    /** Reads {@code MemAvailable:    1234 kB}. */
    static long bytes(String line) {
        return Long.parseLong(line.strip().split("\\s+")[1]) * KIBIBYTE;
    }
}
