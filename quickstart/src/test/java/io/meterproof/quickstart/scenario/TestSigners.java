package io.meterproof.quickstart.scenario;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Role;

final class TestSigners {
    static final ScenarioSigners ALL = new ScenarioSigners(
            signer(Role.MAKER), signer(Role.REGISTRAR), signer(Role.TARIFF), signer(Role.DESK), signer(Role.BILLING));

    private TestSigners() {}

    private static DocumentSigner signer(Role role) {
        return new DocumentSigner(
                role,
                SimulatedKey.of(SignatureAlgorithm.ED25519, new Seed(0).hash("role/" + role))
                        .signer());
    }
}
