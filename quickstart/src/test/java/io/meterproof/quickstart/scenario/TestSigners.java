package io.meterproof.quickstart.scenario;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.TrustedKey;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.quickstart.scenario.meter.SimulatedKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Role keys for tests, and the trust in them. */
public final class TestSigners {
    public static final ScenarioSigners ALL = new ScenarioSigners(
            signer("maker"),
            signer("operator-1"),
            signer("operator-2"),
            signer("registrar"),
            signer("tariff"),
            signer("desk"),
            signer("billing"));

    static final TrustedKeys TRUSTED =
            new TrustedKeys(Stream.of("maker", "operator-1", "operator-2", "registrar", "tariff", "desk", "billing")
                    .map(TestSigners::trusted)
                    .toList());

    private TestSigners() {}

    private static DocumentSigner signer(String name) {
        return new DocumentSigner(role(name), key(name).signer());
    }

    private static TrustedKey trusted(String name) {
        SimulatedKey key = key(name);
        Effective always = new Effective(Instant.EPOCH, Optional.empty());
        return new TrustedKey(role(name), key.signer().key(), SignatureAlgorithm.ED25519, key.publicKey(), always);
    }

    private static Role role(String name) {
        return Role.valueOf(name.replaceFirst("-\\d$", "").toUpperCase(Locale.ROOT));
    }

    private static SimulatedKey key(String name) {
        return SimulatedKey.of(SignatureAlgorithm.ED25519, new Seed(0).hash("role/" + name));
    }
}
