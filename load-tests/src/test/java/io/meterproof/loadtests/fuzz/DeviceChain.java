package io.meterproof.loadtests.fuzz;

import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MakerRoot;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.TrustedKey;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.tlog.Hash;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Verifies an enrolment that two operators approved, with a device certificate that nobody looked at. */
final class DeviceChain {
    private static final String MAKER = "Maker";
    private static final String SERIAL = "S-1";
    private static final Effective ALWAYS = new Effective(Instant.parse("2026-01-01T00:00:00Z"), Optional.empty());

    /** Made for this; its key is nowhere. */
    private static final String ROOT =
            "MIHvMIGioAMCAQICAQEwBQYDK2VwMA8xDTALBgNVBAMMBHJvb3QwHhcNMjAwMTAxMDAwMDAwWhcNNDkwMTAxMDAw"
                    + "MDAwWjAPMQ0wCwYDVQQDDARyb290MCowBQYDK2VwAyEAYv5GWy3Fc3T2VPTPxnIkbVY9LZPmArV3Z83gf3diqYqjIzAh"
                    + "MA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgIEMAUGAytlcANBAOfruUrMB33ZNMs90hK/qFgPaPv+DPl6uxp9"
                    + "JiwiNRBu40/6tTdZDFQP7HtjT6A4Y9ExXjgn4Spp9IEcp9Y/EQE=";

    /** The key that the kept sample certifies. */
    private static final String METER =
            "3059301306072a8648ce3d020106082a8648ce3d03010703420004ffd42faf3547ece50a16a9a5feb32e64b314"
                    + "d0706e10d6f5c9231505c51bf30f9dfd32cf6fd3cb59c2dc0dcb08ba17c2f796c85da248618e2e6b58544ca95572";

    private static final DocumentVerifier VERIFIER =
            new DocumentVerifier(ProviderVerifier.of(CryptoProviders.bouncyCastle()));
    private static final List<KeyPair> OPERATORS = List.of(newKey(), newKey());
    private static final TrustedKeys TRUSTED =
            new TrustedKeys(OPERATORS.stream().map(DeviceChain::trusted).toList(), List.of(new MakerRoot(MAKER, ROOT)));

    private DeviceChain() {}

    static void verify(byte[] certificate) {
        Voucher voucher = new Voucher.Certificate(List.of(Base64.getEncoder().encodeToString(certificate)));
        byte[] key = HexFormat.of().parseHex(METER);
        MeterEnrolment enrolment = new MeterEnrolment(
                MAKER,
                SERIAL,
                Identities.meter(MAKER, SERIAL),
                SignatureAlgorithm.ECDSA,
                METER,
                Identities.key(SignatureAlgorithm.ECDSA, key),
                ALWAYS,
                voucher);
        DocumentSigner[] operators = OPERATORS.stream().map(DeviceChain::signer).toArray(DocumentSigner[]::new);
        VERIFIER.verify(DocumentSigner.sign(enrolment, operators), TRUSTED);
    }

    private static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519", CryptoProviders.bouncyCastle())
                    .generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] raw(KeyPair keys) {
        byte[] encoded = keys.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - Hash.LENGTH, encoded.length);
    }

    private static Hash id(KeyPair keys) {
        return Identities.key(SignatureAlgorithm.ED25519, raw(keys));
    }

    private static DocumentSigner signer(KeyPair keys) {
        return new DocumentSigner(
                Role.OPERATOR,
                new BlockSigner(
                        SignatureAlgorithm.ED25519, id(keys), keys.getPrivate(), CryptoProviders.bouncyCastle()));
    }

    private static TrustedKey trusted(KeyPair keys) {
        String hex = HexFormat.of().formatHex(raw(keys));
        return new TrustedKey(Role.OPERATOR, id(keys), SignatureAlgorithm.ED25519, hex, ALWAYS);
    }
}
