package io.meterproof.quickstart.scenario.meter;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.Voucher;
import io.meterproof.quickstart.scenario.EnrolledMeter;
import io.meterproof.quickstart.scenario.ScenarioSigners;
import io.meterproof.quickstart.scenario.Seed;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Optional;

/** A meter that exists only here: who it is and the key it signs with. */
public record SimulatedMeter(String maker, String serial, SimulatedKey key, Seed seed) implements EnrolledMeter {
    public static final String MAKER = "Simulated";

    public static SimulatedMeter of(Seed seed, String serial, SignatureAlgorithm algorithm) {
        SimulatedKey key = SimulatedKey.of(algorithm, seed.hash("key/" + serial));
        return new SimulatedMeter(MAKER, serial, key, seed);
    }

    @Override
    public Hash id() {
        return Identities.meter(maker, serial);
    }

    /** The enrolment, signed by the meter itself and its maker, and approved by two operators. */
    @Override
    public SignedDocument enrolment(Instant from, ScenarioSigners signers) {
        MeterEnrolment enrolment = new MeterEnrolment(
                maker,
                serial,
                id(),
                key.signer().algorithm(),
                key.publicKey(),
                key.signer().key(),
                new Effective(from, Optional.empty()),
                new Voucher.Maker());
        return DocumentSigner.sign(
                enrolment,
                new DocumentSigner(Role.METER, key.signer()),
                signers.maker(),
                signers.firstOperator(),
                signers.secondOperator());
    }
}
