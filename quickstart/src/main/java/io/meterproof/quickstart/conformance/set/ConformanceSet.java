package io.meterproof.quickstart.conformance.set;

import java.io.IOException;
import java.nio.file.Path;

/** A set of vectors with the answers that others expect. */
public interface ConformanceSet {

    /** The set's name on the command line, and its directory under the data. */
    String name();

    /**
     * Reads every file of the set and compares.
     *
     * @param data the directory of all sets
     * @throws IOException when a file of the set cannot be read
     */
    Report run(Path data) throws IOException;
}
