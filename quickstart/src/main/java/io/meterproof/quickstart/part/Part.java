package io.meterproof.quickstart.part;

import java.util.Set;

/** One part of the stack. It starts when all that it needs is ready, and stops before them. */
public sealed interface Part permits Server, Step {
    String name();

    /** The names of the parts that must be ready first. */
    Set<String> needs();
}
