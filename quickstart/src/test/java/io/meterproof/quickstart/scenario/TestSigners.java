package io.meterproof.quickstart.scenario;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.TrustedKey;
import io.meterproof.metering.document.TrustedKeys;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Role keys for tests, and the trust in them. */
final class TestSigners {
    static final ScenarioSigners ALL = new ScenarioSigners(
            signer(Role.MAKER), signer(Role.REGISTRAR), signer(Role.TARIFF), signer(Role.DESK), signer(Role.BILLING));

    static final TrustedKeys TRUSTED =
            new TrustedKeys(Stream.of(Role.MAKER, Role.REGISTRAR, Role.TARIFF, Role.DESK, Role.BILLING)
                    .map(TestSigners::trusted)
                    .toList());

    private TestSigners() {}

    private static DocumentSigner signer(Role role) {
        return new DocumentSigner(role, key(role).signer());
    }

    private static TrustedKey trusted(Role role) {
        SimulatedKey key = key(role);
        Effective always = new Effective(Instant.EPOCH, Optional.empty());
        return new TrustedKey(role, key.signer().key(), SignatureAlgorithm.ED25519, key.publicKey(), always);
    }

    private static SimulatedKey key(Role role) {
        return SimulatedKey.of(SignatureAlgorithm.ED25519, new Seed(0).hash("role/" + role));
    }
}
