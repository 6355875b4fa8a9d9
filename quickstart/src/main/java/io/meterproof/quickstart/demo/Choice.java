package io.meterproof.quickstart.demo;

import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.scenario.Scenario;
import io.meterproof.quickstart.scenario.ScenarioSigners;
import io.meterproof.quickstart.scenario.Seed;
import io.meterproof.quickstart.scenario.neighbourhood.NeighbourhoodScenario;
import io.meterproof.quickstart.scenario.opendata.OpenData;
import io.meterproof.quickstart.scenario.opendata.OpenDataScenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which scenario to play.
 *
 * @param measured what was measured once; without it a neighbourhood is made up
 */
record Choice(long seed, Optional<OpenData> measured) {
    /** Reads the data, if a directory is named: before anything is started for them. */
    static Choice of(long seed, Optional<Path> directory) {
        try {
            return new Choice(
                    seed, directory.isPresent() ? Optional.of(OpenData.read(directory.get())) : Optional.empty());
        } catch (IOException e) {
            throw new StackException("Cannot use the data in " + directory.get() + ": " + e.getMessage(), e);
        }
    }

    /** With which the files of its blocks begin. */
    String name() {
        return (measured.isPresent() ? "open-data-" : "neighbourhood-") + seed;
    }

    Scenario scenario(ScenarioSigners signers) {
        Seed chance = new Seed(seed);
        return measured.map(data -> OpenDataScenario.of(chance, data, signers))
                .orElseGet(() -> NeighbourhoodScenario.of(chance, NeighbourhoodScenario.FIRST_DAY, signers));
    }
}
