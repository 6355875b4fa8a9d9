package io.meterproof.quickstart.scenario;

import io.meterproof.metering.document.SignedDocument;
import io.meterproof.tlog.Hash;
import java.time.Instant;

/** A meter that can be put to use: it has an identity, and somebody vouches for its key. */
public interface EnrolledMeter {

    public Hash id();

    public SignedDocument enrolment(Instant from, ScenarioSigners signers);
}
