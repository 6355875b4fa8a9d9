package io.meterproof.metering.verdict;

import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.tlog.Hash;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** A meter of half-hours with the Ed25519 key of RFC 8032 section 7.1 test 1, and a P-256 key of our own. */
final class SampleMeter {
    static final Instant MIDNIGHT = Instant.parse("2020-01-01T00:00:00Z");
    static final Duration HALF_HOUR = Duration.ofMinutes(30);
    static final Channel CHANNEL = new Channel(Identities.meter("Example Meters", "EM-0001"), ObisCode.ACTIVE_IMPORT);
    static final String ED25519_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    static final String P256_KEY = "0422571de65bebd7e64ed932a150be912782dd1d0aa32327cdd043af0ccf655c64"
            + "0ae28cf6100fd63d475dc4e797355dc8e2fc5506187dbd8aaf5834286000cfd0";

    private static final String ED25519_SECRET =
            "302e020100300506032b657004220420" + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    private static final String P256_SECRET = "f571aa6a2e69072f2de07b0723172eebc5f8fdee1f3a0ecc63229830773b58f0";

    private SampleMeter() {}

    static SignedBlock live(long sequence, long value) {
        return at(BlockBuilder.live(CHANNEL), sequence, value);
    }

    static SignedBlock seal(long firstSequence, long... values) {
        return at(BlockBuilder.seal(CHANNEL, Hash.ZERO), firstSequence, values);
    }

    static SignedBlock at(BlockBuilder builder, long firstSequence, long... values) {
        return builder.firstSequence(firstSequence)
                .start(MIDNIGHT.plus(HALF_HOUR.multipliedBy(firstSequence - 1)))
                .interval(HALF_HOUR)
                .values(values)
                .closingRegister(firstSequence * 1000)
                .sign(ed25519(), new byte[Hash.LENGTH]);
    }

    static SignedBlock charging(ChargingTransaction transaction, long begin, long end) {
        return BlockBuilder.charging(CHANNEL, transaction)
                .start(MIDNIGHT)
                .interval(HALF_HOUR)
                .values(begin, end)
                .closingRegister(end)
                .sign(ed25519(), new byte[Hash.LENGTH]);
    }

    static MeterKeys keys() {
        return MeterKeys.NONE.with(enrolled(SignatureAlgorithm.ED25519, ED25519_KEY, always(), 0));
    }

    static Effective always() {
        return new Effective(Instant.EPOCH, Optional.empty());
    }

    static MeterEnrolment enrolment(SignatureAlgorithm algorithm, String key, Effective effective) {
        Hash id = Identities.key(algorithm, HexFormat.of().parseHex(key));
        return new MeterEnrolment(
                "Example Meters", "EM-0001", CHANNEL.meter(), algorithm, key, id, effective, new Voucher.Maker());
    }

    static EnrolledKey enrolled(SignatureAlgorithm algorithm, String key, Effective effective, long position) {
        try {
            return EnrolledKey.of(enrolment(algorithm, key, effective), position);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static BlockSigner ed25519() {
        return signer(SignatureAlgorithm.ED25519, ED25519_KEY, () -> KeyFactory.getInstance(
                        "Ed25519", CryptoProviders.bouncyCastle())
                .generatePrivate(new PKCS8EncodedKeySpec(HexFormat.of().parseHex(ED25519_SECRET))));
    }

    static BlockSigner p256() {
        return signer(SignatureAlgorithm.P256, P256_KEY, () -> {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            return KeyFactory.getInstance("EC", CryptoProviders.bouncyCastle())
                    .generatePrivate(new ECPrivateKeySpec(
                            new BigInteger(P256_SECRET, 16), curve.getParameterSpec(ECParameterSpec.class)));
        });
    }

    private static BlockSigner signer(SignatureAlgorithm algorithm, String key, KeyReader reader) {
        try {
            Hash id = Identities.key(algorithm, HexFormat.of().parseHex(key));
            return new BlockSigner(algorithm, id, reader.read(), CryptoProviders.bouncyCastle());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private interface KeyReader {
        PrivateKey read() throws GeneralSecurityException;
    }
}
