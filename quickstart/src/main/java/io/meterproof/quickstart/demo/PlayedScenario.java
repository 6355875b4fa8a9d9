package io.meterproof.quickstart.demo;

import io.meterproof.quickstart.part.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The one scenario of a data directory: what a run found is compared with all that the topics hold, so there cannot be two. */
record PlayedScenario(Path dataDirectory) {
    /** @throws StackException if another scenario was played here */
    void refuseOtherThan(String name) throws IOException {
        if (Files.exists(file())) {
            String played = Files.readString(file()).strip();
            if (!played.equals(name)) {
                throw new StackException(dataDirectory + " holds the scenario " + played + ", not " + name
                        + ": choose another directory with --data-dir.");
            }
        }
    }

    void remember(String name) throws IOException {
        refuseOtherThan(name);
        Files.writeString(file(), name + System.lineSeparator());
    }

    private Path file() {
        return dataDirectory.resolve("scenario.txt");
    }
}
