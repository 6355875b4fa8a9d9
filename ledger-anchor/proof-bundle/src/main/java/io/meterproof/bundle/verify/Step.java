package io.meterproof.bundle.verify;

import java.util.function.Function;

/** One step of a verification: what it is called, and what it says of a dossier that stands it. */
record Step(String name, Function<Dossier, String> examination) {}
